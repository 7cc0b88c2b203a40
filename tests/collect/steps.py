"""Steps: every request, write, fsync, rename and statement of a fetch, one after the other, to fail or be killed at."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.store import Store, ledger
from tests.site.quick import Quick

Step = Callable[[str], None]
WRITES = ("INSERT", "UPDATE", "DELETE", "BEGIN", "COMMIT", "CREATE")
LOGICAL = {
    "versions": "SELECT address, number, sha256 FROM versions ORDER BY 1, 2",
    "contents": "SELECT * FROM contents ORDER BY 1",
    "links": "SELECT * FROM links ORDER BY 1, 2",
    "entries": "SELECT address, listed_reference, page_reference, place, missing FROM entries ORDER BY 1",
    "events": "SELECT what, address FROM events ORDER BY 1, 2",
    "states": "SELECT address, etag, last_modified, reason FROM addresses ORDER BY 1",
}


def watch(monkeypatch: pytest.MonkeyPatch, step: Step) -> None:
    """Call `step` before every request, write, fsync, rename and writing statement."""
    fsync, replace, opened, ask = os.fsync, Path.replace, Path.open, Quick.__call__

    class Watched(sqlite3.Connection):
        def execute(self, sql: str, *more: Any) -> sqlite3.Cursor:
            if sql.startswith(WRITES):
                step("statement")
            return super().execute(sql, *more)

    def connect(path: Path | str) -> sqlite3.Connection:
        connection = sqlite3.connect(path, isolation_level=None, factory=Watched)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA synchronous = OFF")
        return connection

    monkeypatch.setattr(ledger, "_connect", connect)
    monkeypatch.setattr(os, "fsync", lambda handle: (step("fsync"), fsync(handle))[1])
    monkeypatch.setattr(Path, "replace", lambda self, target: (step("rename"), replace(self, target))[1])
    monkeypatch.setattr(Path, "open", lambda self, *mode, **more: _opened(opened(self, *mode, **more), mode, step))
    monkeypatch.setattr(Quick, "__call__", lambda self, *asked: (step("request"), ask(self, *asked))[1])


def _opened(file: Any, mode: tuple[str, ...], step: Step) -> Any:
    if mode != ("wb",):
        return file
    write = file.write

    class Writing:
        def __enter__(self) -> Writing:
            return self

        def __exit__(self, *_: object) -> None:
            file.close()

        def __getattr__(self, name: str) -> Any:
            return getattr(file, name)

        def write(self, data: bytes) -> int:
            write(data[: len(data) // 2])
            step("write")
            return int(write(data[len(data) // 2 :]))

    return Writing()


def contents(folder: Path) -> dict[str, Any]:
    """Return all that a store holds but times, requests and the numbers of its fetches."""
    with Store(folder) as store:
        held: dict[str, Any] = {name: [tuple(row) for row in store.sql.execute(sql)] for name, sql in LOGICAL.items()}
    return held | {path.name: path.read_bytes() for path in (folder / "by-sha256").glob("[!.]*")}


def assert_nothing_is_torn(folder: Path) -> None:
    """Check that every file is what its name says, and every row of the ledger leads to a file."""
    shelf = folder / "by-sha256"
    for path in shelf.glob("[!.]*"):
        assert hashlib.sha256(path.read_bytes()).hexdigest() == path.stem
    with Store(folder) as store:
        assert store.sql.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        for row in store.sql.execute("SELECT sha256, suffix FROM contents"):
            assert store.shelf.place(*row).is_file()
