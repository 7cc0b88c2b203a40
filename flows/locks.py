"""Locks: one run at a time for each source, whether it fetches or publishes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from flows.settings import Settings
from pipeline.errors import LockedError


@contextmanager
def locked(options: Settings) -> Iterator[None]:
    """Hold the lock of a source. Raises LockedError where another run has it."""
    options.processed.parent.mkdir(parents=True, exist_ok=True)
    path = options.processed.parent / f".{options.source}.lock"
    try:
        with FileLock(path, timeout=0):
            yield
    except Timeout:
        raise LockedError(f"another run of {options.source!r} is under way (it holds {path})") from None


def refuse_locked(options: Settings) -> None:
    """Raise LockedError where another run has the lock of a source, for one that would take it only later."""
    with locked(options):
        pass
