"""Pace: when the next request may be sent. One pace holds for all addresses of a source."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Protocol

LONGEST = 1e9  # seconds, thirty years: what is later is no date any more


class Clock(Protocol):
    """The time, and how to let it pass."""

    def now(self) -> datetime:
        """Return the date and time, in UTC."""

    def elapsed(self) -> float:
        """Return seconds that only ever grow."""

    def sleep(self, seconds: float) -> None:
        """Return after so many seconds."""


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """Return the date and time, in UTC."""
        return datetime.now(UTC)

    def elapsed(self) -> float:
        """Return seconds that only ever grow."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Return after so many seconds."""
        time.sleep(seconds)


class Pace:
    """The earliest moment of the next request, and the time between two of them."""

    def __init__(self, clock: Clock, seconds_between: float) -> None:
        self.clock = clock
        self.seconds_between = seconds_between
        self.earliest = clock.elapsed()

    def wait(self) -> None:
        """Return once a request may be sent."""
        while (left := self.earliest - self.clock.elapsed()) > 0:
            self.clock.sleep(left)

    def done(self) -> None:
        """Count the time between two requests from now on."""
        self.hold(self.seconds_between)

    def slow_down(self, seconds_between: float) -> None:
        """Let at least so many seconds pass between two requests from now on."""
        self.seconds_between = max(self.seconds_between, seconds_between)
        self.done()

    def hold(self, seconds: float) -> None:
        """Send nothing for so many seconds."""
        self.earliest = max(self.earliest, self.clock.elapsed() + seconds)


def retry_after(value: str | None, now: datetime, sent: str | None = None) -> float | None:
    """Return the seconds that a Retry-After header asks for, in either of its forms; None for none that is understood.

    A date is counted from the earlier of two clocks: ours, and the source's, which is in its header Date.

    >>> retry_after("120", datetime(2026, 11, 29, tzinfo=UTC))
    120.0
    >>> retry_after("Sun, 29 Nov 2026 00:01:00 GMT", datetime(2026, 11, 29, tzinfo=UTC))
    60.0
    >>> three = datetime(2026, 11, 29, 3, tzinfo=UTC)
    >>> retry_after("Sun, 29 Nov 2026 00:01:00 GMT", three, "Sun, 29 Nov 2026 00:00:00 GMT")
    60.0
    """
    written = (value or "").strip()
    if written.isascii() and written.isdigit():
        return min(float(written), LONGEST)
    until = _date(written)
    if until is None:
        return None
    return min(max(0.0, (until - min(now, _date(sent or "") or now)).total_seconds()), LONGEST)


def _date(written: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(written)
    except ValueError:
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
