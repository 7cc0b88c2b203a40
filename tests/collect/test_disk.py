"""A disk that refuses: whichever write, fsync, rename or statement fails, it is said, and what stood there stands."""

from __future__ import annotations

import errno
import itertools
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.durable import write_whole
from pipeline.errors import StoreError
from tests.collect.steps import assert_nothing_is_torn, contents, watch
from tests.site.clock import FakeClock
from tests.site.quick import fetched
from tests.site.server import Site


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(3, FakeClock()) as stand_in:
        yield stand_in


def fails_at(folder: Path, site: Site, number: int) -> bool:
    """Fetch with a disk that refuses the so manieth step, and return whether that was told."""
    steps, told = itertools.count(1), ""

    def step(kind: str) -> None:
        if kind != "request" and next(steps) == number:
            if kind == "statement":
                raise sqlite3.OperationalError("database or disk is full")
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.MonkeyPatch.context() as patch:
        watch(patch, step)
        try:
            fetched(folder, site)
        except StoreError as error:
            told = str(error)
    return "full" in told or "No space left" in told


def test_whichever_step_fails_it_is_said_and_the_next_fetch_brings_all(tmp_path: Path, site: Site) -> None:
    fetched(tmp_path / "undisturbed", site)
    wanted = contents(tmp_path / "undisturbed")
    for number in itertools.count(1):
        folder = tmp_path / f"failed-{number}"
        if not fails_at(folder, site, number):
            break
        assert_nothing_is_torn(folder)
        fetched(folder, site)
        assert contents(folder) == wanted, f"step {number}"
    assert number > 60


def test_whichever_step_fails_what_was_fetched_before_stands(tmp_path: Path, site: Site) -> None:
    fetched(tmp_path, site)
    before = contents(tmp_path)
    for number in range(1, 200):
        site.content.change(site.content.order[number % 3])
        if not fails_at(tmp_path, site, number):
            break
        assert_nothing_is_torn(tmp_path)
        held = contents(tmp_path)
        assert before["versions"] == [row for row in held["versions"] if row in before["versions"]]
        assert all(held[name] == data for name, data in before.items() if isinstance(data, bytes))
    assert number > 20


def test_a_full_disk_is_told_by_sqlite_itself(tmp_path: Path, site: Site) -> None:
    fetched(tmp_path, site)
    before = contents(tmp_path)
    with sqlite3.connect(tmp_path / ".ledger.sqlite") as ledger:
        (pages,) = ledger.execute("PRAGMA page_count").fetchone()
    ledger.close()
    for _ in range(40):
        site.content.add()
    with pytest.MonkeyPatch.context() as patch:
        limit_pages(patch, pages + 1)
        with pytest.raises(StoreError, match="full"):
            fetched(tmp_path, site)
    assert_nothing_is_torn(tmp_path)
    assert set(before["versions"]) <= set(contents(tmp_path)["versions"])


def limit_pages(patch: pytest.MonkeyPatch, pages: int) -> None:
    """Let the ledger be no longer than so many pages, as on a disk that is full."""
    connect = sqlite3.connect

    def limited(*place: object, **more: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*place, **more)  # type: ignore[call-overload]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    patch.setattr(sqlite3, "connect", limited)


@pytest.mark.parametrize("kind", ["write", "fsync", "rename"])
def test_a_file_that_cannot_be_written_whole_leaves_the_old_one_and_no_part(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "settings"
    write_whole(path, b"old")

    def step(now: str) -> None:
        if now == kind:
            raise OSError(errno.EIO, "Input/output error")

    with pytest.MonkeyPatch.context() as patch:
        watch(patch, step)
        with pytest.raises(OSError, match="Input/output"):
            write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["settings"]


def test_every_folder_that_is_made_is_on_the_disk_in_the_one_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: set[int] = set()
    monkeypatch.setattr(os, "fsync", lambda handle: synced.add(os.fstat(handle).st_ino))
    write_whole(tmp_path / "raw" / "mopac" / "by-sha256" / "paper", b"new")
    for folder in (".", "raw", "raw/mopac", "raw/mopac/by-sha256"):
        assert (tmp_path / folder).stat().st_ino in synced, folder
