"""Clock: time that passes only when somebody sleeps, so that hours of waiting cost no test a second."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class FakeClock:
    """A clock that a test turns."""

    def __init__(self, start: datetime = datetime(2026, 11, 29, 3, 0, tzinfo=UTC)) -> None:
        self.start = start
        self.passed = 0.0
        self.sleeps: list[float] = []

    def now(self) -> datetime:
        return self.start + timedelta(seconds=self.passed)

    def elapsed(self) -> float:
        return self.passed

    def sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.passed += seconds
