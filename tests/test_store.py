"""What lies in a source's folder."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.errors import StoreError
from pipeline.store import Store, captures
from pipeline.store.attempts import permitted_from
from pipeline.store.fetches import last_fetch
from pipeline.store.ledger import LEDGER
from pipeline.store.schema import MIGRATIONS

PAGE = b"<!DOCTYPE html><p>PCD 90009</p>"


def test_every_file_is_found_also_in_folders_below_and_without_a_known_suffix(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "a.html").write_bytes(PAGE)
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04")
    assert [capture.path.name for capture in captures(tmp_path)] == ["b.docx", "a.html"]


def test_hidden_files_are_nobody_s_documents(tmp_path: Path) -> None:
    (tmp_path / ".gitkeep").touch()
    assert captures(tmp_path) == ()


def test_a_page_also_saved_as_a_pdf_is_read_by_its_better_name(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.html", "c.pdf"):
        (tmp_path / name).write_bytes(PAGE)
    assert [capture.path.name for capture in captures(tmp_path)] == ["b.html"]


def test_of_what_was_fetched_only_what_the_ledger_names_is_a_document(tmp_path: Path) -> None:
    (tmp_path / "by-sha256").mkdir()
    (tmp_path / "by-sha256" / "0123.html").write_bytes(PAGE)
    (tmp_path / "dropped.html").write_bytes(PAGE)
    with Store(tmp_path):
        pass
    assert [capture.path.name for capture in captures(tmp_path)] == ["dropped.html"]


def test_a_ledger_from_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.sql.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="schema 99"):
        Store(tmp_path)


def test_a_ledger_of_the_first_schema_is_brought_forward_with_the_wait_that_it_knew(tmp_path: Path) -> None:
    until = "2031-04-01T03:00:00.000000+00:00"
    old = sqlite3.connect(tmp_path / LEDGER)
    old.executescript(f"{MIGRATIONS[0]}; PRAGMA user_version = 1")
    old.execute(
        "INSERT INTO fetches VALUES (1, 'nightly', ?, NULL, 'stopped', 3, ?, 'come back later')", (until, until)
    )
    old.execute("INSERT INTO addresses VALUES ('/a', 'page', '\"x\"', NULL, ?, ?, 'new', NULL, NULL)", (until, until))
    old.commit()
    old.close()
    with Store(tmp_path) as store:
        assert permitted_from(store, datetime.now(UTC), 2) == datetime.fromisoformat(until)
        (row,) = store.sql.execute("SELECT etag, refusals, file_name FROM addresses")
        assert tuple(row) == ('"x"', 0, None)
        last = last_fetch(store)
    assert last is not None
    assert (last.outcome, last.stated, last.message) == ("stopped", 3, "come back later")


def test_a_file_that_is_no_ledger_is_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / LEDGER).write_bytes(b"no database at all, and long enough to be looked at" * 20)
    with pytest.raises(StoreError, match=r"\.ledger\.sqlite"):
        Store(tmp_path)
