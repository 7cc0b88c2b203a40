"""The schedule: when the next run is due, that missed runs do not pile up, and whom a failed run tells."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows import serve
from flows.notice import notify
from flows.schedule import next_run
from flows.settings import settings
from pipeline.errors import SettingsError
from tests.site.mailbox import Mailbox

# apprise asks for a module that Python 3.13 drops, and has its own in its place
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")


@pytest.mark.parametrize(
    ("after", "wanted"),
    [
        ("2026-07-01T12:00:00+00:00", "2026-07-02T03:00:00+01:00"),
        ("2026-12-01T12:00:00+00:00", "2026-12-02T03:00:00+00:00"),
        ("2026-10-24T12:00:00+00:00", "2026-10-25T03:00:00+00:00"),
    ],
)
def test_three_at_night_is_london_s_also_when_the_clocks_change(after: str, wanted: str) -> None:
    assert next_run(settings(), datetime.fromisoformat(after)) == datetime.fromisoformat(wanted)


@pytest.mark.parametrize("wrong", [{"cron": "every night"}, {"timezone": "Europe/Camelot"}, {"cron": "0 3 30 2 *"}])
def test_a_schedule_that_makes_no_sense_is_wrong_usage(wrong: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match=next(iter(wrong))):
        next_run(settings(**wrong), datetime(2026, 11, 29, tzinfo=UTC))


def test_a_run_that_lasts_three_days_is_followed_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [datetime(2026, 11, 29, 12, tzinfo=UTC)]
    began: list[int] = []

    def run_once(options: Any) -> int:
        began.append(clock[0].day)
        clock[0] += timedelta(days=3, hours=2)
        if len(began) == 3:
            raise KeyboardInterrupt
        return 0

    monkeypatch.setattr(serve, "run_once", run_once)
    monkeypatch.setattr(serve, "wait_until", lambda due: clock.__setitem__(0, due))
    assert serve.serve(settings(contact=US), now=lambda: clock[0]) == 0
    assert began == [30, 4, 8]


US = "https://example.org/us"

# What a run may die of before it can tell anybody, and what people are told then.
DEATHS = {
    "a library that is gone": ("echo 'ModuleNotFoundError: numpy' >&2; exit 1", "failed with exit status 1", "numpy"),
    "broken settings": ("echo 'pcd: pcd.toml is not TOML' >&2; exit 2", "failed with exit status 2", "pcd.toml"),
    "a full disk": ("echo 'pcd: disk I/O error' >&2; exit 4", "failed with exit status 4", "disk I/O error"),
    "a lock held for days": ("echo 'pcd: another run is under way' >&2; exit 7", "exit status 7", "another run"),
    "the kernel": ("kill -9 $$", "ended by signal 9", "it said nothing"),
}


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program that the schedule starts, in the place of Python."""
    path = tmp_path / "python"
    monkeypatch.setattr(serve.sys, "executable", str(path))
    return path


def test_a_schedule_without_a_contact_ends_before_its_first_night() -> None:
    with pytest.raises(SettingsError, match="PCD_CONTACT"):
        serve.serve(settings())


def write(program: Path, script: str) -> None:
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with Mailbox() as box:
        yield box


@pytest.mark.parametrize("death", DEATHS)
def test_whatever_a_run_dies_of_people_are_told_its_last_words(program: Path, mailbox: Mailbox, death: str) -> None:
    script, ending, words = DEATHS[death]
    write(program, script)
    assert serve.run_once(settings(notify=mailbox.address)) != 0
    (message,) = mailbox.messages
    assert message.startswith("mopac-ledger: nightly ")
    assert ending in message
    assert words in message


def test_a_run_that_cannot_even_be_started_is_told_and_the_schedule_goes_on(
    program: Path, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = iter(range(3))
    monkeypatch.setattr(serve, "wait_until", lambda due: next(waits) < 2 or signal.raise_signal(signal.SIGTERM))
    assert serve.serve(settings(contact=US, notify=mailbox.address)) == 0
    assert ["could not be started" in message for message in mailbox.messages] == [True, True]


def test_a_run_that_ends_well_tells_nobody(program: Path, mailbox: Mailbox) -> None:
    write(program, 'test "$PCD_NOTIFY" = "" && echo "Asking mopac" >&2')
    assert serve.run_once(settings(notify=mailbox.address)) == 0
    assert mailbox.messages == []


def test_a_failed_run_tells_every_address_of_the_setting(mailbox: Mailbox) -> None:
    assert notify(settings(), "nightly failed", "nobody to tell")
    assert notify(settings(notify=f"{mailbox.address} {mailbox.address}/too"), "nightly failed", "never seen whole")
    assert mailbox.messages == ["mopac-ledger: nightly failed\nnever seen whole"] * 2


def test_people_who_cannot_be_told_are_no_reason_to_end(
    program: Path, mailbox: Mailbox, capsys: pytest.CaptureFixture[str]
) -> None:
    write(program, "exit 4")
    assert serve.run_once(settings(notify=f"{mailbox.address} json://127.0.0.1:9")) == 4
    assert len(mailbox.messages) == 1
    assert "not every address" in capsys.readouterr().err


def test_a_schedule_whose_log_is_on_a_full_disk_goes_on(
    program: Path, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(program, "yes 'disk I/O error' | head -n 20000 >&2; exit 4")
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr(serve.sys, "stderr", full)
        assert serve.run_once(settings(notify=mailbox.address)) == 4
        monkeypatch.undo()
        with suppress(OSError):
            full.close()
    assert "disk I/O error" in mailbox.messages[0]


def test_an_address_that_nobody_can_read_is_noticed_at_the_start_and_not_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SettingsError, match="of 2 addresses, apprise does not read number 2") as refused:
        serve.serve(settings(contact=US, notify="json://127.0.0.1 mailto://me:secret"))
    assert "secret" not in str(refused.value) + capsys.readouterr().err


def test_the_server_of_a_run_that_was_killed_goes_with_it(program: Path) -> None:
    write(program, "sleep 60 & kill -9 $$")
    began = time.monotonic()
    assert serve.run_once(settings()) == -signal.SIGKILL
    assert time.monotonic() - began < 30
