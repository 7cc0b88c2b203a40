"""Fetcher: addresses of one source become answers, with manners."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

import httpx2
import stamina
import stamina.instrumentation

from pipeline.errors import FetchError, SourceError
from pipeline.fetch.answer import Answer, Attempt
from pipeline.fetch.asking import REDIRECTS, Asking, RefusedError
from pipeline.fetch.gate import Gate, Resolve, resolve
from pipeline.fetch.manners import Manners
from pipeline.fetch.pace import Clock, Pace, SystemClock
from pipeline.fetch.patience import Patience
from pipeline.fetch.robots import NO_RULES, Robots, read_robots

Note = Callable[[Attempt], None]
FORBIDDING = ("status:401", "status:403")
# Retries are told by what they lead to; a line for each would only fill stderr.
stamina.instrumentation.set_on_retry_hooks([])


class Fetcher:
    """Asks one source, one request after the other; use it as a context manager.

    `note` hears of every Attempt. `not_before` is the last that Attempts of earlier runs gave: nothing is asked before.
    Raises SourceError where that is far.
    """

    def __init__(
        self,
        manners: Manners,
        clock: Clock | None = None,
        resolve: Resolve = resolve,
        not_before: datetime | None = None,
        note: Note = lambda attempt: None,
    ) -> None:
        self.manners, self.note = manners, note
        self.clock = clock or SystemClock()
        self.pace = Pace(self.clock, manners.seconds_between)
        self.patience = Patience(manners, self.pace)
        if not_before:
            self.patience.stay_away(not_before)
        self.gate = Gate(manners, resolve)
        self.asking = Asking(manners, self.gate, self.clock)
        self.robots: dict[str, Robots] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.asking.close()

    def get(self, url: str, etag: str | None = None, last_modified: str | None = None) -> Answer:
        """Return what an address gives; 304 where it is what `etag` and `last_modified` describe.

        Raises FetchError where this address gives nothing of use, SourceError where the whole source must be left.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        self.patience.asking()
        answer = self._follow(url, headers)
        if answer.is_unchanged and not headers:
            raise FetchError("status:304", f"{url}: says that nothing changed, though nothing was compared")
        if answer.status == 200 and not answer.body:
            raise FetchError("empty", f"{url}: status 200 without a body")
        return answer

    def allows(self, url: str) -> bool:
        """Return whether the source's robots.txt lets us ask for an address. Raises SourceError where it is unknown."""
        return self._rules(self.gate.check(url)).allows(url)

    def unwelcome(self) -> None:
        """Take the last answer for a refusal, as it was not what was asked for: a challenge says no with status 200."""
        self.patience.unwelcome()

    def _follow(self, url: str, headers: dict[str, str], *, is_robots: bool = False) -> Answer:
        """Return the answer at the end of all redirects; each hop is checked as if it were a link."""
        here, hops = url, [url]
        while True:
            checked = self.gate.check(here)
            if not is_robots and not self._rules(checked).allows(here):
                raise FetchError("robots", f"{here}: robots.txt asks us not to read it")
            answer = self._ask(checked, headers)
            if answer.status not in REDIRECTS:
                return replace(answer, url=url, final_url=here, hops=tuple(hops))
            here = _target(here, answer.headers.get("location", ""))
            if here in hops or len(hops) > self.manners.most_hops:
                raise FetchError("redirect_loop", f"{url}: redirected {len(hops)} times, at last to {here[:200]}")
            hops.append(here)

    def _ask(self, url: httpx2.URL, headers: dict[str, str]) -> Answer:
        """Return the answer of one hop, asked for again where that may help."""
        waits = {"wait_initial": self.manners.first_wait, "wait_max": self.manners.longest_back_off}
        for attempt in stamina.retry_context(_is_worth_a_retry, self.manners.attempts, timeout=None, **waits):
            with attempt:
                return self._ask_once(url, headers, attempt.next_wait)
        raise AssertionError("a retry ends with an answer or its error")

    def _ask_once(self, url: httpx2.URL, headers: dict[str, str], back_off: float) -> Answer:
        self.pace.wait()
        try:
            return self.asking.ask(url, headers)
        except RefusedError as refused:
            permitted = self.patience.permitted(refused)
            self.note(Attempt(str(url), self.clock.now(), refused.reason, refused.headers, permitted))
            self.patience.refused(refused, back_off)
            raise
        finally:
            self.pace.done()

    def _rules(self, url: httpx2.URL) -> Robots:
        """Return the rules of a host, read when it is first asked."""
        if url.host not in self.robots:
            self.robots[url.host] = rules = self._read_rules(str(url.copy_with(raw_path=b"/robots.txt")))
            if rules.seconds_between > self.manners.longest_wait:
                raise SourceError(
                    f"{url.host}: robots.txt asks for {rules.seconds_between:,.0f} s between two requests"
                )
            self.pace.slow_down(rules.seconds_between)
        return self.robots[url.host]

    def _read_rules(self, url: str) -> Robots:
        try:
            answer = self._follow(url, {}, is_robots=True)
        except RefusedError as error:
            raise SourceError(f"robots.txt cannot be read, so nothing is: {error.message}") from error
        except FetchError as error:
            self.note(Attempt(url, self.clock.now(), error.reason, error.headers))
            if error.reason.startswith("status:4") and error.reason not in FORBIDDING:
                return NO_RULES
            raise SourceError(f"robots.txt cannot be read, so nothing is: {error.message}") from error
        self.note(Attempt(url, answer.fetched_at, headers=answer.headers))
        return read_robots(answer.body, url)


def _target(here: str, location: str) -> str:
    try:
        return urljoin(here, location)
    except ValueError as error:
        raise FetchError("blocked_url", f"{here}: redirected to {location[:200]!r}, which is no address") from error


def _is_worth_a_retry(error: Exception) -> bool | float:
    """Return 0.0, that is at once, where asking again may help: how long to wait is the pace's to say."""
    return 0.0 if isinstance(error, RefusedError) and not error.is_final else False
