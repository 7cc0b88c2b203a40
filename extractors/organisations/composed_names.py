"""Composed names: bodies whose names hold commas, small words, numbers or an owner, which the whole document proves."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from extractors.lexicon.name_words import words_that
from extractors.lexicon.organisations import Kind, bodies, borough_places
from extractors.organisations.acronyms import is_acronym
from extractors.organisations.judging import judge
from extractors.organisations.mentions import Mention
from pipeline.document import Span

WORD = r"[A-Z][\w’'-]{1,20}"
# "Brent, Ealing and Acton Health Trust (BEAHT)": the acronym takes in the places before the commas
LISTED = re.compile(
    rf"\b(?P<name>(?:{WORD}, ){{1,3}}{WORD},? (?:and|&) {WORD}(?: {WORD}){{1,6}}) \((?P<acronym>[A-Z]{{4,10}})\)"
)
# "Kent Trust for Boat Research (KTBR)": the acronym takes in what the body is for
AIMED = re.compile(
    rf"\b(?P<name>(?P<body>{WORD}(?: {WORD}){{0,4}}) for (?:the )?{WORD}(?: (?:(?:and|&|of|in) )?{WORD}){{0,4}}) "
    r"\((?P<acronym>[A-Z]{3,8})\)"
)
ANY_WORD = re.compile(r"\w+")
INITIAL = re.compile(r"\b[A-Z]")
# "award Kick the Habit £5", "run by Kick the Habit": a phrase with capitals in the middle of a sentence
PHRASE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,12} the [A-Z][a-z]{2,15}\b(?! [A-Z])")
COUNTED = (
    "officers?|people|places?|posts?|sites?|staff|units?|days?|weeks?|months?|years?|"
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
# "London Boathouse 185": a number that stands behind a name in two places is a part of it
NUMBERED = re.compile(rf"\b{WORD}(?: {WORD}){{1,4}} \d{{2,3}}\b(?![.,/%-]?\d|%| (?:{COUNTED})\b)")
# "Marlow Print (Cobalt)": the firm, and whose it is
OWNED = re.compile(rf"\b(?P<name>{WORD}(?: {WORD}){{0,3}}) \((?P<owner>[A-Z][a-z]{{3,15}}|[A-Z]{{2,5}})\)")
DEALT_WITH = re.compile(
    r"\b(?:to|with|by|(?:fund|award|support|commission|appoint)(?:s|ed|ing)?|grant(?:s|ed|ing)) $", re.IGNORECASE
)
UNKNOWN = frozenset({"body", "perhaps", "group"})  # to the vocabulary
MANY = 50  # names that a document composes, beyond which it is no prose
LEAST = 2  # places in which a phrase is written so


def composed_names(texts: Iterable[str]) -> Iterator[str]:
    """Yield the composed names of a document, given the texts of its paragraphs.

    >>> list(composed_names(["Pay Brent, Ealing and Acton Health Trust (BEAHT), not Kent, Essex and Boats (PX)."]))
    ['Brent, Ealing and Acton Health Trust']
    >>> list(composed_names(["Pay the Kent Trust for Boat Research (KTBR), not the Kent Fund for Boats (KFB)."]))
    ['Kent Trust for Boat Research']
    >>> list(composed_names(["We award Kick the Habit £5.", "Now Kick the Habit goes on, as does Alpha the Second."]))
    ['Kick the Habit']
    >>> list(composed_names(["Marlow Boats 185 pays.", "Marlow Boats 185 is with Tide Print (CGI)."]))
    ['Marlow Boats 185', 'Tide Print (CGI)']
    """
    texts = tuple(texts)
    yield from _numbered(texts)
    yield from _owned(texts)
    seen: Counter[str] = Counter()
    dealt_with: set[str] = set()
    for text in texts:
        yield from (m["name"] for m in LISTED.finditer(text) if _is_spelt(m))
        yield from (m["name"] for m in AIMED.finditer(text) if _is_spelt(m) and judge(m["body"]) == "body")
        for match in PHRASE.finditer(text):
            seen[match[0]] += 1
            if DEALT_WITH.search(text, max(0, match.start() - 20), match.start()):
                dealt_with.add(match[0])
    for name in sorted(dealt_with):
        if seen[name] >= LEAST and name.split()[0].lower() not in words_that("openers"):
            yield name


def _is_spelt(match: re.Match[str]) -> bool:
    """Return whether the capitals of a name are those of the acronym behind it."""
    return "".join(INITIAL.findall(match["name"])) == match["acronym"]


def _numbered(texts: Iterable[str]) -> Iterator[str]:
    """Yield the names that end with the same number in at least two places."""
    seen = Counter(match[0] for text in texts for match in NUMBERED.finditer(text))
    yield from (name for name, times in seen.items() if times >= LEAST and judge(name.rpartition(" ")[0]))


def _owned(texts: Sequence[str]) -> Iterator[str]:
    """Yield the names behind which an owner stands in brackets: a firm that is known, or one that is named only so."""
    seen: Counter[str] = Counter()
    owners: dict[str, str] = {}
    for match in (match for text in texts for match in OWNED.finditer(text)):
        first, _, rest = match[0].partition(" ")
        is_opened = first.lower() in words_that("openers") and match["owner"] in _companies()
        name = rest if is_opened else match[0]
        if judge(match["name"]) and not is_acronym(match["owner"], match["name"]):
            seen[name] += 1
            owners[name] = match["owner"]
    times = Counter(word for text in texts for word in ANY_WORD.findall(text)) if owners else Counter()
    for name, owner in owners.items():
        is_named_only_so = seen[name] >= LEAST and _is_unknown(owner) and times[owner] == seen[name]
        if owner in _companies() or is_named_only_so:
            yield name


def _is_unknown(owner: str) -> bool:
    """Return whether a word is neither a place nor a word that is no body's name."""
    uses = ("no_bodies", "thing_endings", "openers")
    is_word = any(owner.lower() in words_that(use) for use in uses)
    return not (owner.isupper() or is_word or owner in borough_places())


@cache
def _companies() -> frozenset[str]:
    return frozenset().union(*(body.forms for body in bodies().values() if body.kind == "company"))


def with_composed(text: str, named: Sequence[Mention], composed: Collection[str]) -> Sequence[Mention]:
    """Return the mentions of a passage with the composed names in place of what grammar found there."""
    spans = [(name, Span(*m.span())) for name in composed for m in re.finditer(rf"\b{re.escape(name)}(?!\w)", text)]
    if not spans:
        return named
    known = [one for one in named if one.kind not in UNKNOWN and not _is_owner(text, one.span, spans)]
    taken = [one.span for one in known]
    here = [Mention(span, name, _kind(name)) for name, span in spans if _is_free(span, taken)]
    taken = sorted(mention.span for mention in here)
    others = [one for one in named if one.kind in UNKNOWN and _is_free(one.span, taken)]
    return sorted([*known, *here, *others], key=lambda mention: mention.span)


def _kind(name: str) -> Kind:
    """Return what a composed name proves: a phrase proves no body, and who has an owner is a firm."""
    return "perhaps" if " the " in name else "company" if name.endswith(")") else "body"


def _is_owner(text: str, span: Span, composed: Sequence[tuple[str, Span]]) -> bool:
    """Return whether a known body stands in the brackets of a composed name."""
    return text[span.end : span.end + 1] == ")" and any(one.end == span.end + 1 for _, one in composed)


def _is_free(span: Span, taken: Sequence[Span]) -> bool:
    """Return whether a span meets none of others, which are in order and apart."""
    at = bisect_left(taken, span)
    return not any(one.meets(span) for one in taken[max(0, at - 1) : at + 1])
