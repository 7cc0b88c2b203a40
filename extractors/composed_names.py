"""Composed names: bodies whose names hold commas or small words, which only the rest of the document proves names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from extractors.lexicon.name_words import words_that
from extractors.mentions import Mention
from pipeline.document import Span

WORD = r"[A-Z][\w’'-]{1,20}"
# "Brent, Ealing and Acton Health Trust (BEAHT)": the acronym takes in the places before the commas
LISTED = re.compile(
    rf"\b(?P<name>(?:{WORD}, ){{1,3}}{WORD},? (?:and|&) {WORD}(?: {WORD}){{1,6}}) \((?P<acronym>[A-Z]{{4,10}})\)"
)
INITIAL = re.compile(r"\b[A-Z]")
# "award Kick the Habit £5", "run by Kick the Habit": a phrase with capitals in the middle of a sentence
PHRASE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,12} the [A-Z][a-z]{2,15}\b(?! [A-Z])")
DEALT_WITH = re.compile(
    r"\b(?:to|with|by|(?:fund|award|support|commission|appoint)(?:s|ed|ing)?|grant(?:s|ed|ing)) $", re.IGNORECASE
)
UNKNOWN = frozenset({"body", "perhaps", "group"})  # to the vocabulary
LEAST = 2  # places in which a phrase is written so


def composed_names(texts: Iterable[str]) -> Iterator[str]:
    """Yield the composed names of a document, given the texts of its paragraphs.

    >>> list(composed_names(["Pay Brent, Ealing and Acton Health Trust (BEAHT), not Kent, Essex and Boats (PX)."]))
    ['Brent, Ealing and Acton Health Trust']
    >>> list(composed_names(["We award Kick the Habit £5.", "Now Kick the Habit goes on, as does Alpha the Second."]))
    ['Kick the Habit']
    """
    seen: Counter[str] = Counter()
    dealt_with: set[str] = set()
    for text in texts:
        yield from (m["name"] for m in LISTED.finditer(text) if "".join(INITIAL.findall(m["name"])) == m["acronym"])
        for match in PHRASE.finditer(text):
            seen[match[0]] += 1
            if DEALT_WITH.search(text, max(0, match.start() - 20), match.start()):
                dealt_with.add(match[0])
    for name in dealt_with:
        if seen[name] >= LEAST and name.split()[0].lower() not in words_that("openers"):
            yield name


def with_composed(text: str, named: Sequence[Mention], composed: Collection[str]) -> Sequence[Mention]:
    """Return the mentions of a passage with the composed names in place of what grammar found there."""
    spans = [(name, Span(*m.span())) for name in composed for m in re.finditer(rf"\b{re.escape(name)}\b", text)]
    if not spans:
        return named
    known = [one for one in named if one.kind not in UNKNOWN]
    taken = [one.span for one in known]
    here = [Mention(span, name, "body" if "," in name else "perhaps") for name, span in spans if _is_free(span, taken)]
    taken = sorted(mention.span for mention in here)
    others = [one for one in named if one.kind in UNKNOWN and _is_free(one.span, taken)]
    return sorted([*known, *here, *others], key=lambda mention: mention.span)


def _is_free(span: Span, taken: Sequence[Span]) -> bool:
    """Return whether a span meets none of others, which are in order and apart."""
    at = bisect_left(taken, span)
    return not any(one.meets(span) for one in taken[max(0, at - 1) : at + 1])
