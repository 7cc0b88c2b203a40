"""Manners: how a source is treated, and what is never accepted from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import version

from pipeline.errors import SettingsError

PRODUCT = "mopac-ledger"
LEAST_SECONDS = 2.0
DAY = 86_400.0  # seconds
# A header's value: printable ASCII without the brackets that would end the comment of a User-Agent.
CONTACT = re.compile(r"[ -'*-\[\]-~]{3,200}")


@dataclass(frozen=True, kw_only=True)
class Manners:
    """The settings of a Fetcher; times are seconds. What stands below the line is changed by tests only."""

    contact: str  # where people reach us who look after the source: an address of the web or of mail
    hosts: frozenset[str]
    seconds_between: float = LEAST_SECONDS
    attempts: int = 4  # at one address
    first_wait: float = 4.0  # after a refusal that names no time; doubled with each further one
    longest_back_off: float = 120.0
    longest_wait: float = 900.0  # who asks for more is left for this run
    longest_absence: float = 7 * DAY  # who asks for more is asked again then: years are a slip
    deadline: float = 180.0  # for one answer, head and body
    silence: float = 30.0  # within an answer
    most_bytes: int = 50_000_000  # of a body, unpacked
    most_hops: int = 5
    # ---
    schemes: frozenset[str] = frozenset(["https"])
    ports: frozenset[int] = frozenset([443])
    allow_loopback: bool = False
    via: str | None = None  # "http://127.0.0.1:8700": a stand-in, which gets every request in the source's place

    def __post_init__(self) -> None:
        if not CONTACT.fullmatch(self.contact):
            raise SettingsError(f"contact: expected an address where people reach you, got {self.contact!r}")
        if self.seconds_between < LEAST_SECONDS and not self.allow_loopback:
            raise SettingsError(f"seconds_between: at least {LEAST_SECONDS}, got {self.seconds_between}")
        if self.via and not self.allow_loopback:
            raise SettingsError("via: a stand-in for the source needs allow_loopback")

    @property
    def user_agent(self) -> str:
        """Return the User-Agent: what asks, and whom to write to about it."""
        return f"{PRODUCT}/{version(PRODUCT)} (+{self.contact})"
