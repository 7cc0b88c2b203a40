"""`pcd fetch` and `pcd status` against the stand-in site, as a person or a schedule calls them."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from filelock import FileLock

from flows import cli
from flows.cache import Cache
from flows.checked import note_checked
from flows.job import Reader, Work, compile_work
from flows.manifest import manifest_inputs
from flows.night import is_overtaken
from flows.progress import spoken
from flows.publication import publish_work
from flows.read import sandbox
from flows.settings import Settings, flags_of, settings
from pipeline import sources
from pipeline.release.published import read_table
from pipeline.sources.mopac.addresses import LIST_PATH
from pipeline.store import Store, captures
from pipeline.store.fetches import begin, stamp
from tests.site import faults
from tests.site.server import Site
from tests.site.wire import befall_page

DECISIONS = 7


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(DECISIONS) as stand_in:
        yield stand_in


@pytest.fixture
def options(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The settings of a visit to the stand-in, as the environment gives them."""
    given = {"contact": "https://example.org/us", "allow_loopback": "true", "via": site.url, "seconds_between": "0"}
    for name, value in given.items():
        monkeypatch.setenv(f"PCD_{name.upper()}", value)
    monkeypatch.chdir(tmp_path)
    return settings()


def pcd(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["pcd", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


def published(options: Settings) -> None:
    """Read and publish what was fetched, without Prefect."""
    found = captures(options.raw)
    with sandbox(options) as pool:
        outcomes = Reader(pool, Cache(options.cache, "fresh")).read(found)
    work = compile_work(outcomes, sources.source(options.source), found)
    publish_work(work, options, found, datetime(2031, 4, 1, tzinfo=UTC))


def test_a_fetch_prints_the_conservation_law_and_what_is_new(
    options: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], site: Site
) -> None:
    files = DECISIONS + sum(len(decision.attachments) for decision in site.content.all())
    decision = site.content.decisions[site.content.order[0]]
    site.fault(decision.path, faults.status(404))
    assert pcd(monkeypatch, "fetch") == 0
    told = capsys.readouterr()
    lost = 1 + len(decision.attachments)
    assert f"{files - lost + 1} listed = {files - lost} accepted + 0 quarantined + 1 failed + 0 withdrawn" in told.out
    assert "1 status:404" in told.out
    assert f"New        {DECISIONS - 1}: " in told.out
    assert "requests made" in told.err


def test_a_dry_run_asks_for_the_list_and_keeps_nothing(
    options: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], site: Site
) -> None:
    assert pcd(monkeypatch, "fetch", "--dry-run") == 0
    assert f"{DECISIONS} of {DECISIONS} decisions" in capsys.readouterr().out
    assert {request.target.partition("?")[0] for request in site.requests} == {"/robots.txt", LIST_PATH}
    assert not options.raw.exists()


def test_without_a_contact_nothing_is_asked(
    options: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], site: Site
) -> None:
    monkeypatch.delenv("PCD_CONTACT")
    assert pcd(monkeypatch, "fetch") == 2
    assert "PCD_CONTACT" in capsys.readouterr().err
    assert site.requests == []


def test_the_samples_are_no_site(options: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    assert pcd(monkeypatch, "fetch", "--source", "sample") == 2


def test_a_source_that_forbids_reading_is_left(options: Settings, monkeypatch: pytest.MonkeyPatch, site: Site) -> None:
    site.robots = b"User-agent: *\nDisallow: /\n"
    assert pcd(monkeypatch, "fetch") in {3, 6}
    assert {request.target for request in site.requests} == {"/robots.txt"}


def test_a_source_that_says_when_to_come_back_is_not_asked_before(
    options: Settings, monkeypatch: pytest.MonkeyPatch, site: Site
) -> None:
    site.fault("*", faults.status(503, "86400"), range(2, 9))
    site.fault(f"{LIST_PATH}?page=0", faults.status(503, "86400"))
    assert pcd(monkeypatch, "fetch") == 3
    asked = len(site.requests)
    assert pcd(monkeypatch, "fetch") == 3
    assert len(site.requests) == asked


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


def test_a_list_all_of_whose_pages_are_gone_is_told_and_nothing_new_is_published(
    options: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], site: Site
) -> None:
    pcd(monkeypatch, "fetch")
    for decision in site.content.all():
        befall_page(site, decision, faults.status(404))
    capsys.readouterr()
    assert pcd(monkeypatch, "fetch") == 6
    told = capsys.readouterr()
    assert f"+ {DECISIONS} failed + 0 withdrawn   ({DECISIONS} status:404)" in told.out
    assert f"{DECISIONS} of the {DECISIONS} decision pages that the list names gave nothing" in told.err
    assert pcd(monkeypatch, "run") == 6
    assert not options.processed.exists()


def test_two_fetches_at_once_are_one(options: Settings, monkeypatch: pytest.MonkeyPatch, site: Site) -> None:
    options.processed.parent.mkdir(parents=True)
    with FileLock(options.processed.parent / ".mopac.lock"):
        assert pcd(monkeypatch, "fetch") == 7
    assert site.requests == []


def test_what_was_fetched_is_published_with_its_addresses_and_its_register(
    options: Settings, monkeypatch: pytest.MonkeyPatch, site: Site
) -> None:
    lost = next(one for one in site.content.all() if len(one.attachments) == 2)
    site.fault(lost.attachments[1].target, faults.challenge)
    assert pcd(monkeypatch, "fetch") == 0
    published(options)
    documents = read_table(options.processed, "documents")
    assert all(row["url"].startswith("https://www.london.gov.uk/") and row["fetched_at"] for row in documents)
    assert {row["reference"] for row in documents} == {one.reference for one in site.content.all()}
    names = {paper.file_name for one in site.content.all() for paper in one.attachments if paper != lost.attachments[1]}
    assert {row["file_name"] for row in documents} == names | {None}  # a page has no such name
    register = {row["reference"]: row for row in read_table(options.processed, "register")}
    numbers = site.content.order
    assert len(register) == max(numbers) - min(numbers) + 1
    assert {row["status"] for reference, row in register.items() if int(reference[4:]) in numbers} == {"published"}
    assert register[lost.reference]["is_appendix_missing"] is True
    assert [row["code"] for row in read_table(options.processed, "issues") if row["stage"] == "fetch"] == [
        "not_pdf:html"
    ]
    (run,) = read_table(options.processed, "runs")
    assert run["listed"] == run["accepted"] + run["quarantined"] + run["failed"] + run["withdrawn"]
    assert run["quarantined"] == 1


def test_what_is_withdrawn_leaves_the_tables_and_stays_in_the_register(
    options: Settings, monkeypatch: pytest.MonkeyPatch, site: Site
) -> None:
    pcd(monkeypatch, "fetch")
    before = manifest_inputs(options, captures(options.raw))
    gone = f"PCD {site.content.order[4]}"
    site.content.withdraw(site.content.order[4])
    for _ in range(2):
        pcd(monkeypatch, "fetch")
    assert manifest_inputs(options, captures(options.raw)) != before
    published(options)
    assert gone not in {row["reference"] for row in read_table(options.processed, "decisions")}
    register = {row["reference"]: row for row in read_table(options.processed, "register")}
    assert register[gone]["status"] == "withdrawn"
    assert register[gone]["withdrawn_at"] is not None


def test_a_fetch_that_finds_nothing_new_changes_nothing_that_a_run_reads(
    options: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    pcd(monkeypatch, "fetch")
    before = manifest_inputs(options, captures(options.raw))
    pcd(monkeypatch, "fetch")
    assert manifest_inputs(options, captures(options.raw)) == before


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


def test_whom_to_tell_is_no_setting_that_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PCD_NOTIFY", "mailto://somebody:secret@example.org")
    assert "secret" not in json.dumps(flags_of(settings())) + repr(settings())


def test_of_runs_that_were_missed_the_first_does_the_work(options: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime.now(UTC)
    assert not is_overtaken(options, now)
    pcd(monkeypatch, "fetch")
    assert is_overtaken(options, now - timedelta(days=2))
    assert not is_overtaken(options, datetime.now(UTC))
    assert not is_overtaken(options, None)


def test_a_dry_run_after_a_kill_reads_the_ledger_that_was_left(
    options: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pcd(monkeypatch, "fetch", "--limit", "3")
    child = os.fork()
    if child == 0:
        store = Store(options.raw)
        store.sql.execute("BEGIN IMMEDIATE")
        store.sql.execute("DELETE FROM entries")
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    capsys.readouterr()
    assert pcd(monkeypatch, "fetch", "--dry-run") == 0
    assert f"of {DECISIONS} decisions" in capsys.readouterr().out


def test_how_long_a_fetch_will_take_is_said_as_people_say_it() -> None:
    assert [spoken(9400), spoken(130), spoken(3)] == ["2 h 37 min", "2 min", "a minute"]
