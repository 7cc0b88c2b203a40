"""Headings: the usual names of a decision's sections, also where scanning damaged them."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib.resources import files

LONGEST = 140  # characters
CLOSE_ENOUGH = 0.86  # takes "lntrodudion and background" and "Finandal Comments", not "Commercial" for "Financial"
SMALL = frozenset(["and", "for", "of", "the", "to"])
DASHES = re.compile(r"[‐‑‒–—−]")
ENDING = re.compile(r"[\s:.;–-]{1,10}$")
IN_BRACKETS = re.compile(r"\s?\((?:dmpc|mopac|mps)\)")
YEARS = re.compile(r"\s(?:20\d\d[-/ ]{1,3}(?:20)?\d\d)$")


@dataclass(frozen=True, slots=True)
class Usual:
    """One usual heading: its canonical name, a way of writing it, the number that it usually has, if it has one."""

    name: str
    written: str
    is_section: bool
    place: int | None
    is_numbered: bool


@cache
def usual_headings() -> tuple[Usual, ...]:
    """Return the vocabulary of headings (`lexicon/headings.csv`)."""
    with (files("pipeline") / "lexicon" / "headings.csv").open(encoding="utf-8") as lines:
        return tuple(
            Usual(
                row["name"],
                row["written"],
                is_section=row["is_section"] == "yes",
                place=int(row["place"]) if row["place"].isdigit() else None,
                is_numbered=row["place"] != "none",
            )
            for row in csv.DictReader(lines)
        )


@cache
def _by_writing() -> dict[str, Usual]:
    return {usual.written: usual for usual in usual_headings()}


@lru_cache(maxsize=4096)
def usual_heading(title: str) -> Usual | None:
    """Return the usual heading that a title (without its number) is, also with OCR damage; None for any other text.

    >>> usual_heading("FINANCIAL COMMENTS:").name, usual_heading("Finandal Comments").name
    ('Financial Comments', 'Financial Comments')
    >>> usual_heading("Financial comments were sought.") is None
    True
    """
    if len(title) > LONGEST or not any(map(str.isalpha, title)):
        return None
    plain = plain_title(title)
    exact = _by_writing().get(plain)
    if exact or len(plain) < 12 or any(sign in plain for sign in "£0123456789"):
        return exact
    return _closest(plain)


def plain_title(title: str) -> str:
    """Return a title as the vocabulary writes it: lower case, single spaces, no colon, no abbreviation in brackets."""
    lowered = ENDING.sub("", DASHES.sub("-", " ".join(title.split()).lower()))
    return YEARS.sub("", IN_BRACKETS.sub("", lowered))


def _closest(plain: str) -> Usual | None:
    best: tuple[float, Usual] | None = None
    for usual in _alike(plain):
        if abs(len(usual.written) - len(plain)) > 3:
            continue
        matcher = SequenceMatcher(None, usual.written, plain, autojunk=False)
        if matcher.quick_ratio() >= CLOSE_ENOUGH and (ratio := matcher.ratio()) >= CLOSE_ENOUGH:
            best = max(best or (0.0, usual), (ratio, usual), key=lambda pair: pair[0])
    return best[1] if best else None


def _alike(plain: str) -> list[Usual]:
    """Return the headings worth comparing: those of one word with a word, the others with what shares a word."""
    words = set(plain.split()) - SMALL
    if len(words) == 1:
        return [usual for usual in usual_headings() if " " not in usual.written]
    return [usual for usual in usual_headings() if not words.isdisjoint(usual.written.split())]


def usual_title(place: int) -> str | None:
    """Return the title that the section of this number usually has."""
    return next((usual.name for usual in usual_headings() if usual.place == place), None)
