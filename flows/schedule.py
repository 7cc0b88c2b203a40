"""Schedule: the times of the setting `cron`, in the time zone of the setting `timezone`."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cronsim import CronSim, CronSimError

from flows.settings import Settings
from pipeline.errors import SettingsError

LONGEST_SLEEP = 60.0  # a clock that is put right, or a machine that slept, is noticed this soon


def utc_now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


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
