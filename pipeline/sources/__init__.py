"""Sources: one publisher each, a folder below `data/raw` and one below `data/processed`.

A source knows which references can be its own, so that a sample can never stand among published decisions.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.errors import SettingsError
from pipeline.sources import mopac, sample
from pipeline.sources.mopac.addresses import HOSTS, canonical, list_address
from pipeline.sources.mopac.decision import DecisionPage, read_decision
from pipeline.sources.mopac.listing import ListPage, read_list


@dataclass(frozen=True)
class Site:
    """Where a publisher's lists are, which hosts are its own, and how its pages are read."""

    hosts: frozenset[str]
    list_address: Callable[[int], str]
    canonical: Callable[[str], str]
    read_list: Callable[[bytes, str], ListPage]
    read_decision: Callable[[bytes, str], DecisionPage]


@dataclass(frozen=True)
class Source:
    """A publisher: its name, its title for people, and the numbers that its decisions may have."""

    name: str
    title: str
    lowest: int
    highest: int

    def owns(self, reference: str) -> bool:
        """Return whether a reference (`PCD 898`, `DMPCD 2015 80`) can be this source's."""
        return self.lowest <= int(reference.split()[-1]) <= self.highest


SITES = {mopac.NAME: Site(HOSTS, list_address, canonical, read_list, read_decision)}
SOURCES = {module.NAME: Source(module.NAME, module.TITLE, module.LOWEST, module.HIGHEST) for module in (mopac, sample)}


def source(name: str) -> Source:
    """Return a source by name. Raises SettingsError where there is none of that name."""
    try:
        return SOURCES[name]
    except KeyError:
        raise SettingsError(f"no source is named {name!r}: choose one of {', '.join(SOURCES)}") from None


def site(name: str) -> Site:
    """Return where and how a source is fetched. Raises SettingsError for one that nobody publishes on the web."""
    try:
        return SITES[source(name).name]
    except KeyError:
        raise SettingsError(f"the source {name!r} cannot be fetched: it is not published on the web") from None
