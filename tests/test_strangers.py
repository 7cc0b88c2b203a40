"""Papers of strangers are read or refused with a reason; `make strangers` does so with all of a folder."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.strangers import MOST_GROWTH, Tally, tally
from flows.settings import settings
from pipeline.parse import load_readers
from tests.bombs import BOMBS, honest

REASONS = {
    *("read", "password", "truncated", "malformed", "no_pages", "no_text", "unreadable_text", "portfolio", "xfa"),
    *("limit_memory", "limit_cpu", "limit_time", "crash"),
}


@pytest.mark.shared
def test_a_sample_of_strangers_papers_is_read_or_refused_by_reason(shared: Path) -> None:
    files = sorted((shared / "pdfs").rglob("*.pdf"))[::18]
    found = tally(files, settings(cpu_seconds=10, wall_factor=20))
    assert len(files) > 40
    assert found.missed(len(files)) == []
    assert {fate for fate in found.fates if not fate.startswith("not_pdf:")} <= REASONS
    assert found.fates["read"] > 25


def test_a_file_that_nobody_can_open_is_a_missed_bar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.read.prepare", load_readers)
    (tmp_path / "bomb.pdf").write_bytes(BOMBS["page-tree loop"]())
    (tmp_path / "cut.pdf").write_bytes(honest()[:-40])
    found = tally([tmp_path / "bomb.pdf", tmp_path / "cut.pdf", tmp_path / "gone.pdf"], settings())
    assert found.fates == {"no_pages": 1, "truncated": 1, "unreachable": 1}
    assert len(found.missed(3)) == 1
    assert "gone.pdf" in found.missed(3)[0]


def test_what_is_lost_and_what_grows_is_a_missed_bar() -> None:
    assert Tally(Counter(read=2), (), 1.0).missed(2) == []
    assert len(Tally(Counter(read=2), (), MOST_GROWTH).missed(3)) == 2
