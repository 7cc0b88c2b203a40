"""Instruments: the Acts, orders, regulations and schemes that a text names, in full, by alias, or by a word for them.

A title is read backwards from its last word ("Act", "Regulations"): the longest known name that ends there, else the
capitalised words before it. "The 2011 Act" and "the Regulations" stand for what was named so before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.lexicon.statutes import (
    Statute,
    chosen,
    longest_name,
    name_ends,
    named,
    nearly_named,
    plain_name,
    statutes,
)
from extractors.naming import SCHEME, Instrument, InstrumentMention, Memory
from pipeline.document import Span

WINDOW = 190  # characters that a title can have
LONGEST_WORD, MOST_WORDS = 30, 14
# The last word of a title, an abbreviation, a directive, MOPAC's own scheme in any order of its words, and what stands
# for the scheme once it is named: "section 4.10 of the Scheme", "the general power of delegation in paragraph 1.7".
ANCHOR = re.compile(
    r"""(?P<head>\b(?:[Aa]ct|ACT|[Rr]egulations?|REGULATIONS|Order|Rules)\b)
      | (?P<directive>\b(?:EU\s{1,2}|European\s{1,2})?Directive\s{1,2}(?:\(EU\)\s?)?\d{2,4}/\d{1,4}
            (?:/(?:EU|EC|EEC))?(?:\s{1,2}\(COD\))?)
      | (?P<scheme>\b(?:(?P<owner>[A-Z][\w’']{1,20})\s{1,2})?(?:[Ss]cheme|SCHEME)\s{1,2}(?:of|OF)\s{1,2}
            (?:[Dd]elegation|[Cc]onsent|DELEGATION|CONSENT)
            (?:\s{1,2}(?:and|AND|&)\s{1,2}(?:[Cc]onsent|[Dd]elegation|CONSENT|DELEGATION))?\b)
      | (?:(?<=\b[Tt]he\s)|(?<=\b[Tt]his\s))(?P<own>[Ss]cheme
            |(?:general\s{1,2})?power\s{1,2}of\s{1,2}delegation)\b
      | (?P<abbreviation>\b(?:UK\s)?[A-Z][A-Za-z]?[A-Z]{1,7}s?\b)""",
    re.VERBOSE,
)
# Behind the last word of a title: Act 1994; Act, 2011; Act (2004); Act (DPA) 2018; Act of 1998
YEAR_AFTER = re.compile(
    r"(?:\s{1,2}\((?P<short>[A-Za-z]{2,8})\))?,?(?:\s{1,2}of)?\s{0,2}\(?(?P<year>(?:18|19|20)\d\d)(?![\d/]|-\d)\)?"
)
YEAR_BEFORE = re.compile(r"(?<!\d)(?P<year>(?:18|19|20)\d\d)\s{1,2}$")  # "1996 Police Act", "the 2011 Act"
# (as amended) ("the Regulations"), ("2011 Act"), (FOIA)
AMENDED = re.compile(r"\s{0,2}\(as\samended[^()]{0,60}\)")
DEFINITION = re.compile(
    r"\s{0,2}\((?:(?:hereafter|hereinafter|the)\s{1,2}){0,2}[“\"‘']?(?:the\s{1,2})?(?P<short>[^()“”\"‘’]{2,40})[”\"’']?\)"
)
WORD = re.compile(r"[\w’'&]+")
# “there are no GDPR issues”, “no GDPR or data privacy implications”, “TUPE staffing cost”, “PACE custody suites”, “POCA
# receipts”: no Act is cited there.
TOPIC = re.compile(
    r"(?:,?\s(?:or|and|&|data|privacy|protection|staff\w*|pension|related|one-off)){0,4}"
    r"\s(?:issues?|implications?|considerations?|concerns?|comments?|costs?|transfers?"
    r"|staff|staffing|liabilit\w+|payments?|information|consultation|statements?|interviews?|custody|suites?|receipts?|funds?"
    r"|funding|money|monies|income|assets|authorisations?|requests?|training|process|tests?|testing|team|unit|officers?)\b"
)
# The words of a title that the table does not know: capitals, small words between them, brackets.
TITLE_WORD = re.compile(r"\([A-Z][^()]{2,60}\)|[\w’'&-]{1,40},?|\S")
CAPITAL = re.compile(r"[A-Z(].*")
LONGER = re.compile(r"(?<!\w)(?P<word>[A-Z][\w’'-]{1,24}),?\s{1,2}(?:(?:and|of|&)\s{1,2})?$")
POINTS_BACK = re.compile(r"\b(?:the|that|this|said|same|The|That|This)\s{1,2}$")
PREPOSITIONS = frozenset({"of", "for", "to", "in"})
SMALL_WORDS = PREPOSITIONS | {"and", "the", "on", "with", "&", "etc"}
NOT_A_TITLE = frozenset(
    {"The", "Under", "In", "By", "Of", "And", "This", "That", "For", "Section", "Schedule", "Purchase"}
)
OTHERS = frozenset(
    {"GLA", "MPS", "TfL", "LFB", "Council", "Council's", "Commissioner's", "Borough", "College", "Local", "PCC"}
)
# “the Financial Regulations of the GLA”
OF_OTHERS = re.compile(r"\s{1,2}(?:of|for|in)\s{1,2}(?:the\s{1,2})?(?!MOPAC|Mayor|DMPC|this)[A-Z]")


def find_instruments(text: str, memory: Memory) -> list[InstrumentMention]:
    """Return the instruments that a paragraph names, in order; the memory takes up what it names and defines."""
    found: list[InstrumentMention] = []
    for anchor in ANCHOR.finditer(text):
        mention = _mention(text, anchor, memory, found[-1].span.end if found else 0)
        if mention is None or (found and mention.points_back and mention.span.start < found[-1].tail):
            continue
        while found and mention.span.start <= found[-1].span.start:  # "Equality Act 2010 (Specific Duties) Regulations"
            found.pop()
        found.append(mention)
    return found


def _mention(text: str, anchor: re.Match[str], memory: Memory, after: int) -> InstrumentMention | None:
    if anchor["head"]:
        return _titled(text, anchor, memory)
    if anchor.start() < after:
        return None
    if anchor["directive"]:
        title = " ".join(anchor["directive"].split())
        year = re.search(r"(?:19|20)\d\d(?=/)", title)
        instrument = Instrument(title, None, int(year[0]) if year else None, "unknown_instrument")
        return _finished(text, Span(anchor.start(), anchor.end()), instrument, memory, None)
    if anchor["scheme"]:
        if anchor["owner"] and anchor["owner"].replace("’", "'") in OTHERS:
            return None
        instrument = Instrument(SCHEME, _own(SCHEME), None, "ok")
        return _finished(text, Span(anchor.start(), anchor.end()), instrument, memory, None)
    if anchor["own"]:
        known = memory.by_title.get(SCHEME)
        return InstrumentMention(Span(*anchor.span()), known[1], anchor.end(), points_back=True) if known else None
    return _abbreviated(text, anchor, memory)


def _own(title: str) -> Statute | None:
    return next((statute for statute in statutes() if statute.title == title), None)


def _titled(text: str, anchor: re.Match[str], memory: Memory) -> InstrumentMention | None:
    """Return the instrument whose title ends with this word: known, pointed back to, or unknown but with its year."""
    after = YEAR_AFTER.match(text, anchor.end())
    start, candidates = _known(text, anchor)
    if candidates:
        before = YEAR_BEFORE.search(text, max(0, start - 6), start) if after is None else None
        year = after or before
        span = Span(before.start("year") if before else start, after.end() if after else anchor.end())
        owner = WORD.findall(text[max(0, start - 22) : start])
        others = owner and owner[-1].replace("’", "'") in OTHERS
        if candidates[0].is_own and (after or others or OF_OTHERS.match(text, anchor.end())):
            return None
        instrument = _chosen(text, Span(start, anchor.end()), candidates, int(year["year"]) if year else None, memory)
        return _finished(text, span, instrument, memory, after["short"] if after else None)
    return _back(text, anchor, memory) or (_unknown(text, anchor, after, memory) if after else None)


def _known(text: str, anchor: re.Match[str]) -> tuple[int, tuple[Statute, ...]]:
    """Return where the longest known name that ends with this word begins, and the instruments of that name."""
    before = WORD.findall(text, max(0, anchor.start() - LONGEST_WORD), anchor.start())
    if not before or plain_name(f"{before[-1]} {anchor['head']}") not in name_ends():
        return anchor.start(), ()
    found = list(WORD.finditer(text, max(0, anchor.start() - WINDOW), anchor.end()))[-longest_name() :]
    words = [plain_name(match[0]) for match in found]
    for at, match in enumerate(found[:-1]):
        if candidates := named(" ".join(words[at:])):
            return match.start(), candidates
    return anchor.start(), ()


def _chosen(text: str, name: Span, candidates: tuple[Statute, ...], year: int | None, memory: Memory) -> Instrument:
    # "The Data Protection Act" without its year is the one that was named before.
    if year is None and (earlier := memory.latest(candidates)):
        return replace(earlier, printed_year=None)
    statute, status = chosen(candidates, year)
    if statute is not None and not (status == "year_mismatch" and _is_longer(text, name.start)):
        return Instrument(statute.title, statute, year, status)
    name = _unknown_name(text, name)
    printed = " ".join(text[name.start : name.end].split())
    return Instrument(f"{printed} {year}" if year else printed, None, year, "unknown_instrument")


def _is_longer(text: str, start: int) -> bool:
    """Return whether a known name is but the end of a longer title: "Local Care Act 2001" is not the Care Act 2014."""
    match = LONGER.search(text, max(0, start - 40), start)
    return match is not None and match["word"] not in NOT_A_TITLE and not match["word"].isupper()


def _back(text: str, anchor: re.Match[str], memory: Memory) -> InstrumentMention | None:
    """Return what "the 2011 Act" or "that Order" points back to; None where nothing was named so."""
    if text[anchor.end() : anchor.end() + 2].strip()[:1].isdigit():
        return None
    year = YEAR_BEFORE.search(text, max(0, anchor.start() - 6), anchor.start())
    start = year.start("year") if year else anchor.start()
    if year is None and not POINTS_BACK.search(text, max(0, start - 8), start):
        return None
    instrument = memory.meant(text[start : anchor.end()], int(year["year"]) if year else None)
    if instrument is None:
        return None
    return InstrumentMention(Span(start, anchor.end()), instrument, anchor.end(), points_back=True)


def _unknown(text: str, anchor: re.Match[str], after: re.Match[str], memory: Memory) -> InstrumentMention | None:
    """Return an instrument that the table does not know, by the capitals of its title and its year."""
    span = _unknown_name(text, Span(anchor.start(), anchor.end()))
    words = text[span.start : anchor.start()].split()
    if not words or anchor["head"].islower() or (len(words) < 2 and anchor["head"] != "Act"):
        return None
    name, year = text[span.start : span.end], int(after["year"])
    statute, status = chosen(nearly_named(plain_name(name)), year)
    printed = Instrument(" ".join(f"{name} {year}".split()), None, year, "unknown_instrument")
    instrument = Instrument(statute.title, statute, year, status) if statute else printed
    return _finished(text, Span(span.start, after.end()), instrument, memory, after["short"])


def _unknown_name(text: str, name: Span) -> Span:
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


def _abbreviated(text: str, anchor: re.Match[str], memory: Memory) -> InstrumentMention | None:
    """Return what an abbreviation stands for: as this document defined it, else a known one of four letters or more."""
    words = anchor["abbreviation"]
    if TOPIC.match(text, anchor.end()):
        return None
    after = YEAR_AFTER.match(text, anchor.end())
    year = int(after["year"]) if after and not after["short"] else None
    span = Span(anchor.start(), after.end() if after and year else anchor.end())
    meant = memory.shorts.get(plain_name(words))
    if meant and (year is None or year in meant.years):
        return InstrumentMention(span, meant, span.end, points_back=True)
    statute, status = chosen(named(plain_name(words)), year)
    if statute is None:
        return None
    instrument = Instrument(statute.title, statute, year, status)
    mention = _finished(text, span, instrument, memory, None)
    is_sure = year is not None or len(words) >= 4
    return mention if is_sure else InstrumentMention(span, instrument, mention.tail, points_back=True)


def _finished(text: str, span: Span, instrument: Instrument, memory: Memory, short: str | None) -> InstrumentMention:
    """Return the mention with what stands behind it skipped, and remember what it names."""
    memory.remember(instrument, short)
    tail = span.end
    for _ in range(3):
        amended = AMENDED.match(text, tail)
        definition = DEFINITION.match(text, tail) if amended is None else None
        if definition and _is_short(definition["short"]):
            memory.remember(instrument, definition["short"])
            tail = definition.end()
        elif amended:
            tail = amended.end()
    return InstrumentMention(span, instrument, tail)


def _is_short(words: str) -> bool:
    """Return whether bracketed words can be a short name: an abbreviation, or words that end with its kind."""
    last = words.strip(" ,.").split()[-1] if words.split() else ""
    is_kind = re.match(r"(?:Act|Regulation|Order|Rules|Scheme|Directive)", last) is not None
    return is_kind or re.fullmatch(r"(?:UK\s)?[A-Z][A-Za-z&]{1,9}(?:\s\d{4})?", words.strip()) is not None


def names(text: str) -> Iterator[Instrument]:
    """Yield the instruments that a text names in full, each as often as it does.

    >>> [instrument.title for instrument in names("s.169 of the Criminal Justice and Public Order Act 1984")]
    ['Criminal Justice and Public Order Act 1994']
    """
    yield from (mention.instrument for mention in find_instruments(text, Memory()) if not mention.points_back)
