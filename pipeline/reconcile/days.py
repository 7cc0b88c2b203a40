"""Days: the meetings, the Chief Executive's advice and the signature in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from pipeline.assemble import Dossier
from pipeline.dates import find_dates
from pipeline.document import Document
from pipeline.reconcile.figures import grade_in
from pipeline.reconcile.finding import question
from pipeline.records import Check

# “MOPAC Investment Advisory & Monitoring meeting : 24th November 2020”: a line of its own at the head of a report
MEETING = re.compile(
    r"\b(?:meeting(?:\sdated)?|board|panel)\b(?:\s(?:date|held\son|on|of))?[\s:,–-]{0,5}$", re.IGNORECASE
)
# “Chief Executive Officer” above “Signature” and “Date 2/12/2020”
ADVISER = re.compile(r"(?:interim\s|acting\s|deputy\s)?chief\sexecutive(?:\sofficer)?\b", re.IGNORECASE)
OTHER_SIGNATORY = re.compile(
    r"(?:deputy\smayor|(?:interim\s)?(?:director|head\sof|chief\sfinance)|originating\sofficer)\b", re.IGNORECASE
)
DATED = re.compile(r"(?:^|[\s.…_])dated?(?:\ssigned)?[\s:._…]{0,30}$", re.IGNORECASE)
ADVICE = "the Chief Executive’s signature"
LONGEST_LINE, NEAR = 120, 8  # characters of a line that names who signs; paragraphs down to the day
# “The Investment Advisory Board considered this on 3 May 2019”, “was discussed by the Joint Panel on 3rd May 2019”
_BODY = (
    r"(?P<body>(?:[A-Z][\w&’'-]*\s(?:(?:and|&|of|for)\s)?){1,6}(?:Board|Panel|Committee|Group)\b"
    r"|\b(?:PIM|IAM|IAB|PIB)\b)"
)
_DID = (
    r"\b(?:considered|discussed|endorsed|supported|agreed|reviewed|recommended|scrutinised|approved|presented|submitted"
    r"|cleared|met|went|came|noted)\b"
)
_DAY = r"\s(?:the\s|[A-Z][a-z]{2,5}day,?\s)?$"
# “approved the contract, which starts on”, “reviewed the contract dated”: days of other things than the paper
_PAPER = r"(?:\s(?:this|it|(?:this\s|the\s)(?:paper|proposal|case|request|business\scase)))?"
BOARDS = (
    re.compile(
        rf"\b{_BODY}(?:(?!\s(?:which|that)\b|{_DID})[^.,;:]){{0,80}}{_DID}(?:\sand\s{_DID})?"
        rf"{_PAPER}(?:\sat\s(?:its|the|a)\smeeting)?\son{_DAY}"
    ),
    re.compile(
        rf"{_DID}[^.;:]{{0,60}}\b(?:by|at|to)\s(?:the\s|its\s|MOPAC’s\s)?{_BODY}"
        rf"(?:(?:\smeeting)?(?:\s(?:held|which\smet))?\son|\smeeting\s(?:of|dated)){_DAY}"
    ),
)
# “will be considered by the Board on”, “the next meeting of the Board on”, “since the Board approved PCD 101 on”
OTHER_MEETING = re.compile(
    r"\b(?:will|would|shall|to\sbe|is\sto|next|future|should|earlier|previous\w*|last|PCD|DMPCD|since|until|after)\b",
    re.I,
)
LONGEST_CLAUSE = 200  # characters in front of a day that may tell whose it is


@dataclass(frozen=True, slots=True)
class Day:
    """A day, who or what it is the day of, and where it stands."""

    day: date
    what: str
    sha256: str
    place: int


def check_days(dossier: Dossier) -> Iterator[Check]:
    """Yield whether the meeting, the Chief Executive's advice and the signature follow each other."""
    signed = dossier.decision.date_signed
    before = [day for paper in dossier.papers for day in _days(paper.document)]
    if signed is None or not before:
        return
    ordered = sorted({day.what: day for day in reversed(before)}.values(), key=lambda d: (d.what == ADVICE, d.day))
    days = [*(day.day for day in ordered), signed]
    names = [*(f"{day.what} ({said(day.day)})" for day in ordered), f"the signature ({said(signed)})"]
    late = [name for name, day in zip(names, days, strict=True) if day > signed]
    first = next((day for day in ordered if day.day > signed), ordered[0])
    grade = next(grade_in(p.document) for p in dossier.papers if p.document.sha256 == first.sha256)
    told = f"{', '.join(names[:-1])} and {names[-1]}"
    yield question(
        "dates_in_order",
        first.sha256,
        first.place,
        statement=f"The decision was signed on {said(signed)}, before {' and '.join(late)}."
        if late
        else f"The paper gives {told}, in this order."
        if all(a <= b for a, b in pairwise(days))
        else f"The paper gives {told}; the signature comes last.",
        expression=" ≤ ".join(map(_short, sorted(days))) if not late else f"{_short(first.day)} > {_short(signed)}",
        explanation="Is one of the days a slip, or was the advice given after the decision?" if late else None,
        grade=grade,
    )


def said(day: date) -> str:
    """Return a day as people write it: 7 December 2020."""
    return f"{day.day} {day:%B %Y}"


def _short(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _days(document: Document) -> Iterator[Day]:
    signatory, left = "", 0
    for paragraph in document.paragraphs:
        words = document[paragraph.span]
        if len(words) <= LONGEST_LINE and ADVISER.match(words):
            signatory, left = ADVICE, NEAR
        elif len(words) <= LONGEST_LINE and OTHER_SIGNATORY.match(words):
            signatory, left = "", 0
        left -= 1
        for mention in find_dates(words):
            lead, place = words[: mention.span.start], paragraph.span.start + mention.span.start
            is_line = len(words) <= LONGEST_LINE
            if is_line and signatory and left >= 0 and DATED.search(lead):
                yield Day(mention.day, signatory, document.sha256, place)
                signatory = ""
            elif body := _body(lead):
                yield Day(mention.day, body, document.sha256, place)
            elif is_line and _is_met(lead) and mention.span.end >= len(words.rstrip(" .")):
                yield Day(mention.day, "the meeting", document.sha256, place)


def _is_met(lead: str) -> bool:
    """Return whether the words in front of a day at the end of a line call it that of a meeting."""
    return MEETING.search(lead) is not None and OTHER_MEETING.search(lead) is None


def _body(lead: str) -> str | None:
    """Return the board that the words in front of a day say to have met on it, None where none is said to."""
    clause = re.split(r"[.;:]\s", lead[-LONGEST_CLAUSE:])[-1]
    met = next((match for pattern in BOARDS if (match := pattern.search(clause))), None)
    if met is None or OTHER_MEETING.search(clause):
        return None
    return f"the {met['body'].removeprefix('The ')}"
