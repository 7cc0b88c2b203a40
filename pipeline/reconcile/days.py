"""Days: the meeting, the Chief Executive's advice and the signature in their order, and money spent before it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from pipeline.assemble import Dossier
from pipeline.dates import MONTH, MONTHS, find_dates
from pipeline.document import Document
from pipeline.reconcile.figures import grade_in
from pipeline.reconcile.finding import question
from pipeline.reconcile.prose.passages import Mention, Prose, Sentence
from pipeline.records import Check

# “MOPAC Investment Advisory & Monitoring meeting : 24th November 2020”: a line of its own at the head of a report
MEETING = re.compile(r"\b(?:meeting|board|panel)\b(?:\s(?:date|held\son|on|of|dated))?[\s:,–-]{0,5}$", re.IGNORECASE)
# “Chief Executive Officer” above “Signature” and “Date 2/12/2020”
ADVISER = re.compile(r"(?:interim\s|acting\s|deputy\s)?chief\sexecutive(?:\sofficer)?\b", re.IGNORECASE)
OTHER_SIGNATORY = re.compile(
    r"(?:deputy\smayor|(?:interim\s)?(?:director|head\sof|chief\sfinance)|originating\sofficer)\b", re.IGNORECASE
)
DATED = re.compile(r"(?:^|[\s.…_])dated?(?:\ssigned)?[\s:._…]{0,30}$", re.IGNORECASE)
ADVICE = "the Chief Executive’s signature"
LONGEST_LINE, NEAR = 120, 8  # characters of a line that names who signs; paragraphs down to the day
# “Further funding of £8,883 was granted to allow both to remain throughout May 2020”
PAID = re.compile(
    r"\b(?:was|were|has\sbeen|have\sbeen)\s(?:\w{2,12}\s)?(?:granted|paid|awarded|spent|given|used|released)\b", re.I
)
MONTH_OF = re.compile(rf"\b(?P<month>{MONTH})\s(?P<year>20\d\d)\b", re.IGNORECASE)
# “paid back by May 2020”, “was awarded £5 until May 2020”: an end, not the time when it was spent.
UNTIL = re.compile(r"\b(?:until|before|by|since|approved|agreed)\b[^.]{0,20}$", re.IGNORECASE)


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
    ordered = [*sorted({day.what: day for day in reversed(before)}.values(), key=lambda d: d.what == ADVICE)]
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
        expression=" ≤ ".join(map(_short, days)) if not late else f"{_short(first.day)} > {_short(signed)}",
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
        for mention in find_dates(words) if len(words) <= LONGEST_LINE else ():
            lead, place = words[: mention.span.start], paragraph.span.start + mention.span.start
            if signatory and left >= 0 and DATED.search(lead):
                yield Day(mention.day, signatory, document.sha256, place)
                signatory = ""
            elif MEETING.search(lead) and mention.span.end >= len(words.rstrip(" .")):
                yield Day(mention.day, "the meeting", document.sha256, place)


def check_spending(dossier: Dossier, prose: Sequence[Prose]) -> Iterator[Check]:
    """Yield the grants of the decision's tables that its prose says were paid in a month before the signature."""
    signed = dossier.decision.date_signed
    granted = {grant.amount_pence for grant in dossier.sub_grants}
    if signed is None or not granted:
        return
    for passage in prose:
        for sentence in passage.sentences:
            if len(sentence.mentions) == 1 and sentence.mentions[0].figure.value in granted:
                yield from _spent(sentence, sentence.mentions[0], signed)


def _spent(sentence: Sentence, mention: Mention, signed: date) -> Iterator[Check]:
    months = [m for m in MONTH_OF.finditer(sentence.masked) if not UNTIL.search(sentence.masked[: m.start()][-40:])]
    ends = [_end(int(match["year"]), MONTHS[match["month"].lower()]) for match in months]
    paid = PAID.search(sentence.masked)
    if paid is None or not ends or max(ends) >= signed:
        return
    last = max(ends)
    yield question(
        "spent_before_signed",
        mention.figure.sha256,
        mention.figure.place,
        statement=f"The text says that {mention.figure.written} “{paid[0]}” for {last:%B %Y}; "
        f"the decision was signed on {said(signed)}.",
        expression=f"{last:%B %Y} < {said(signed)}",
        explanation="Was this money paid under an earlier approval, or before this one was given?",
        grade=mention.figure.grade,
        figures=(mention.figure,),
    )


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
