"""The schedule: when the next run is due, that missed runs do not pile up, and whom a failed run tells."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows import serve
from flows.notice import notify
from flows.settings import settings
from pipeline.errors import SettingsError


@pytest.mark.parametrize(
    ("after", "wanted"),
    [
        ("2026-07-01T12:00:00+00:00", "2026-07-02T03:00:00+01:00"),
        ("2026-12-01T12:00:00+00:00", "2026-12-02T03:00:00+00:00"),
        ("2026-10-24T12:00:00+00:00", "2026-10-25T03:00:00+00:00"),
    ],
)
def test_three_at_night_is_london_s_also_when_the_clocks_change(after: str, wanted: str) -> None:
    assert serve.next_run(settings(), datetime.fromisoformat(after)) == datetime.fromisoformat(wanted)


@pytest.mark.parametrize("wrong", [{"cron": "every night"}, {"timezone": "Europe/Camelot"}, {"cron": "0 3 30 2 *"}])
def test_a_schedule_that_makes_no_sense_is_wrong_usage(wrong: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match=next(iter(wrong))):
        serve.next_run(settings(**wrong), datetime(2026, 11, 29, tzinfo=UTC))


def test_a_run_that_lasts_three_days_is_followed_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    time = [datetime(2026, 11, 29, 12, tzinfo=UTC)]
    began: list[int] = []

    def run_once(options: Any) -> int:
        began.append(time[0].day)
        time[0] += timedelta(days=3, hours=2)
        if len(began) == 3:
            raise KeyboardInterrupt
        return 0

    monkeypatch.setattr(serve, "run_once", run_once)
    monkeypatch.setattr(serve, "wait_until", lambda due: time.__setitem__(0, due))
    assert serve.serve(settings(), now=lambda: time[0]) == 0
    assert began == [30, 4, 8]


# apprise asks for a module that Python 3.13 drops, and has its own in its place
@pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")
def test_a_failed_run_tells_every_address_of_the_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    import apprise

    sent: list[tuple[int, str]] = []

    def record(people: Any, body: str, title: str) -> bool:
        sent.append((len(people), f"{title}: {body}"))
        return True

    monkeypatch.setattr(apprise.Apprise, "notify", record)
    notify(settings(), "nightly: failed", "nobody to tell")
    notify(settings(notify="json://127.0.0.1 jsons://127.0.0.1"), "nightly: failed", "the list was never seen whole")
    assert sent == [(2, "mopac-ledger nightly: failed: the list was never seen whole")]


def test_a_run_that_was_killed_is_told_by_the_schedule(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told: list[str] = []
    monkeypatch.setattr(serve, "notify", lambda options, title, body: told.append(body))
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\nkill -9 $$\n")
    program.chmod(0o755)
    monkeypatch.setattr(serve.sys, "executable", str(program))
    assert serve.run_once(settings()) == -9
    assert told == ["the run was ended by signal 9"]
