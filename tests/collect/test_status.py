"""`pcd status`: what was fetched and published last, and when it is too long ago."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from flows.checked import note_checked
from flows.job import Work
from flows.publication import publish_work
from flows.settings import Settings
from pipeline.store import Store
from pipeline.store.fetches import begin, stamp
from tests.collect.command import DECISIONS, pcd
from tests.site.server import Site


def test_a_wrong_total_is_incomplete_and_status_says_so(
    options: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], site: Site
) -> None:
    site.content.stated_total = DECISIONS + 1
    assert pcd(monkeypatch, "fetch") == 6
    capsys.readouterr()
    assert pcd(monkeypatch, "status") == 6
    told = capsys.readouterr().out
    assert "incomplete" in told
    assert f"Wrong      the list was walked 5 times and never seen whole: {DECISIONS} of {DECISIONS + 1}" in told


def test_status_tells_of_fetch_and_publication_and_of_one_too_old(
    options: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pcd(monkeypatch, "fetch")
    note_good_run(options)
    capsys.readouterr()
    assert pcd(monkeypatch, "status") == 0
    told = capsys.readouterr().out
    assert f"complete, {DECISIONS} decisions listed" in told
    assert "Next run " in told
    options.checked.write_text(datetime(2021, 4, 1, tzinfo=UTC).isoformat())
    assert pcd(monkeypatch, "status") == 6


def test_status_counts_from_the_end_of_a_fetch_that_was_gone_on_with_over_two_nights(
    options: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    pcd(monkeypatch, "fetch")
    note_good_run(options)
    note_fetch(options, "complete", began=timedelta(hours=47), ended=timedelta(hours=23))
    assert pcd(monkeypatch, "status") == 0
    note_fetch(options, "complete", began=timedelta(hours=60), ended=timedelta(hours=37))
    assert pcd(monkeypatch, "status") == 6


@pytest.mark.parametrize("outcome", ["stopped", "incomplete", None])
def test_a_fetch_that_did_not_come_to_its_end_is_no_sign_of_life(
    options: Settings, monkeypatch: pytest.MonkeyPatch, outcome: str | None
) -> None:
    pcd(monkeypatch, "fetch")
    note_good_run(options)
    note_fetch(options, "complete", began=timedelta(hours=38), ended=timedelta(hours=37))
    with Store(options.raw) as store:
        begin(store, "nightly", datetime.now(UTC))
    note_fetch(options, outcome, began=timedelta(hours=1), ended=timedelta() if outcome else None)
    assert pcd(monkeypatch, "status") == 6


def note_good_run(options: Settings) -> None:
    publish_work(Work((), (), ()), options, (), datetime.now(UTC))
    note_checked(options)


def note_fetch(options: Settings, outcome: str | None, began: timedelta, ended: timedelta | None) -> None:
    """Write when the last fetch began and ended, so long ago, and how."""
    now = datetime.now(UTC)
    times = (stamp(now - began), stamp(now - ended) if ended is not None else None)
    newest = "fetch_id = (SELECT max(fetch_id) FROM fetches)"
    with Store(options.raw) as store:
        store.sql.execute(
            f"UPDATE fetches SET started_at = ?, finished_at = ?, outcome = ? WHERE {newest}",  # noqa: S608
            (*times, outcome),
        )
