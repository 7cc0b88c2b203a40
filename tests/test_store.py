"""What lies in a source's folder."""

from __future__ import annotations

from pathlib import Path

from pipeline.store import captures

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
