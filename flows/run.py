"""Run: the main job as the command calls it. It looks whether anything changed before it imports Prefect."""

from __future__ import annotations

import json
import sys
from typing import Any

from flows.checked import note_checked
from flows.embedded import start_server
from flows.exits import DONE, FINDINGS
from flows.fingerprint import code_fingerprint
from flows.locks import locked
from flows.manifest import manifest_inputs
from flows.settings import Settings, flags_of
from flows.source_state import broken_off, unfinished_fetch
from flows.summary import print_summary
from pipeline.errors import IncompleteError, SettingsError
from pipeline.sources import source
from pipeline.store import Capture, captures

SEVERITY = ("question", "ambiguous", "inconsistent")


def run(options: Settings) -> int:
    """Read, reconcile and publish a source, print the summary, and return the exit status."""
    publisher = source(options.source)
    if not options.raw.is_dir():
        raise SettingsError(
            f"there is no folder {options.raw}: `pcd fetch` makes it, or put the documents of {publisher.name!r} there"
        )
    with locked(options):
        return _status(publish_changes(options), options)


def publish_changes(options: Settings) -> dict[str, Any]:
    """Read, reconcile and publish a source, whose lock is held, unless nothing changed, and return the run's summary.

    Prefect is started and imported only when there is work. Raises IncompleteError where a fetch was broken off.
    """
    refuse_unfinished(options)
    summary = unchanged(options, captures(options.raw))
    if summary is None:
        print(f"Reading {options.raw} …", file=sys.stderr)
        ready = start_server()
        from flows.decisions import decisions

        ready()
        summary = decisions(flags_of(options))
        print_summary(summary, options)
    else:
        print_summary(summary, options, changed=False)
    note_checked(options)
    return summary


def refuse_unfinished(options: Settings) -> None:
    """Raise IncompleteError where a fetch was broken off: some documents are of that day, others of the one before."""
    fetch = None if options.unfinished else unfinished_fetch(options.raw)
    if fetch:
        raise IncompleteError(
            f"{broken_off(fetch)}. Nothing new was published: `pcd fetch` goes on with it"
            " (`pcd run --unfinished` publishes what there is)"
        )


def unchanged(options: Settings, found: tuple[Capture, ...]) -> dict[str, Any] | None:
    """Return the summary of the last run where neither documents nor rules changed since, else None."""
    try:
        last: dict[str, Any] = json.loads((options.processed / "manifest.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return None
    if last.get("inputs") != manifest_inputs(options, found) or last.get("code_fingerprint") != code_fingerprint():
        return None
    summary: dict[str, Any] = last["summary"]
    return summary


def _status(summary: dict[str, Any], options: Settings) -> int:
    if options.fail_on == "never":
        return DONE
    grave = SEVERITY[SEVERITY.index(options.fail_on) :]
    return FINDINGS if any(summary["verdicts"].get(verdict) for verdict in grave) else DONE
