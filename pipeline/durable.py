"""Durable: files that are written whole or not at all, and a folder that is swapped for a new one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def write_durably(path: Path, data: bytes) -> None:
    """Write a new file and see it on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def fresh_folder(folder: Path) -> Path:
    """Return an empty folder beside the given one, to be filled and then swapped in."""
    recover(folder)
    fresh = _fresh(folder)
    fresh.mkdir(parents=True)
    return fresh


def swap_in(fresh: Path, folder: Path) -> None:
    """Put a filled folder in the place of the old one; after any error the old one stands where it stood."""
    aside = _aside(folder)
    for inner in [fresh, *(path for path in fresh.rglob("*") if path.is_dir())]:
        _sync(inner)
    had_one = folder.exists()
    if had_one:
        folder.rename(aside)
    try:
        fresh.rename(folder)
        _sync(folder.parent)
    except OSError:
        _undo(fresh, folder, aside, had_one=had_one)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def recover(folder: Path) -> None:
    """Put back the last good folder after a crash between two renames, and clear what a broken run left beside it."""
    aside = _aside(folder)
    if aside.exists() and not folder.exists():
        aside.rename(folder)
    shutil.rmtree(aside, ignore_errors=True)
    shutil.rmtree(_fresh(folder), ignore_errors=True)


def _undo(fresh: Path, folder: Path, aside: Path, *, had_one: bool) -> None:
    if folder.exists():
        folder.rename(fresh)
    if had_one:
        aside.rename(folder)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _fresh(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.new")


def _aside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.old")
