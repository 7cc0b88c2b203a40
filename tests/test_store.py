"""What lies in a source's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import StoreError
from pipeline.store import Store, captures
from pipeline.store.ledger import LEDGER

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


def test_a_file_that_is_no_ledger_is_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / LEDGER).write_bytes(b"no database at all, and long enough to be looked at" * 20)
    with pytest.raises(StoreError, match=r"\.ledger\.sqlite"):
        Store(tmp_path)
