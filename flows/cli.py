"""Cli: the command `pcd`. stdout is data, stderr is progress; Prefect is imported only by the calls that need it."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from typing import Annotated

import typer

from flows.settings import Settings, settings
from pipeline.errors import IncompleteError, LedgerError, LockedError, SettingsError

# The exit statuses of the contract.
FINDINGS, USAGE, INTERNAL, UNREADABLE, INCOMPLETE, LOCKED = 1, 2, 4, 5, 6, 7

app = typer.Typer(
    help="Published decisions of London's Mayor's Office for Policing And Crime, as data that people can trust.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Source = Annotated[str | None, typer.Option(help="The publisher: a folder below data/raw. [default: mopac]")]
Data = Annotated[Path | None, typer.Option(help="The folder that holds raw/ and processed/. [default: data]")]
Files = Annotated[list[Path], typer.Argument(help="Files to read: .pdf, .html, or .txt (a page's text).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object a line for each file.")]


@app.command()
def run(
    source: Source = None,
    data: Data = None,
    fail_on: Annotated[str | None, typer.Option(help="Exit 1 at this verdict or worse. [default: never]")] = None,
    workers: Annotated[int | None, typer.Option(help="Processes that read PDFs. [default: 2]")] = None,
) -> None:
    """Read what lies in data/raw/SOURCE, reconcile it, and publish tables and reports."""
    from flows.run import run as run_job

    raise typer.Exit(run_job(_settings(source=source, data=data, fail_on=fail_on, workers=workers)))


@app.command()
def read(files: Files, as_json: AsJson = False) -> None:
    """Read single files and print the facts; start no server, publish nothing."""
    from flows.read import read as read_files

    raise typer.Exit(read_files(files, settings(), as_json=as_json))


@app.command()
def tables(files: Files, as_json: AsJson = False) -> None:
    """Print the tables of single PDFs as they were read."""
    from flows.read import tables as read_tables

    raise typer.Exit(read_tables(files, settings(), as_json=as_json))


@app.command()
def evaluate(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="NAME.txt, .html or .pdf beside NAME.json labels.")],
    errors: Annotated[str | None, typer.Option(metavar="FIELD", help="List the misses and false finds.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    as_markdown: Annotated[bool, typer.Option("--markdown", help="Print the table of the README.")] = False,
) -> None:
    """Score the reading of labelled texts, field by field."""
    from flows.evaluate import evaluate as evaluate_folder

    status = evaluate_folder(folder, settings(), errors=errors, as_json=as_json, as_markdown=as_markdown)
    raise typer.Exit(status)


@app.command()
def explain(reference: str, source: Source = None, data: Data = None) -> None:
    """Show one decision: its facts, their evidence, its checks."""
    from flows.published import explain as explain_decision

    raise typer.Exit(explain_decision(reference, _settings(source=source, data=data)))


@app.command()
def report(source: Source = None, data: Data = None) -> None:
    """Rebuild the reports from what was published last."""
    from flows.published import report as rebuild

    raise typer.Exit(rebuild(_settings(source=source, data=data)))


@app.command()
def status(source: Source = None, data: Data = None) -> None:
    """Tell what was last published and what is wrong; exits not 0 when the last good run is too old."""
    from flows.published import status as tell

    raise typer.Exit(tell(_settings(source=source, data=data)))


def _settings(**flags: object) -> Settings:
    return settings(**flags)


def main() -> None:
    """Run the command; every error of ours ends in its exit status and one line on stderr."""
    try:
        app()
    except SettingsError as error:
        _fail(USAGE, str(error))
    except IncompleteError as error:
        _fail(INCOMPLETE, str(error))
    except LockedError as error:
        _fail(LOCKED, str(error))
    except LedgerError as error:
        _fail(INTERNAL, str(error))
    except Exception:  # noqa: BLE001  # the contract: an internal error is exit 4, and is seen whole
        traceback.print_exc()
        sys.exit(INTERNAL)


def _fail(status: int, message: str) -> None:
    print(f"pcd: {message}", file=sys.stderr)
    sys.exit(status)
