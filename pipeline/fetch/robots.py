"""Robots: what a source's robots.txt allows (RFC 9309), and how fast."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from pipeline.encoding import decode
from pipeline.errors import SourceError
from pipeline.fetch.manners import PRODUCT
from pipeline.intake import sniff

MOST_READ = 512_000  # bytes: RFC 9309 asks for 500 kibibytes at least


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one host."""

    rules: Protego

    def allows(self, url: str) -> bool:
        """Return whether we may ask for an address."""
        return self.rules.can_fetch(url, PRODUCT)

    @property
    def seconds_between(self) -> float:
        """Return the time between two requests that the rules ask for, 0 where they ask for none."""
        delay = self.rules.crawl_delay(PRODUCT) or 0.0
        rate = self.rules.request_rate(PRODUCT)
        return max(delay, rate.seconds / rate.requests if rate and rate.requests else 0.0)


NO_RULES = Robots(Protego.parse(""))


def read_robots(body: bytes, url: str) -> Robots:
    """Return the rules that a robots.txt holds. Raises SourceError where a web page stands in its place."""
    if (kind := sniff(body)) not in ("text", "empty"):
        raise SourceError(f"{url}: expected the rules of a robots.txt, its bytes are of the kind: {kind}")
    return Robots(Protego.parse(decode(body[:MOST_READ])[0]))
