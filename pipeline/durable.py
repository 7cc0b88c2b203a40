"""Durable: files and folders that take the place of the old ones whole or not at all, and outlive a loss of power."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SYNCS_AT_ONCE = 16  # a file system commits many at the cost of one


def write_whole(path: Path, data: bytes) -> None:
    """Write a file under its name only when all of it is on the disk; after any error the old one stands untouched."""
    make_folder(path.parent)
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    _sync(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder and all above it that are missing; each is on the disk for good, with its name in the one above."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for made in missing:
        _sync(made.parent)


def write_new(path: Path, data: bytes) -> None:
    """Write a file that does not exist yet; it is on the disk for good when its folder is swapped in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(data)


def fresh_folder(folder: Path) -> Path:
    """Return an empty folder beside the given one, to be filled and then swapped in."""
    recover(folder)
    fresh = _fresh(folder)
    make_folder(folder.parent)
    fresh.mkdir()
    return fresh


def swap_in(fresh: Path, folder: Path) -> None:
    """Put a filled folder in the place of the old one; after any error the old one stands where it stood."""
    aside = _aside(folder)
    with ThreadPoolExecutor(SYNCS_AT_ONCE) as pool:
        list(pool.map(_sync, [fresh, *fresh.rglob("*")]))
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


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _fresh(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.new")


def _aside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.old")
