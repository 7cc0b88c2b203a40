"""Organisations: the bodies that are known by name, each row of `organisations.csv` with its own example."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from pipeline.interpretation.rows import vocabulary

# The paper's own house, and its parts, which neither pay nor are paid; others by what they are;
# `applicant` is what a paper calls those whose costs are met and who are not to be known;
# what only a name's grammar tells is `body`, `perhaps` or `group`.
Kind = Literal[
    "own",
    "unit",
    "mayoral",
    "department",
    "agency",
    "health",
    "national",
    "police",
    "borough",
    "local",
    "charity",
    "foundation",
    "company",
    "fund",
    "applicant",
    "body",
    "perhaps",
    "group",
]
ANY_CASE = frozenset({"own", "unit", "department", "agency"})


@dataclass(frozen=True, slots=True)
class Body:
    """A body, or a fund that stands for its owner."""

    name: str
    aliases: tuple[str, ...]
    kind: Kind
    owner: str | None
    org_id: str | None
    example: str

    @property
    def forms(self) -> frozenset[str]:
        """Return the ways in which it is printed: both apostrophes, all capitals; a department or fund also small."""
        forms = {form.replace("’", "'") for form in (self.name, *self.aliases)}
        forms |= {form.upper() for form in forms if " " in form}
        if self.kind in ANY_CASE:
            forms |= {form.lower() for form in forms if " " in form}
        if self.kind == "fund":
            forms |= {form.lower() for form in forms if form.lower().endswith((" fund", " funding", " grant"))}
        return frozenset(forms | {form.replace("'", "’") for form in forms})


@cache
def bodies() -> dict[str, Body]:
    """Return the vocabulary by canonical name."""
    return {
        row["name"]: Body(
            row["name"],
            tuple(filter(None, row["aliases"].split("|"))),
            cast(Kind, row["kind"]),
            row["owner"] or None,
            row["org_id"] or None,
            row["example"],
        )
        for row in vocabulary("organisations")
    }


@cache
def borough_places() -> frozenset[str]:
    """Return the places that the boroughs are called by for short."""
    return frozenset(body.name.rpartition("Borough of ")[2] for body in bodies().values() if body.kind == "borough")
