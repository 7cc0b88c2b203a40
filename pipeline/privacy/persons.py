"""Persons: which words of a contact or lead are a person's name, and which name an organisation or an office."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from pipeline.document import Span

# "Ada", "O'Brien", "Example-Smith", "J", "J.", "McDonald"; a name has no digits.
WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+){0,4}\.?")
# "Hesketh & Burk", "Ada Example / Bo Sample", "Ada Example, Oakmere Council", "Ada Example - Head of Grants"
BREAKS = re.compile(r"\s?(?:[,;/&+()\n\t|:•]|\s[-–—]\s|\sand\s|\sor\s|\swith\s|\bc/o\b)\s?")
PARTICLES = frozenset(["al", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "la", "le", "ten", "van", "von"])
KINDS = ("organisation", "role", "rank", "place", "given", "surname")
RANKS_IN_FULL = frozenset(["detective", "chief", "inspector", "superintendent", "sergeant", "constable", "acting"])
MOST_WORDS = 5
VOWEL = re.compile(r"[AEIOUY]")
LONGEST = 200


@cache
def _words(kind: str) -> frozenset[str]:
    with (files("pipeline") / "lexicon" / "not_names.csv").open(encoding="utf-8") as lines:
        return frozenset(row["word"] for row in csv.DictReader(lines) if row["kind"] == kind)


def is_common(word: str) -> bool:
    """Return whether a part of a name is a word or a place as well ("Grant", "May", "Enfield"): never masked alone."""
    plain = word.lower().rstrip(".")
    return any(plain in _words(kind) for kind in KINDS)


def is_rank(word: str) -> bool:
    """Return whether a word is a title or a rank before a name ("DCI", "Mr.", "Acting")."""
    plain = word.lower().rstrip(".")
    return plain in _words("rank") or plain in RANKS_IN_FULL


def is_opener(word: str) -> bool:
    """Return whether a capital word before a name begins the sentence and is no part of the name ("When Ada …")."""
    return word.lower() in _words("opener")


def is_organisation_word(word: str) -> bool:
    """Return whether a word makes a name that of an organisation ("Trust", "Council")."""
    return word.lower().rstrip(".") in _words("organisation")


def is_surely_person(name: str) -> bool:
    """Return whether a name has two words and its first is no place and no everyday word ("Street Doctors")."""
    first, *others = name.split()
    return bool(others) and first.lower() not in _words("place") | _words("surname")


def find_names(text: str, within: Span, *, allow_single: bool) -> Iterator[Span]:
    """Yield the places of persons' names in a cell or a line: between commas and the like, titles left out.

    A name of one word ("Hesketh") counts only where it is allowed.
    """
    start = within.start
    for stop in [*(match.span() for match in BREAKS.finditer(text, *within)), (within.end, within.end)]:
        if name := _name(text, Span(start, stop[0]), allow_single=allow_single):
            yield name
        start = stop[1]


def _name(text: str, segment: Span, *, allow_single: bool) -> Span | None:
    """Return the name that a segment begins with, after titles; None where it begins with anything else."""
    if any(map(str.isdigit, text[slice(*segment)])) or segment.end - segment.start > LONGEST:
        return None
    words = list(WORD.finditer(text, *segment))
    is_loud = _is_loud([word[0] for word in words])
    while words and is_rank(words[0][0]):
        words.pop(0)
    named: list[re.Match[str]] = []
    for word in words:
        if _ends_name(word[0], is_first=not named, is_loud=is_loud):
            break
        named.append(word)
    while named and named[-1][0] in PARTICLES:
        named.pop()
    follows = words[len(named)][0] if len(named) < len(words) else ""
    if (
        not named
        or len(named) > MOST_WORDS
        or is_organisation_word(follows)
        or _are_places([word[0] for word in named])
    ):
        return None
    if len(named) == 1 and not (allow_single and _can_stand_alone(named[0][0])):
        return None
    return Span(named[0].start(), _end(named[-1]))


def _end(word: re.Match[str]) -> int:
    """Return the end of a name's last word, without a full stop and without the genitive's s."""
    bare = word[0].rstrip(".")
    return word.start() + len(bare.removesuffix("'s").removesuffix("’s"))


def _can_stand_alone(word: str) -> bool:
    return len(word) >= 3 and word[-2:] not in ("'s", "’s") and not is_common(word)


def _is_loud(words: list[str]) -> bool:
    """Return whether all of it is in capitals and yet no row of abbreviations ("ADA EXAMPLE", not "MPS VRU")."""
    return len(words) > 1 and all(word.isupper() and VOWEL.search(word) for word in words)


def _ends_name(word: str, *, is_first: bool, is_loud: bool) -> bool:
    """Return whether a word cannot be part of a name: an office, an organisation, an abbreviation, a common word."""
    plain = word.lower().rstrip(".")
    if plain in _words("organisation") or plain in _words("role"):
        return True
    if word in PARTICLES:
        return is_first
    is_abbreviation = word.isupper() and len(plain) > 1 and "." not in word and not is_loud
    return not word[0].isupper() or is_abbreviation


def _are_places(words: list[str]) -> bool:
    return all(word.lower() in _words("place") for word in words)
