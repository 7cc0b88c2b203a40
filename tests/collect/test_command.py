"""`pcd fetch` and `pcd status` against the stand-in site, as a person or a schedule calls them."""

from __future__ import annotations

import json
import os
import signal
from datetime import UTC, datetime, timedelta

import pytest
from filelock import FileLock

from flows.cache import Cache
from flows.job import Reader, compile_work
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
from tests.collect.command import DECISIONS, pcd
from tests.site import faults
from tests.site.server import Site
from tests.site.wire import befall_page


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
