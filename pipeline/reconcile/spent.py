"""Spent: money that was paid, and work that was begun, before the decision about it was signed."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from pipeline.assemble import Dossier
from pipeline.dates import MONTH, MONTHS, find_dates
from pipeline.document import Document, Span
from pipeline.reconcile.days import said
from pipeline.reconcile.figures import grade_in
from pipeline.reconcile.finding import question
from pipeline.reconcile.prose.passages import SENTENCE_END, Mention, Prose, Sentence
from pipeline.records import Check

# “Further funding of £8,883 was granted to allow both to remain throughout May 2020”
PAID = re.compile(
    r"\b(?:was|were|has\sbeen|have\sbeen)\s(?:\w{2,12}\s)?(?:granted|paid|awarded|spent|given|used|released)\b", re.I
)
MONTH_OF = re.compile(rf"\b(?P<month>{MONTH})\s(?P<year>20\d\d)\b", re.IGNORECASE)
# “paid back by May 2020”, “was awarded £5 until May 2020”: an end, not the time when it was spent.
UNTIL = re.compile(r"\b(?:until|before|by|since|approved|agreed)\b[^.]{0,20}$", re.IGNORECASE)
_WORK = r"(?:services?|work|works|delivery|goods|supplies|cover|training|support)"
# “Services have been provided since 1 April 2019”, “Work began in May 2019”, “The works were started on 3 May 2019”
BEGUN = re.compile(
    rf"^(?:(?:the|these|this|all)\s)?(?:[a-z]{{3,14}}\s){{0,2}}?{_WORK}\s(?:on\s[^.;]{{3,40}}\s)?"
    r"(?:(?:(?:has|have)\s(?:already\s)?been|(?:was|were))\s(?:[a-z]{3,12}ly\s)?"
    r"(?:provided|delivered|supplied|carried\sout|undertaken|running|in\splace|received|performed|started|begun|commenced)\b[^.;]{0,60}?"
    r"|(?:has\s|have\s)?(?:already\s)?(?:beg[au]n|started|commenced)\b[^.;]{0,30}?)"
    r"\b(?:since|from|in|on)\s(?:the\s|early\s|late\s|mid-)?$",
    re.IGNORECASE,
)
# “under the current contract”, “the first phase”, “as PCD 101 approved”: work about which somebody else decided.
OTHER_WORK = re.compile(
    r"\b(?:current|existing|previous\w*|former\w*|original\w*|first|initial\w*|earlier|pilot|last|old|expir\w+|phase\s|exten[ds]\w*"
    r"|incumbent|approved|agreed|PCD|DMPCD|under\sthe)\b",
    re.IGNORECASE,
)
RECENT = timedelta(days=366)  # what was begun longer ago goes on, and was decided about before


def check_spending(dossier: Dossier, prose: Sequence[Prose]) -> Iterator[Check]:
    """Yield what the prose says was paid of the decision's grants, or begun of its work, before the signature."""
    signed = dossier.decision.date_signed
    if signed is None:
        return
    granted = {grant.amount_pence for grant in dossier.sub_grants}
    for passage in prose:
        for sentence in passage.sentences:
            if len(sentence.mentions) == 1 and sentence.mentions[0].figure.value in granted:
                yield from _spent(sentence, sentence.mentions[0], signed)
    begun = [check for paper in dossier.papers for check in _begun(paper.document, signed)]
    yield from begun[:1]  # page, form and report tell it again


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


def _begun(document: Document, signed: date) -> Iterator[Check]:
    """Yield the sentences by which the work of the decision was begun in the year before the signature."""
    for paragraph in (each for each in document.paragraphs if each.kind not in ("furniture", "row")):
        words = document[paragraph.span]
        for sentence in SENTENCE_END.split(words) if not OTHER_WORK.search(words) else ():
            for last, told, span in _times(sentence):
                if last < signed <= last + RECENT and BEGUN.match(sentence[: span.start]):
                    yield question(
                        "spent_before_signed",
                        document.sha256,
                        paragraph.span.start + words.index(sentence) + span.start,
                        statement=f"The text says “{' '.join(sentence[: span.end].split())}”; "
                        f"the decision was signed on {said(signed)}.",
                        expression=f"{told} < {said(signed)}",
                        explanation="Was this work approved before, or begun before this decision was made?",
                        grade=grade_in(document),
                    )


def _times(sentence: str) -> Iterator[tuple[date, str, Span]]:
    """Yield the days and months that a sentence names: the last day of each, as it is said, and where it stands."""
    days = list(find_dates(sentence))
    yield from ((each.day, said(each.day), each.span) for each in days)
    for match in MONTH_OF.finditer(sentence):
        if not any(each.span.start <= match.start() < each.span.end for each in days):
            last = _end(int(match["year"]), MONTHS[match["month"].lower()])
            yield last, f"{last:%B %Y}", Span(*match.span())


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
