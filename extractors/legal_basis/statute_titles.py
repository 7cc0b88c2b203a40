"""Statute titles: the instruments that a title names, read backwards from its last word ("Act", "Regulations").

It is the longest known name that ends there, else the capitalised words before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.legal_basis.naming import Instrument, InstrumentMention, Memory
from extractors.lexicon.statute_names import chosen, longest_name, name_ends, named, plain_name
from extractors.lexicon.statutes import Statute
from pipeline.document import Span

WINDOW = 190  # characters that a title can have
LONGEST_WORD, MOST_WORDS = 30, 14
WORD = re.compile(r"[\w’'&]+")
# The words of a title that the table does not know: capitals, small words between them, brackets.
TITLE_WORD = re.compile(r"\([A-Z][^()]{2,60}\)|[\w’'&-]{1,40},?|\S")
CAPITAL = re.compile(r"[A-Z(].*")
LONGER = re.compile(r"(?<!\w)(?P<word>[A-Z][\w’'-]{1,24}),?\s{1,2}(?:(?:and|of|&)\s{1,2})?$")
PREPOSITIONS = frozenset({"of", "for", "to", "in"})
SMALL_WORDS = PREPOSITIONS | {"and", "the", "on", "with", "&", "etc"}
NOT_A_TITLE = frozenset(
    {"The", "Under", "In", "By", "Of", "And", "This", "That", "For", "Section", "Schedule", "Purchase"}
)
# “the Children Acts 1989 and 2004”, “Local Government Acts 1972, 1999 and 2003”
PLURAL = re.compile(
    r"\bActs\s{1,2}(?P<years>(?:18|19|20)\d\d(?:(?:,\s?|,?\s(?:and|&|or)\s)(?:18|19|20)\d\d){1,4})(?!\d)"
)
YEAR = re.compile(r"\d{4}")


def known(text: str, anchor: Span, last: str) -> tuple[int, tuple[Statute, ...]]:
    """Return where the longest known name that ends with this word begins, and the instruments of that name."""
    before = WORD.findall(text, max(0, anchor.start - LONGEST_WORD), anchor.start)
    if not before or plain_name(f"{before[-1]} {last}") not in name_ends():
        return anchor.start, ()
    found = list(WORD.finditer(text, max(0, anchor.start - WINDOW), anchor.end))[-longest_name() :]
    words = [plain_name(match[0]) for match in found]
    for at, match in enumerate(found[:-1]):
        if candidates := named(" ".join(words[at:])):
            return match.start(), candidates
    return anchor.start, ()


def meant(text: str, name: Span, candidates: tuple[Statute, ...], year: int | None, memory: Memory) -> Instrument:
    """Return the one of several instruments of a name that is meant, else one that the table does not know."""
    # "The Data Protection Act" without its year is the one that was named before.
    if year is None and (earlier := memory.latest(candidates)):
        return replace(earlier, printed_year=None)
    statute, status = chosen(candidates, year)
    if statute is not None and not (status == "year_mismatch" and _is_longer(text, name.start)):
        return Instrument(statute.title, statute, year, status)
    name = unknown_name(text, name)
    printed = " ".join(text[name.start : name.end].split())
    return Instrument(f"{printed} {year}" if year else printed, None, year, "unknown_instrument")


def _is_longer(text: str, start: int) -> bool:
    """Return whether a known name is but the end of a longer title: "Local Care Act 2001" is not the Care Act 2014."""
    match = LONGER.search(text, max(0, start - 40), start)
    return match is not None and match["word"] not in NOT_A_TITLE and not match["word"].isupper()


def unknown_name(text: str, name: Span) -> Span:
    """Return a name with the capitalised words before it that belong to the title, small words between them."""
    first = max(0, name.start - WINDOW)
    words = list(TITLE_WORD.finditer(text, first, name.start))[-MOST_WORDS:]
    start, below = name.start, ""
    for word in reversed(words):
        plain = word[0].rstrip(",")
        if CAPITAL.match(plain) and plain not in NOT_A_TITLE and below != "the":
            start = word.start()
        elif plain not in (PREPOSITIONS if below == "the" else SMALL_WORDS):
            break
        below = plain
    return Span(start, name.end)


def several(text: str, memory: Memory) -> Iterator[InstrumentMention]:
    """Yield the Acts of one name that a text names together, the first with the name, the others by their years."""
    for plural in PLURAL.finditer(text):
        start, candidates = known(text, Span(plural.start(), plural.start() + len("Act")), "Act")
        for year in YEAR.finditer(text, *plural.span("years")) if candidates else ():
            statute, status = chosen(candidates, int(year[0]))
            if statute is not None:
                instrument = Instrument(statute.title, statute, int(year[0]), status)
                memory.remember(instrument, None)
                yield InstrumentMention(Span(start, year.end()), instrument, year.end())
            start = year.end()
