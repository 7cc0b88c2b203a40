"""Ledger: one SQLite file beside the documents; it says what they are, and never holds their bytes.

It keeps a rollback journal and no write-ahead log: there is one writer, which waits two seconds between two commits, so
nothing is gained by the log's speed; a rollback journal leaves one file to copy, works on a network file system, and
with `synchronous = EXTRA` a commit outlives a loss of power.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from pipeline.durable import make_folder
from pipeline.errors import StoreError
from pipeline.store.schema import migrate
from pipeline.store.shelf import Shelf

LEDGER = ".ledger.sqlite"
SYNCHRONOUS = "EXTRA"
PATIENCE = 30.0  # seconds that a reader waits while the writer commits


class Store:
    """What was fetched of one source: the ledger, and the shelf of bytes that it speaks of."""

    def __init__(self, folder: Path, *, in_memory: bool = False) -> None:
        self.shelf = Shelf(folder)
        self.path = folder / LEDGER
        try:
            if in_memory:
                self.sql = _copy(self.path)
            else:
                make_folder(folder)
                self.sql = _connect(self.path)
            migrate(self.sql)
        except (sqlite3.Error, OSError) as error:
            raise StoreError(f"the ledger {self.path} cannot be opened: {error}") from error

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.sql.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Give the ledger to be changed, all or nothing. Raises StoreError where the disk refuses."""
        try:
            self.sql.execute("BEGIN IMMEDIATE")
            yield self.sql
            self.sql.execute("COMMIT")
        except sqlite3.Error as error:
            raise StoreError(f"the ledger {self.path} cannot be written: {error}") from error
        finally:
            if self.sql.in_transaction:
                self.sql.rollback()


def has_ledger(folder: Path) -> bool:
    """Return whether anything was ever fetched into a folder."""
    return (folder / LEDGER).is_file()


def _connect(path: Path | str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute(f"PRAGMA synchronous = {SYNCHRONOUS}")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _copy(path: Path) -> sqlite3.Connection:
    """Return a ledger in memory that says what the file says, for a run that must leave no trace."""
    copy = _connect(":memory:")
    if path.exists():
        original = sqlite3.connect(path, timeout=PATIENCE)
        try:
            original.backup(copy)
        finally:
            original.close()
    return copy
