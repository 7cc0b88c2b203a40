"""Answer: what an address gave, and when; and the attempts that gave nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """The last response to a request: 200 with its unpacked body, or 304 without one.

    `hops` are the addresses that were asked, from the one wanted to `final_url`; the names of headers are lower case.
    """

    url: str
    final_url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    fetched_at: datetime
    hops: tuple[str, ...] = ()

    @property
    def is_unchanged(self) -> bool:
        """Return whether the source says that what we have is what there is."""
        return self.status == 304

    @property
    def etag(self) -> str | None:
        """Return the version of the body by the source's own mark."""
        return self.headers.get("etag")

    @property
    def last_modified(self) -> str | None:
        """Return when the body changed last, as the source writes it."""
        return self.headers.get("last-modified")


@dataclass(frozen=True, slots=True)
class Attempt:
    """A request beside those that bring an Answer: for robots.txt, or one that was refused, cut, or not answered.

    `not_before` is when the source may be asked again, where it named a time.
    """

    url: str
    at: datetime
    reason: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    not_before: datetime | None = None
