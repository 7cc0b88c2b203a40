"""Published: hand-made dossiers, published into a folder, run after run."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from pipeline.assemble import Dossier
from pipeline.publish import Published, publish
from pipeline.records import RunRecord
from tests.factory import RUN, publication


def next_run(run: RunRecord, minutes: int = 60) -> RunRecord:
    """Return a run that started so many minutes after another."""
    started = run.started_at + timedelta(minutes=minutes)
    update = {"run_id": f"{started:%Y%m%dT%H%M%SZ}", "started_at": started, "finished_at": started}
    return run.model_copy(update=update)


def put(folder: Path, *dossiers: Dossier, run: RunRecord = RUN, **more: Any) -> Published:
    """Publish some dossiers."""
    made = publication(*dossiers)
    return publish(folder, made.dossiers, made.documents, made.issues, run, **more)


def content(folder: Path) -> dict[str, bytes]:
    """Return what the files of a folder hold, by their places in it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
