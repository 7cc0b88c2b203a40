"""Serve: `pcd serve`: one process that fetches and publishes at the times of the setting `cron`.

Prefect schedules nothing without a server of its own that never ends ("Cannot schedule flows on an ephemeral server"),
and such a server does not outlive its database. Here nothing is kept between two runs but the clock: each run is a
process of its own (`pcd nightly`), the next time is worked out when it has ended, so that runs neither overlap nor pile
up. Where a Prefect server is at hand, `prefect.yaml` has the same flow for its workers.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cronsim import CronSim, CronSimError

from flows.notice import notify
from flows.settings import Settings, flags_of
from pipeline.errors import SettingsError

LONGEST_SLEEP = 60.0  # a clock that is put right, or a machine that slept, is noticed this soon
DONE = 0


def utc_now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


def serve(options: Settings, now: Callable[[], datetime] = utc_now) -> int:
    """Run `pcd nightly` on schedule until somebody ends it, and return the exit status."""
    try:
        while True:
            due = next_run(options, now())
            print(f"Next run of {options.source}: {due:%Y-%m-%d %H:%M %Z}", file=sys.stderr, flush=True)
            wait_until(due)
            run_once(options)
    except KeyboardInterrupt:
        return DONE


def next_run(options: Settings, after: datetime) -> datetime:
    """Return the next time of the schedule, in its own time zone. Raises SettingsError for one that makes no sense."""
    try:
        zone = ZoneInfo(options.timezone)
        return next(CronSim(options.cron, after.astimezone(zone)))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise SettingsError(f"setting timezone: there is none named {options.timezone!r}") from error
    except (CronSimError, StopIteration) as error:
        raise SettingsError(f"setting cron: expected five fields such as '0 3 * * *', got {options.cron!r}") from error


def wait_until(due: datetime) -> None:
    """Return once it is time."""
    while (left := (due - utc_now()).total_seconds()) > 0:
        time.sleep(min(left, LONGEST_SLEEP))


def run_once(options: Settings) -> int:
    """Run `pcd nightly` in a process of its own, and return its exit status; one that was killed is told of here."""
    command = [sys.executable, "-m", "flows.cli", "nightly", "--flags", json.dumps(flags_of(options))]
    status = subprocess.run(command, check=False).returncode  # noqa: S603  # our own program
    if status < 0:
        notify(options, "nightly: killed", f"the run was ended by signal {-status}")
    return status
