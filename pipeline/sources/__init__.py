"""Sources: one publisher each, a folder below `data/raw` and one below `data/processed`.

A source knows which references can be its own, so that a sample can never stand among published decisions.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.errors import SettingsError
from pipeline.sources import mopac, sample


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


SOURCES = {module.NAME: Source(module.NAME, module.TITLE, module.LOWEST, module.HIGHEST) for module in (mopac, sample)}


def source(name: str) -> Source:
    """Return a source by name. Raises SettingsError where there is none of that name."""
    try:
        return SOURCES[name]
    except KeyError:
        raise SettingsError(f"no source is named {name!r}: choose one of {', '.join(SOURCES)}") from None
