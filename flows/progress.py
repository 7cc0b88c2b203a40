"""Progress: how far a fetch is, and an honest guess how long the rest takes: requests left, times what one takes."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from pipeline.collect.visit import Ask
from pipeline.fetch.answer import Answer

LINE_EACH = 250  # requests, where nobody watches a bar


class Course:
    """The requests that were made, and those that are left."""

    def __init__(self, bar: Progress, pace: Callable[[], float]) -> None:
        self.bar, self.pace = bar, pace
        self.task = bar.add_task("Reading the list", total=None, left="")
        self.asked, self.left, self.began = 0, 0, time.monotonic()
        self.said = -LINE_EACH

    def count(self, ask: Ask) -> Ask:
        """Return a way to ask that counts."""

        def counted(url: str, etag: str | None, last_modified: str | None) -> Answer:
            self.asked += 1
            self.left = max(self.left - 1, 0)
            self.bar.update(self.task, completed=self.asked)
            return ask(url, etag, last_modified)

        return counted

    def tell(self, left: int) -> None:
        """Show how many requests are left, and how long they will take."""
        self.left = left
        words = f"about {self.lasting(left)}"
        self.bar.update(self.task, description="Fetching", total=self.asked + left, completed=self.asked, left=words)
        if self.bar.disable and left and self.asked - self.said >= LINE_EACH:
            self.said = self.asked
            print(f"{self.asked} requests made, some {left} to come, {words}", file=sys.stderr)

    def lasting(self, requests: int) -> str:
        """Return how long so many requests will take, by what those that were made took with their waits."""
        return spoken(requests * max(self.pace(), (time.monotonic() - self.began) / max(self.asked, 1)))


@contextmanager
def progress(pace: Callable[[], float]) -> Iterator[Course]:
    """Give the course of a fetch; it is a bar where somebody watches."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[left]}"))
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        yield Course(bar, pace)


def spoken(seconds: float) -> str:
    """Return a time as people say it.

    >>> spoken(9400), spoken(130), spoken(70)
    ('2 h 37 min', '2 min', 'a minute')
    """
    minutes = round(seconds / 60)
    if minutes <= 1:
        return "a minute"
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"
