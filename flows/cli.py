"""Cli: the command `pcd`. stdout is data, stderr is progress; Prefect is imported only by the calls that need it."""

from __future__ import annotations

import json
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from flows.exits import INCOMPLETE, INTERNAL, LOCKED, UNREACHABLE, USAGE
from flows.settings import flags_of, settings
from pipeline.errors import IncompleteError, LedgerError, LockedError, SettingsError, SourceError

app = typer.Typer(
    help="Published decisions of London's Mayor's Office for Policing And Crime, as data that people can trust.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Source = Annotated[str | None, typer.Option(help="The publisher: a folder below data/raw (default: mopac).")]
Data = Annotated[Path | None, typer.Option(help="The folder that holds raw/ and processed/ (default: data).")]
Files = Annotated[list[Path], typer.Argument(help="Files to read: .pdf, .html, or .txt (a page's text).")]
Pdfs = Annotated[list[Path], typer.Argument(help="PDFs to read.")]
Reference = Annotated[str, typer.Argument(help="The decision's number, such as 'PCD 898'.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object a line for each file.")]


@app.command()
def run(
    source: Source = None,
    data: Data = None,
    fail_on: Annotated[
        str | None,
        typer.Option(help="Exit 1 at this verdict or worse: question, ambiguous, inconsistent (default: never)."),
    ] = None,
    workers: Annotated[int | None, typer.Option(help="Processes that read PDFs (default: 2).")] = None,
    unfinished: Annotated[
        bool | None, typer.Option("--unfinished", help="Publish also what a fetch brought that was broken off.")
    ] = None,
) -> None:
    """Read what lies in data/raw/SOURCE, reconcile it, and publish tables and reports."""
    from flows.run import run as run_job

    options = settings(source=source, data=data, fail_on=fail_on, workers=workers, unfinished=unfinished)
    raise typer.Exit(run_job(options))


@app.command()
def fetch(
    source: Source = None,
    data: Data = None,
    contact: Annotated[str | None, typer.Option(help="Where the source's keepers reach you; sent along.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Ask for at most so many decisions.")] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Leave alone what was looked at on this day or later.")
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Ask for everything anew, changed or not.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read the list, say what would be asked for.")] = False,
) -> None:
    """Bring new and changed decisions of a source into data/raw/SOURCE."""
    from flows.fetch import fetch as fetch_source
    from pipeline.collect import Orders

    orders = Orders("full" if full else "nightly", limit, since.replace(tzinfo=UTC) if since else None)
    raise typer.Exit(fetch_source(settings(source=source, data=data, contact=contact), orders, dry_run=dry_run))


@app.command()
def nightly(
    source: Source = None,
    data: Data = None,
    flags: Annotated[
        str | None, typer.Option(hidden=True, help="Settings as JSON: how `pcd serve` hands them on.")
    ] = None,
) -> None:
    """Fetch, then read and publish what changed: what a schedule does, once."""
    options = settings(**json.loads(flags)) if flags else settings(source=source, data=data)
    from flows.embedded import start_server
    from flows.locks import refuse_locked

    refuse_locked(options)  # the flow takes the lock: told before all of Prefect is started
    ready = start_server()
    from flows.nightly import nightly as run_nightly

    ready()
    run_nightly(flags_of(options))


@app.command()
def serve(
    source: Source = None,
    data: Data = None,
    cron: Annotated[str | None, typer.Option(help="When, as cron writes it (default: 0 3 * * *).")] = None,
) -> None:
    """Do what `pcd nightly` does on a schedule, in one process, until somebody ends it."""
    from flows.serve import serve as serve_source

    raise typer.Exit(serve_source(settings(source=source, data=data, cron=cron)))


@app.command()
def read(files: Files, as_json: AsJson = False) -> None:
    """Read single files and print the facts; start no server, publish nothing."""
    from flows.read import read as read_files

    raise typer.Exit(read_files(files, settings(), as_json=as_json))


@app.command()
def tables(files: Pdfs, as_json: AsJson = False) -> None:
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
def explain(reference: Reference, source: Source = None, data: Data = None) -> None:
    """Show one decision: its facts, their evidence, its checks."""
    from flows.published import explain as explain_decision

    raise typer.Exit(explain_decision(reference, settings(source=source, data=data)))


@app.command()
def report(source: Source = None, data: Data = None) -> None:
    """Rebuild the reports from what was published last."""
    from flows.published import report as rebuild

    raise typer.Exit(rebuild(settings(source=source, data=data)))


@app.command()
def status(source: Source = None, data: Data = None) -> None:
    """Tell what was last fetched and published, what is next, what is wrong; exits with 6 when that is too old."""
    from flows.status import status as tell

    raise typer.Exit(tell(settings(source=source, data=data)))


def main() -> None:
    """Run the command; every error of ours ends in its exit status and one line on stderr."""
    try:
        app()
    except SettingsError as error:
        _fail(USAGE, str(error))
    except SourceError as error:
        _fail(UNREACHABLE, str(error))
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


if __name__ == "__main__":
    main()
