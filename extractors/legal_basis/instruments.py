"""Instruments: the Acts, orders, regulations and schemes that a text names, in full, by alias, or by a word for them.

"The 2011 Act" and "the Regulations" stand for what was named so before.
"""

from __future__ import annotations

import re

from extractors.legal_basis.naming import SCHEME, Instrument, InstrumentMention, Memory, finished
from extractors.legal_basis.statute_titles import WORD, known, meant, several, unknown_name
from extractors.lexicon.initials import by_initials
from extractors.lexicon.statute_names import chosen, named, nearly_named, plain_name
from extractors.lexicon.statutes import Statute, statutes
from pipeline.document import Span

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
# “Paragraph 7.23 of the Scheme” before the scheme is named: it numbers so
OWN_NUMBER = re.compile(r"\b[Pp]ara(?:graph)?s?\.?\s{1,2}(?:\d{1,2}\.\d{1,2}(?:,|\sand)?\s){1,2}of\s{1,2}the\s$")
YEAR_BEFORE = re.compile(r"(?<!\d)(?P<year>(?:18|19|20)\d\d)\s{1,2}$")  # "1996 Police Act", "the 2011 Act"
# “there are no GDPR issues”, “no GDPR or data privacy implications”, “TUPE staffing cost”, “PACE custody suites”, “POCA
# receipts”: no Act is cited there.
TOPIC = re.compile(
    r"(?:,?\s(?:or|and|&|data|privacy|protection|staff\w*|pension|related|one-off)){0,4}"
    r"\s(?:clauses?|issues?|implications?|considerations?|concerns?|comments?|costs?|transfers?"
    r"|staff|staffing|liabilit\w+|payments?|information|consultation|statements?|interviews?|custody|suites?|receipts?|funds?"
    r"|funding|money|monies|income|assets|authorisations?|requests?|training|process|tests?|testing|team|unit|officers?)\b"
)
POINTS_BACK = re.compile(r"\b(?:the|that|this|said|same|The|That|This)\s{1,2}$")
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
        if mention is None or (found and mention.span.start < found[-1].tail and _is_its_name(mention, found[-1])):
            continue
        while found and mention.span.start <= found[-1].span.start:  # "Equality Act 2010 (Specific Duties) Regulations"
            found.pop()
        found.append(mention)
    return sorted([*found, *several(text, memory)], key=lambda mention: mention.span)


def _is_its_name(mention: InstrumentMention, before: InstrumentMention) -> bool:
    """Return whether a mention is but the short name in brackets of the one before it."""
    return mention.points_back or mention.instrument.title == before.instrument.title


def _mention(text: str, anchor: re.Match[str], memory: Memory, after: int) -> InstrumentMention | None:
    if anchor["head"]:
        return _titled(text, anchor, memory)
    if anchor.start() < after:
        return None
    if anchor["directive"]:
        title = " ".join(anchor["directive"].split())
        year = re.search(r"(?:19|20)\d\d(?=/)", title)
        instrument = Instrument(title, None, int(year[0]) if year else None, "unknown_instrument")
        return finished(text, Span(anchor.start(), anchor.end()), instrument, memory, None)
    if anchor["scheme"]:
        if anchor["owner"] and anchor["owner"].replace("’", "'") in OTHERS:
            return None
        instrument = Instrument(SCHEME, _own(SCHEME), None, "ok")
        return finished(text, Span(anchor.start(), anchor.end()), instrument, memory, None)
    if anchor["own"]:
        is_numbered = OWN_NUMBER.search(text, max(0, anchor.start() - 30), anchor.start())
        if SCHEME not in memory.by_title and not is_numbered:
            return None
        instrument = Instrument(SCHEME, _own(SCHEME), None, "ok")
        return InstrumentMention(Span(*anchor.span()), instrument, anchor.end(), points_back=True)
    return _abbreviated(text, anchor, memory)


def _own(title: str) -> Statute | None:
    return next((statute for statute in statutes() if statute.title == title), None)


def _titled(text: str, anchor: re.Match[str], memory: Memory) -> InstrumentMention | None:
    """Return the instrument whose title ends with this word: known, pointed back to, or unknown but with its year."""
    after = YEAR_AFTER.match(text, anchor.end())
    start, candidates = known(text, Span(*anchor.span()), anchor["head"])
    if candidates:
        before = YEAR_BEFORE.search(text, max(0, start - 6), start) if after is None else None
        year = after or before
        span = Span(before.start("year") if before else start, after.end() if after else anchor.end())
        owner = WORD.findall(text[max(0, start - 22) : start])
        others = owner and owner[-1].replace("’", "'") in OTHERS
        if candidates[0].is_own and (after or others or OF_OTHERS.match(text, anchor.end())):
            return None
        if not (after or before or memory.latest(candidates)) and _is_general(text[start : anchor.end()], candidates):
            return None
        instrument = meant(text, Span(start, anchor.end()), candidates, int(year["year"]) if year else None, memory)
        return finished(text, span, instrument, memory, after["short"] if after else None)
    return _back(text, anchor, memory) or (_unknown(text, anchor, after, memory) if after else None)


def _is_general(name: str, candidates: tuple[Statute, ...]) -> bool:
    """Return whether words without a year may be no title: "procurement regulations", "Police Regulations"."""
    is_plain = len(name.split()) == 2 and candidates[0].namesakes is None
    return name == name.lower() or (is_plain and plain_name(name) == plain_name(candidates[0].name))


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
    span = unknown_name(text, Span(anchor.start(), anchor.end()))
    words = text[span.start : anchor.start()].split()
    if not words or anchor["head"].islower() or (len(words) < 2 and anchor["head"] != "Act"):
        return None
    name, year = text[span.start : span.end], int(after["year"])
    statute, status = chosen(nearly_named(plain_name(name)), year)
    printed = Instrument(" ".join(f"{name} {year}".split()), None, year, "unknown_instrument")
    instrument = Instrument(statute.title, statute, year, status) if statute else printed
    return finished(text, Span(span.start, after.end()), instrument, memory, after["short"])


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
    statute, status = chosen(named(plain_name(words)) or by_initials(words, year), year)
    if statute is None:
        return None
    instrument = Instrument(statute.title, statute, year, status)
    mention = finished(text, span, instrument, memory, None)
    is_sure = year is not None or len(words) >= 4
    return mention if is_sure else InstrumentMention(span, instrument, mention.tail, points_back=True)
