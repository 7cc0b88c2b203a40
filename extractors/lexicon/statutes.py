"""Statutes: the Acts, orders, regulations and schemes that decisions name, and what is known of their provisions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from extractors.lexicon.rows import read_rows
from pipeline.records import CitationRole

LEGISLATION = "https://www.legislation.gov.uk"
MOPAC = "MOPAC "
# The kinds of provision that each sort of instrument has at legislation.gov.uk.
KINDS = {
    "ukpga": frozenset({"section", "schedule", "part", "chapter"}),
    "uksi": frozenset({"regulation", "article", "rule", "schedule", "part", "chapter"}),
    "eur": frozenset({"article", "chapter"}),
}
YEAR = re.compile(r"\s((?:18|19|20)\d\d)$")


@dataclass(frozen=True, slots=True)
class Statute:
    """One instrument: its short title with the year, its address, and what papers usually cite it for.

    `namesakes` are the years, from 1946 on, of the instruments of that name that this vocabulary does not hold, so that
    any other year must be a slip; None where they are not known.
    """

    title: str
    uri: str
    aliases: tuple[str, ...]
    namesakes: frozenset[int] | None
    role: CitationRole
    in_force_from: int | None
    in_force_until: int | None
    example: str

    @property
    def year(self) -> int | None:
        """Return the year of enactment, None for a scheme that has none."""
        match = YEAR.search(self.title)
        return int(match[1]) if match else None

    @property
    def name(self) -> str:
        """Return the title without its year."""
        return YEAR.sub("", self.title)

    @property
    def is_own(self) -> bool:
        """Return whether it is MOPAC's own, not legislation."""
        return self.title.startswith(MOPAC)

    def address(self, provision: str | None) -> str | None:
        """Return the address of a provision at legislation.gov.uk, of the whole where that has no such kind."""
        if not self.uri:
            return None
        whole = f"{LEGISLATION}/{self.uri}"
        has_kind = provision and provision.split("/")[0] in KINDS[self.uri.split("/")[0]]
        return f"{whole}/{provision}" if has_kind else whole


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision whose use or time in force is known."""

    title: str
    path: str
    role: CitationRole
    in_force_from: int | None
    in_force_until: int | None


@cache
def statutes() -> tuple[Statute, ...]:
    """Return the vocabulary of instruments."""
    return tuple(
        Statute(
            title=row["title"],
            uri=row["uri"],
            aliases=tuple(alias for alias in row["aliases"].split("|") if alias),
            namesakes=_namesakes(row["namesakes"]),
            role=cast(CitationRole, row["role"]),
            in_force_from=_year(row["in_force_from"]),
            in_force_until=_year(row["in_force_until"]),
            example=row["example"],
        )
        for row in read_rows("statutes")
    )


@cache
def _provisions() -> dict[tuple[str, str], Provision]:
    rows = (
        Provision(
            row["title"],
            row["provision"],
            cast(CitationRole, row["role"]),
            _year(row["in_force_from"]),
            _year(row["in_force_until"]),
        )
        for row in read_rows("provisions")
    )
    return {(row.title, row.path): row for row in rows}


def _namesakes(written: str) -> frozenset[int] | None:
    """Return the years of a cell: "none", "?" where they are not known, or "1946|1969"."""
    return None if written == "?" else frozenset(int(year) for year in written.split("|") if year != "none")


def _year(written: str) -> int | None:
    return int(written) if written else None


def known_provision(title: str, path: str | None) -> Provision | None:
    """Return what is known of a provision, of the nearest one that it lies in where it is not itself listed."""
    while path:
        if (title, path) in _provisions():
            return _provisions()[title, path]
        path = path.rpartition("/")[0]
    return None
