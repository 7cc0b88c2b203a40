"""Patience: how a refusal is taken: how long nothing is asked after it."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from pipeline.errors import SourceError
from pipeline.fetch.asking import RefusedError
from pipeline.fetch.manners import Manners
from pipeline.fetch.pace import Pace


class Patience:
    """Holds the pace after each refusal. Whether refusals mean the source or its pages, those know who ask for them."""

    def __init__(self, manners: Manners, pace: Pace) -> None:
        self.manners, self.pace = manners, pace
        self.strange = 0  # pages in a row that were not what was asked for
        self.is_strange = False  # whether the last one was

    def stay_away(self, until: datetime) -> None:
        """Ask nothing before a time that the source gave in an earlier run. Raises SourceError where that is long."""
        left = (until - self.pace.clock.now()).total_seconds()
        if left > self.manners.longest_wait:
            raise SourceError(f"the source asked us to stay away until {until:%Y-%m-%d %H:%M} UTC")
        self.pace.hold(left)

    def asking(self) -> None:
        """Note that a page is asked for: where nobody was surprised by the last one, the row of strange ones ends."""
        if not self.is_strange:
            self.strange = 0
        self.is_strange = False

    def permitted(self, refused: RefusedError) -> datetime | None:
        """Return when the source may be asked again, None where it named no time."""
        return self.pace.clock.now() + timedelta(seconds=refused.after) if refused.after else None

    def refused(self, refused: RefusedError, back_off: float) -> None:
        """Wait as we were told, or longer each time. Raises SourceError where we are to stay away for long."""
        after = refused.after or 0.0
        if after > self.manners.longest_wait:
            raise SourceError(
                f"{refused.message}: we are to stay away until {self.permitted(refused):%Y-%m-%d %H:%M} UTC"
            )
        self._hold(max(after, back_off))

    def unwelcome(self) -> None:
        """Wait longer each time a page is not what was asked for."""
        self.is_strange = True
        self.strange += 1
        self._hold(min(self.manners.longest_back_off, self.manners.first_wait * 2.0 ** (self.strange - 1)))

    def _hold(self, seconds: float) -> None:
        jitter = random.uniform(0, self.manners.first_wait)  # noqa: S311  # no secret: it keeps callers apart
        self.pace.hold(seconds + jitter)
