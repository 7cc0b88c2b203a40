"""References: the numbers of decisions, as a page names itself and as papers cite each other.

Canonical forms are `PCD 898` and `DMPCD 2015 80`, without zero padding. Only the older series counts by years, so a
number of "DMPCD" without a year belongs to the other one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.document import Span

# The series PCD 898, PCD898, PCD-956, PCDs 1149, 1147 & 1263, PCD references 545, 867 … and 1215, DMPCD (112); with
# years DMPCD 2014 – 04, DMPCD 2013/96, DMPC Decision 2015-57; in words DMPC Decision 1435, Decision 1683, "(DMPC 1078;
# 1359)".
HEAD = re.compile(
    r"""(?<![\w£])
        (?P<series>DMPCD|PCD|Pcd|pcd|(?:DMPC|MOPAC)\s{1,2}[Dd]ecision|Decision|DMPC(?=\s\d{3,4}(?:\s?[;,)\]&]|\sand\b)))(?P<plural>['’]?s)?
        (?:\s{1,2}(?P<noun>(?i:references?|refs?\.?|numbers?|nos?\.?|decisions?)))?
        [\s:(#/–—‑-]{0,4}
        (?P<number>\d{1,5})(?![\d%])(?P<thousands>,\d{3}(?![\d,]))?
        (?:\s{0,2}(?P<mark>[/–—‑-]|\s)\s{0,2}(?P<second>\d{1,3})(?![\d/%]|\.\d))?""",
    re.VERBOSE,
)
# "With DMPCD 143 in 2014": the older series with its year behind the number
YEAR_BEHIND = re.compile(r"\s{1,2}(?:in|of)\s(?P<year>20[01]\d)(?!\d)")
# What goes on in a list: ", 867", " & 1263", " and 1215", ", and 2015 47".
NEXT = re.compile(
    r"""(?P<joint>(?:\s{0,2}(?:,|;|&|and\b|or\b)){1,3}|/(?=\d{3})|\s{0,2}(?:to\b|[–—-]))\s{0,2}
        (?:(?P<year>20[01]\d)\s{0,2}[/\s–—-]\s{0,2})?
        (?P<number>\d{1,5})(?![\d%£]|/(?!\d{3})|\.\d|,\d{3}(?!\d))""",
    re.VERBOSE,
)
# After "PCD 881 and 23" a noun would make 23 a count; these words and marks do not.
LIST_ENDS = re.compile(
    r"\s{0,2}(?:$|[.,;:()\]&/]|(?:and|or|which|were|was|are|have|has|had|refer|refers|approved|agreed|in|on|for|under)\b)"
)
# The code line "PD 1599": letters of the series lost or turned round.
DAMAGED = re.compile(r"(?<!\w)(?:PD|PC|CD|PDC|CPD|PCDD)[\s:–-]{0,3}(?P<number>\d{2,4})(?!\d)")
# "/pcd-1215-home-office-funding", "pcd_1008_signed.pdf", "/dmpcd-2015-80-title"
ADDRESS = re.compile(
    r"(?:dmpcd[-_]?(?P<year>20[01]\d)[-_](?P<second>\d{1,3})|pcd[-_]?(?P<number>\d{1,5}))(?!\d)", re.IGNORECASE
)
YEARS = range(2010, 2020)  # of the series DMPCD
LIKE_A_YEAR = range(1990, 2040)
LONGEST_RANGE = 20


class ReferenceMention(NamedTuple):
    """A decision's number that is written in a text: where, and in canonical form."""

    span: Span
    reference: str


def canonical(number: int | str, year: int | str | None = None) -> str:
    """Return the canonical form of a number, with the year for the older series.

    >>> canonical("0898"), canonical("01", 2016)
    ('PCD 898', 'DMPCD 2016 1')
    """
    return f"PCD {int(number)}" if year is None else f"DMPCD {int(year)} {int(number)}"


def find_references(text: str) -> Iterator[ReferenceMention]:
    """Yield the decisions that a text names, in order, each member of a list by itself.

    >>> [mention.reference for mention in find_references("see PCDs 1149, 1147 & 1263, DMPCD 2014 – 04 and PCD545")]
    ['PCD 1149', 'PCD 1147', 'PCD 1263', 'DMPCD 2014 4', 'PCD 545']
    """
    for head in HEAD.finditer(text):
        first = _first(head)
        if first is None:
            continue
        yield first
        is_plural = bool(head["plural"]) or (head["noun"] or "").endswith("s")
        yield from _rest(text, first, is_plural)


def parse_reference(value: str) -> str | None:
    """Return the reference that a code line gives, also where its letters are damaged ("PD 1599").

    >>> parse_reference("DMPCD 2016 01"), parse_reference("PD 1599"), parse_reference("to follow")
    ('DMPCD 2016 1', 'PCD 1599', None)
    """
    for mention in find_references(value):
        return mention.reference
    damaged = DAMAGED.search(value)
    return canonical(damaged["number"]) if damaged else None


def leading_reference(line: str) -> ReferenceMention | None:
    """Return the reference that a line begins with ("PCD 1295 - Title"), None where it stands elsewhere or nowhere."""
    head = HEAD.match(line)
    return _first(head) if head and head["series"].upper().endswith("PCD") else None


def reference_of_address(address: str) -> str | None:
    """Return the reference that the last part of an address begins with, None where it has none.

    >>> reference_of_address("https://example.org/pcd-1215-home-office-funding?page=2")
    'PCD 1215'
    """
    last = address.split("?")[0].split("#")[0].rstrip("/").rpartition("/")[2]
    match = ADDRESS.match(last)
    if match is None:
        return None
    return canonical(match["second"], match["year"]) if match["year"] else canonical(match["number"])


def _first(head: re.Match[str]) -> ReferenceMention | None:
    number, second, mark = int(head["number"]), head["second"], head["mark"]
    if head["thousands"] and not head["plural"]:  # "PCD 1,234" is one number, "PCDs 1,234" are two
        whole = f"{number}{head['thousands'][1:]}"
        return ReferenceMention(Span(head.start(), head.end("thousands")), canonical(whole))
    is_plain = head["series"].upper() == "PCD"
    if second and number in YEARS and (not is_plain or not mark.isspace()):
        return ReferenceMention(Span(head.start(), head.end()), canonical(second, number))
    if head["series"].startswith("Decision") and (number < 100 or number in LIKE_A_YEAR):
        return None
    if not is_plain and number in LIKE_A_YEAR:
        return None
    if number == 0 or (second and mark == "/" and len(second) < 3):
        return None
    span = Span(head.start(), head.end("number"))
    behind = YEAR_BEHIND.match(head.string, span.end) if head["series"] == "DMPCD" else None
    year = behind["year"] if behind and int(behind["year"]) in YEARS else None
    return ReferenceMention(span, canonical(number, year))


def _rest(text: str, first: ReferenceMention, is_plural: bool) -> Iterator[ReferenceMention]:
    """Yield the further members of a list: numbers without the series' letters before them."""
    last = first
    while match := NEXT.match(text, last.span.end):
        if not is_plural and (len(match["number"]) < 3 or not LIST_ENDS.match(text, match.end())):
            return
        joint = match["joint"].strip()
        if joint in ("to", "-", "–", "—"):
            yield from _range(last, match, is_plural)
            return
        last_year = last.reference.split()[1] if last.reference.startswith("DMPCD") else None
        span = Span(match.start("year") if match["year"] else match.start("number"), match.end())
        last = ReferenceMention(span, canonical(match["number"], match["year"] or last_year))
        yield last


def _range(last: ReferenceMention, match: re.Match[str], is_plural: bool) -> Iterator[ReferenceMention]:
    """Yield the members of "PCDs 545 to 548" behind the first one."""
    start, end = int(last.reference.split()[-1]), int(match["number"])
    if not is_plural or last.reference.startswith("DMPCD") or not start < end <= start + LONGEST_RANGE:
        return
    for number in range(start + 1, end + 1):
        yield ReferenceMention(Span(match.start("number"), match.end()), canonical(number))
