"""`pcd serve` and `pcd nightly`: what a schedule does, with Prefect, against the stand-in site."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from filelock import FileLock

from pipeline.release.published import read_runs, read_table
from pipeline.store import Store
from tests.site.mailbox import Mailbox
from tests.site.server import Site

PCD = Path(sys.executable).with_name("pcd")
EVERY_OTHER_SECOND = "*/2 * * * * *"
PATIENCE = 1800.0  # seconds until a schedule that hangs is ended, and its tests with it


class Schedule:
    """A `pcd serve` whose runs follow each other closely; what it says is waited for."""

    def __init__(self, home: Path, environment: dict[str, str]) -> None:
        self.printed = (home / "stdout.txt").open("w")
        self.process = subprocess.Popen(
            [PCD, "serve", "--cron", EVERY_OTHER_SECOND],
            cwd=home,
            env=environment,
            stdout=self.printed,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.watchdog = threading.Timer(PATIENCE, self.process.kill)
        self.watchdog.start()

    def run(self) -> list[str]:
        """Wait until a run has ended, and return what was said on stderr."""
        assert self.process.stderr is not None
        said = []
        for line in self.process.stderr:
            if line.startswith("Next run of mopac: "):
                return said
            said.append(line)
        raise AssertionError(f"the schedule ended: {said}")

    def end(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        self.process.communicate()
        self.watchdog.cancel()
        self.printed.close()
        return self.process.returncode


@dataclass(frozen=True)
class Nights:
    """What five runs of a schedule said on stderr, three of them good, and how it ended."""

    good: list[list[str]]
    with_broken_settings: list[str]
    with_a_lock: list[str]
    status: int


@pytest.fixture(scope="module")
def nights(home: Path, site: Site, environment: dict[str, str]) -> Nights:
    schedule = Schedule(home, environment)
    try:
        assert schedule.run() == []
        good = [schedule.run(), schedule.run()]
        site.content.add()
        shutil.rmtree(home / ".prefect")
        good.append(schedule.run())
        (home / "pcd.toml").write_text("workers = [")
        with_broken_settings = schedule.run()
        with FileLock(home / "data/processed/.mopac.lock"):
            (home / "pcd.toml").unlink()
            with_a_lock = schedule.run()
    finally:
        status = schedule.end()
    return Nights(good, with_broken_settings, with_a_lock, status)


def test_three_runs_of_a_schedule_fetch_and_publish_also_when_prefect_s_database_is_gone(
    nights: Nights, home: Path
) -> None:
    printed = (home / "stdout.txt").read_text()
    assert [line.split()[1] for line in printed.splitlines() if line.startswith("Listed")] == ["4", "4", "5"]
    assert printed.count("Nothing changed since the run of") == 1
    assert [run.decisions for run in read_runs(home / "data/processed/mopac")] == [4, 5]
    assert len(read_table(home / "data/processed/mopac", "decisions")) == 5


def test_no_run_of_a_schedule_begins_before_the_last_has_ended(nights: Nights, home: Path) -> None:
    with Store(home / "data/raw/mopac") as store:
        fetches = store.sql.execute("SELECT outcome, started_at, finished_at FROM fetches ORDER BY fetch_id").fetchall()
    assert [row["outcome"] for row in fetches[:3]] == ["complete"] * 3
    assert all(before["finished_at"] < after["started_at"] for before, after in pairwise(fetches[:3]))
    published, _ = read_runs(home / "data/processed/mopac")
    assert published.finished_at < datetime.fromisoformat(fetches[1]["started_at"])


def test_a_good_night_is_quiet_on_stderr(nights: Nights) -> None:
    for line in (line for said in nights.good for line in said):
        assert line.startswith(("Asking", "Reading")) or "requests made" in line


def test_the_summary_of_a_night_is_an_artifact_of_prefect(nights: Nights, home: Path) -> None:
    with sqlite3.connect(home / ".prefect/prefect.db") as database:
        found = database.execute("SELECT data FROM artifact WHERE key = 'nightly'").fetchall()
    (artifact,) = (str(data) for (data,) in found)  # of the last run: the others went with the database
    assert "| Listed decisions | 5 |" in artifact
    assert "| New decisions | 1 |" in artifact


def test_settings_that_broke_are_told_and_the_schedule_goes_on(nights: Nights, mailbox: Mailbox) -> None:
    assert any("pcd.toml is not TOML" in line for line in nights.with_broken_settings)
    assert "failed with exit status 2\npcd: pcd.toml is not TOML" in mailbox.messages[0]


def test_a_run_beside_another_ends_at_once_and_says_so(nights: Nights, mailbox: Mailbox) -> None:
    (said,) = nights.with_a_lock
    assert said.startswith("pcd: another run of 'mopac' is under way")
    assert "failed with exit status 7\npcd: another run of 'mopac' is under way" in mailbox.messages[1]


def test_a_schedule_that_is_ended_ends_well(nights: Nights, home: Path, environment: dict[str, str]) -> None:
    assert nights.status == 0
    told = subprocess.run([PCD, "status"], cwd=home, env=environment, capture_output=True, text=True)
    assert told.returncode == 0, told.stdout
    assert "2 times in all" in told.stdout


def test_an_incomplete_night_publishes_nothing_and_its_flow_tells_people(
    nights: Nights, home: Path, site: Site, environment: dict[str, str], mailbox: Mailbox
) -> None:
    before = (home / "data/processed/mopac/manifest.json").read_bytes()
    mailbox.messages.clear()
    site.content.add()
    site.content.stated_total = 99
    told = subprocess.run([PCD, "nightly"], cwd=home, env=environment, capture_output=True, text=True, timeout=600)
    assert told.returncode == 6
    assert "of 99" in told.stderr
    assert "Traceback" not in told.stderr
    assert (home / "data/processed/mopac/manifest.json").read_bytes() == before
    (message,) = mailbox.messages
    assert message.startswith("mopac-ledger: nightly failed\n")
    assert "of 99" in message
