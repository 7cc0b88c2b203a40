"""Limits: sums just below a limit that the paper names, and a text that says of a limit what another part denies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.assemble import Dossier
from pipeline.money import format_pence
from pipeline.reconcile.figures import Figure, figure_of, grade_in, grade_of
from pipeline.reconcile.finding import question
from pipeline.reconcile.prose.passages import Mention, Prose, Sentence
from pipeline.reconcile.tables.cell_figures import grade_of_cells
from pipeline.records import Amount, Check

# So near (1 / n of the limit) must a sum come to it that somebody may have had the limit in mind.
NEAR = 100
_THINGS = r"(?:grants?|awards?|applications?|projects?|payments?|contracts?|proposals?|bids?)"
_ABOVE = r"(?:above|over|exceed\w{0,3}|in\sexcess\sof|greater\sthan|more\sthan)"
# “None of the current proposed grants are above this level”, “no award exceeds «0»”
NONE = re.compile(
    rf"\b(?:none|no)\b[^.«»]{{0,50}}\b{_THINGS}\b[^.«»]{{0,40}}\b{_ABOVE}\s(?:the\s|a\s)?"
    rf"(?:«(?P<limit>\d{{1,4}})»|(?:this|that)\s(?:level|limit|amount|value|sum|threshold|figure))",
    re.IGNORECASE,
)
# “Two applications are being considered that are in excess of «0»”, “3 grants exceed the limit of «0»”
SOME = re.compile(
    rf"\b(?P<count>one|two|three|four|five|six|seven|eight|nine|ten|several|some|\d{{1,2}})\s(?:\w{{1,15}}\s){{0,3}}?"
    rf"{_THINGS}\b[^.«»]{{0,50}}\b{_ABOVE}\s(?:the\s|a\s)?(?:\w{{1,12}}\s){{0,3}}«(?P<limit>\d{{1,4}})»",
    re.IGNORECASE,
)
# “a standing delegation to award grants up to a value of £50,000”
DELEGATION = re.compile(r"\b(?:delegat\w{1,5}|limit|threshold|authority)\b", re.IGNORECASE)


def check_near(dossier: Dossier) -> Iterator[Check]:
    """Yield the awards to a named recipient that come within a hundredth of a limit on single grants."""
    limits: dict[int, Amount] = {}
    for amount in dossier.amounts:
        if amount.role == "threshold" and DELEGATION.search(f"{_around(dossier, amount)} {amount.because}"):
            limits.setdefault(amount.value_pence, amount)
    for award, recipient in _awards(dossier):
        for value, limit in limits.items():
            gap = value - award.value_pence
            if 0 < gap * NEAR <= value:
                figure, bound = _figure(dossier, award), _figure(dossier, limit)
                yield question(
                    "near_limit",
                    figure.sha256,
                    figure.place,
                    statement=f"{figure.written} for “{recipient}” is {format_pence(gap)} below the limit of "
                    f"{limit.as_written} that the paper names.",
                    expression=f"{limit.as_written} − {figure.written} = {format_pence(gap)}",
                    explanation="Is there another grant to the same body that belongs to this one?",
                    grade=grade_of((figure, bound)),
                    figures=(figure, bound),
                )


def _awards(dossier: Dossier) -> Iterator[tuple[Amount, str]]:
    """Yield the awards with their recipients: the rows of tables first, then each sum that the text alone tells."""
    rows = {amount.amount_id: amount for amount in dossier.amounts}
    told = {grant.amount_pence for grant in dossier.sub_grants}
    yield from ((rows[each.amount_id], each.recipient) for each in dossier.sub_grants if each.amount_id in rows)
    for amount in dossier.amounts:
        is_award = amount.role == "awarded" and amount.rate == "total" and amount.row_number is None
        if is_award and amount.recipient and amount.value_pence not in told:
            told.add(amount.value_pence)
            yield amount, amount.recipient


def _figure(dossier: Dossier, amount: Amount) -> Figure:
    """Return an amount as a figure, graded by how its own page and table were read."""
    document = next(paper.document for paper in dossier.papers if paper.document.sha256 == amount.sha256)
    table = next((table for table in document.tables if table.number == amount.table_number), None)
    return figure_of(amount, grade_of_cells(document, table) if table else grade_in(document))


def _around(dossier: Dossier, amount: Amount) -> str:
    """Return the words before a figure, on its page."""
    text = next((p.document.text for p in dossier.papers if p.document.sha256 == amount.sha256), "")
    return text[max(0, amount.char_start - 100) : amount.char_start]


def check_contradictions(dossier: Dossier, prose: Sequence[Prose]) -> Iterator[Check]:
    """Yield the limits above which the text says that there is nothing, where it tells or its table lists something."""
    denied: dict[int, tuple[Mention, str]] = {}
    for passage in prose:
        for mention, words in _denied(passage):
            denied.setdefault(mention.figure.value, (mention, words))
    for value, (mention, words) in denied.items():
        for passage in prose:
            for sentence in passage.sentences:
                yield from (_told(mention, words, *told) for told in _above(sentence, value))
        above = [grant for grant in dossier.sub_grants if grant.amount_pence > value]
        rows = {amount.amount_id: amount for amount in dossier.amounts}
        for grant in above:
            row = _figure(dossier, rows[grant.amount_id])
            yield _told(mention, words, row, f"the table gives {row.written} to “{grant.recipient}”")


def _denied(passage: Prose) -> Iterator[tuple[Mention, str]]:
    """Yield the limits that nothing is said to exceed, with the words; "this level" is the figure before."""
    for match in passage.find(NONE):
        before = passage.masked[: match.start()].count("»")
        number = int(match["limit"]) if match["limit"] else before - 1
        if 0 <= number < len(passage.mentions):
            mention = passage.mentions[number]
            words = re.sub(r"«\d{1,4}»", lambda _, m=mention: m.figure.written, match[0])  # type: ignore[misc]
            yield mention, " ".join(words.split())


def _above(sentence: Sentence, value: int) -> Iterator[tuple[Figure, str]]:
    for match in SOME.finditer(sentence.masked):
        limit = sentence.mentions[int(match["limit"])].figure
        if limit.value == value:
            words = re.sub(r"«\d{1,4}»", limit.written, match[0])
            yield limit, f"elsewhere: “{words}”"


def _told(denied: Mention, words: str, figure: Figure, told: str) -> Check:
    return question(
        "limit_contradicted",
        denied.figure.sha256,
        denied.figure.place,
        statement=f"The text says “{words}”; {told}.",
        expression=f"none above {denied.figure.written}, yet some above {denied.figure.written}",
        explanation="Were these added after the text was written, or are they not yet proposed?",
        grade=grade_of((denied.figure, figure)),
        figures=(denied.figure, figure),
    )
