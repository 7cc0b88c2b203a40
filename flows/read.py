"""Read: single files of the command line, for `pcd read` and `pcd tables`."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from flows.exits import DONE, UNREADABLE
from flows.json_lines import json_line
from flows.papers import Outcome, prepare, read_file, reconciled
from flows.settings import Settings
from pipeline.assemble import Dossier
from pipeline.errors import UnreadableError
from pipeline.sandbox.pool import Sandbox
from pipeline.sandbox.worker import Limits


def sandbox(options: Settings) -> Sandbox:
    """Return the pool of killable children that the settings ask for; it starts none before it needs one."""
    limits = Limits(
        memory_mb=options.memory_mb,
        cpu_seconds=options.cpu_seconds,
        cpu_seconds_per_scan=options.cpu_seconds_per_scan,
        wall_factor=options.wall_factor,
    )
    return Sandbox(options.workers, limits, prepare)


def read(files: Sequence[Path], options: Settings, *, as_json: bool) -> int:
    """Print each file's facts, in order, and return the exit status: 5 when a file could not be read."""
    status = DONE
    scans = options.scans if options.data.is_dir() else None
    with sandbox(options) as pool:
        for path in files:
            outcome = read_file(path, pool, scans)
            dossier = _dossier(outcome)
            if dossier is None:
                status = UNREADABLE
                print(f"pcd: {outcome.message} ({outcome.reason})", file=sys.stderr)
            if as_json:
                print(json_line(outcome, dossier), flush=True)
            elif dossier is not None:
                from pipeline.explain import explain

                print(explain(dossier))
    return status


def _dossier(outcome: Outcome) -> Dossier | None:
    return reconciled([outcome.paper]) if outcome.paper else None


def tables(files: Sequence[Path], options: Settings, *, as_json: bool) -> int:
    """Print the tables of each PDF, in order, and return the exit status: 5 when a file could not be read."""
    from pipeline.parse import parse_tables

    status = DONE
    with sandbox(options) as pool:
        for path in files:
            try:
                found = pool.run(parse_tables, path.read_bytes(), path.name)
            except (UnreadableError, OSError) as error:
                status, found = UNREADABLE, []
                print(f"pcd: {path.name}: {error}", file=sys.stderr)
            if as_json:
                print(json.dumps({"tables": found}, ensure_ascii=False), flush=True)
            else:
                _print_tables(path.name, found)
    return status


def _print_tables(name: str, found: list[dict[str, object]]) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console()
    for number, table in enumerate(found, 1):
        grid = Table(title=f"{name}, table {number}, page {table['page']}", show_header=False, show_lines=True)
        for row in table["rows"]:  # type: ignore[attr-defined]  # a list of rows, as the contract prints it
            grid.add_row(*row)
        console.print(grid)
