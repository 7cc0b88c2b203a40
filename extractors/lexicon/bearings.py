"""Bearings: the cues that tell who pays and who is paid, each row of `bearings.csv` with its own example.

A pattern is a regular expression over a sketch (see `attribution.sketch`) in which words in capitals stand for what is
said in many ways: BODY is a body that is certain, NAME also a run of capitals or a counted group, SINGLE a body or one
plain word, TO is "to" where it does not belong to the noun before it. `flow` says whether the cue speaks of money that
comes in, goes out, is granted or buys; `alone` whether it tells who pays or is paid without a sum; `reach` of which
sums it speaks: the nearest before or after, all that follow, none; `list` is all, in a list of those who are paid,
`item` also in a list of acts.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from extractors.lexicon.rows import read_rows

Side = Literal["payer", "payee"]
Reach = Literal["before", "after", "any", "all", "none", "list", "item"]
Flow = Literal["in", "out", "grant", "buy", ""]

YEARS = r"(?:(?:FYs?|financial years?) ?)?\d[\d/-]{1,8}(?:(?:,| and|,? and| to| or| -) (?:FY ?)?\d[\d/-]{1,8}){0,4}"
PER_YEAR = r"(?: (?:per annum|p\.?a\.?|per year|a year|each year|each|in all|in total))?"
IN_YEARS = rf"(?: (?:in|for|of|during|over) {YEARS})?"

# "£5 is to be made available for"
SET_ASIDE = (
    r"(?: (?:is|are|was|were|would be|will be|to be|be)(?: to be| now| also)?"
    r"(?: (?:made available|set aside|earmarked|ring-fenced|reserved|allocated|provided|identified|proposed))?)?"
)

MEANT = re.compile(
    r"\b(?:NAME|SINGLE|BODY|WORD|TAIL|ASIDE|SIZE|MONEY|AUX|FUNDS?|GIVES?|GIVING|TELLS|GIVEN|BORNE|BOUGHT|MODIFIER|PLAIN|TO|VARIED)\b"
)
ALTERNATIVE = re.compile(r"\s\|\s")
# "moved from the ¤ Data Centres": where a body's things are
PLACES = r"(?-i:Centres|Offices|Premises|Sheds|Sites|Warehouses)\b"
# A body, with the words that may stand before its name, and those that make the name part of something else.
NAME = (
    r"(?:(?:the|its|our|both|all|some|up to|either|London's) ){0,2}(?P<body>[¤◊◇◆])"
    rf"(?!(?:'s)? (?:frameworks?|plan|strategy|(?-i:Act)|guidance|scheme of|based|area|board|policy|criteria|"
    rf"checks?|reserves?|provision(?! of)|(?:[a-z]+ )?{PLACES}))"
)


@cache
def meanings() -> dict[str, str]:
    """Return what each word in capitals stands for, as a regular expression."""
    lists = tomllib.loads((files("extractors.lexicon") / "bearing_words.toml").read_text(encoding="utf-8"))
    words = {name: "(?:" + "|".join(ALTERNATIVE.split(said.strip())) + ")" for name, said in lists.items()}
    return words | {
        "NAME": NAME,
        "SINGLE": r"(?P<body>[¤◇])",
        "BODY": r"(?:the )?(?P<body>¤)(?:/(?-i:[A-Z]{2,8})\b)?(?!-approved| checks?\b| approved (?!budgets?\b)|"
        rf" (?:[a-z]+ )?{PLACES})",
        "ASIDE": r"(?:, [^,;.§]{1,80}(?=,)| - [^.;§]{1,80}? -(?=[ ,]))",
        "SIZE": rf"(?:{words['SIZE']} ){{0,8}}",
        "WORD": r"[^\s.;:§¤◊◇◆]{1,30}",
        "TAIL": PER_YEAR + IN_YEARS + SET_ASIDE,
        "MODIFIER": rf"(?-i:[A-Z0-9◊◇][\w/&'-]{{0,30}}|{words['MODIFIER']})",
        "TO": "".join(rf"(?<!\b(?-i:{noun}))" for noun in ALTERNATIVE.split(lists["NOT_TO"].strip())) + " to",
        "PLAIN": rf"(?-i:(?!{words['NOT_PLAIN']}\b)[a-z-]{{3,20}})",
    }


@dataclass(frozen=True)
class Cue:
    """A row: words that tell on which side of the money a body stands."""

    side: Side
    reach: Reach
    kinds: frozenset[str]
    is_excluding: bool
    flow: Flow
    is_telling: bool
    pattern: re.Pattern[str]
    example: str

    def allows(self, kind: str) -> bool:
        """Return whether the cue speaks of bodies of this kind."""
        house = "own" if kind == "unit" else kind
        return not self.kinds or (house in self.kinds) != self.is_excluding


def compiled(pattern: str) -> re.Pattern[str]:
    """Return the regular expression that a pattern in plain words stands for; it begins no word in the middle."""
    return re.compile(rf"(?:(?<!\w)|(?!\w))(?:{MEANT.sub(lambda match: meanings()[match[0]], pattern)})", re.IGNORECASE)


@cache
def cues() -> tuple[Cue, ...]:
    """Return the cues in their order: of two that fit a body the first holds."""
    return tuple(
        Cue(
            cast(Side, row["side"]),
            cast(Reach, row["reach"]),
            frozenset(filter(None, row["kinds"].lstrip("!").split("|"))),
            row["kinds"].startswith("!"),
            cast(Flow, row["flow"]),
            row["alone"] == "yes",
            compiled(row["pattern"]),
            row["example"],
        )
        for row in read_rows("bearings")
    )
