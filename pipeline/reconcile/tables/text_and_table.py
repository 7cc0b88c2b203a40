"""Text and table: what the prose says of the grants that a table lists: their budget, their total, the rest, a row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from pipeline.reconcile.digits import is_slip, telling_digits
from pipeline.reconcile.figures import Figure
from pipeline.reconcile.finding import find
from pipeline.reconcile.prose.approved import certain_of, grants_in_text, is_agreed, is_in_passing, is_left
from pipeline.reconcile.prose.passages import Mention, Prose, Sentence
from pipeline.reconcile.tables.comparison import compared
from pipeline.reconcile.tables.kept import less_kept
from pipeline.reconcile.tables.ledger import Ledger
from pipeline.reconcile.tables.rows_in_text import check_rows
from pipeline.records import Check

# “an intervention budget of £215,000”: the text knows the table's budget, beside the sum that it approves.
ALLOTTED = re.compile(r"\b(?:budget|allocat\w+|grants?|projects?|interventions?|partners?)\b", re.IGNORECASE)
# A sum that is approved and one that is awarded differ by less than this (1 / n) where one is a slip for the other.
SLIP = 8
NEAR = 120  # characters from a total to what it leaves
TELLING = 4  # digits of a slip that is wherever it stands
FEWEST = 3  # rows that are added up against the text
POINTS_AT_TABLE = re.compile(r"\b(?:table|below|following|appendix|listed|set\sout)\b", re.IGNORECASE)


def check_text_and_table(
    ledger: Ledger, prose: Sequence[Prose], text: str, elsewhere: Collection[int] = ()
) -> list[Check]:
    """Return the agreements and contradictions between a ledger of grants and the prose of the decision.

    A figure of the prose that is a total of another table, in pence `elsewhere`, contradicts nothing, and neither does
    one whose distance from the table's total the `text` of the document tells beside it.
    """
    found = [
        *_approved(ledger, prose, text),
        *_stated(ledger, prose),
        *_left_of_it(ledger, prose),
        *_added_up(ledger, prose),
        *check_rows(ledger, prose),
    ]
    is_sure = ledger.is_whole or ledger.is_proven
    return [
        check
        for check in found
        if check.verdict != "inconsistent" or ((is_sure or _tells_a_slip(check)) and not _is_said_of(elsewhere, check))
    ]


def _tells_a_slip(check: Check) -> bool:
    """Return whether two printed figures differ by a slip, whatever else of the table may not have been read."""
    values = [each.value_pence for each in check.operands if each.value_pence]
    return check.code == "table_agrees_with_text" and len(values) == 2 and _is_telling_slip(*values)


def _is_said_of(figures: Collection[int], check: Check) -> bool:
    """Return whether the figure of the text that a check is about is one of these, in pence."""
    return check.code == "table_agrees_with_text" and check.reported_low_pence in figures


def _approved(ledger: Ledger, prose: Sequence[Prose], text: str) -> Iterator[Check]:
    """Yield the check of the grants that the decision approves against the budget of the table, or its total."""
    counts_down = bool(ledger.remainders) or any(entry.balance is not None for entry in ledger.entries)
    # Awards may exceed what a ledger opens with, where more comes in before the last of them.
    budget = None if ledger.received else ledger.budget
    target = budget or (None if counts_down else ledger.total)
    if target is None:
        return
    what = "the budget in" if budget else "the total of"
    approved = grants_in_text(prose, ledger.figures - {target.value})
    same = next((mention for mention in approved if mention.figure.value == target.value), None)
    if same is not None:
        yield compared(ledger, target, same.figure, what, "approves grants of")
        return
    mentions = [mention for passage in prose for mention in passage.mentions]
    said = {mention.figure.value for mention in mentions if ALLOTTED.search(mention.before[-40:])}
    certain = certain_of(approved, mentions)
    if target.value in said or len({mention.figure.value for mention in certain}) != 1:
        return
    if any(mention.figure.value == target.value and mention.amount.role == "budget" for mention in mentions):
        return  # “The manager is costed at £44,495”: what the table adds up to is something else than grants.
    if (check := less_kept(ledger, target, certain[0].figure)) is not None:
        yield check
        return
    rest = certain[0].figure.value - target.value
    is_meant = _is_spent(target, certain[0]) or _is_telling_slip(target.value, certain[0].figure.value)
    is_budget = budget is not None and _is_near(target, certain[0].figure)
    if is_budget or (is_meant and not _tells_rest(text, target.value, rest)):
        yield compared(ledger, target, certain[0].figure, what, "approves grants of")


def _tells_rest(text: str, total: int, rest: int) -> bool:
    """Return whether a text tells what a total leaves beside it: “Awards in this decision 170,308 ¶ Left 7,692”."""
    if rest <= 0:
        return False
    left = re.compile(_printed(rest))
    near = (text[max(0, match.start() - NEAR) : match.end() + NEAR] for match in re.finditer(_printed(total), text))
    return any(left.search(words) for words in near)


def _printed(pence: int) -> str:
    """Return the pattern of a sum as figures print it, whatever stands around it."""
    written = f"{pence // 100:,}" + (f".{pence % 100:02}" if pence % 100 else "")
    return rf"(?<![\d,.]){re.escape(written)}(?![\d]|,\d)"


def _is_telling_slip(one: int, other: int) -> bool:
    """Return whether one sum may be a slip for the other, and has so many digits that it is hardly another one."""
    return is_slip(one, other) and max(telling_digits(one), telling_digits(other)) >= TELLING


def _is_spent(total: Figure, approved: Mention) -> bool:
    """Return whether the sum that is approved must be what a table adds up to: that is near, and not merely below it.

    "up to £31,470 to the bodies listed below" may leave some of it for later; awards above it may not be.
    """
    gap = approved.figure.value - total.value
    is_exceeded = gap < 0 and _is_near(total, approved.figure)
    points = POINTS_AT_TABLE.search(f"{approved.before} {approved.after}")
    is_missed = gap * SLIP < approved.figure.value and approved.amount.qualifier != "up_to"
    return is_exceeded or (points is not None and is_missed)


def _stated(ledger: Ledger, prose: Sequence[Prose]) -> Iterator[Check]:
    """Yield the checks of what the text calls the total agreed, or what remains, against the table's own.

    Where it names several, one that is nearly the table's own is a slip for it, and others are of other money. What is
    said in passing ("leaving £4,000 for vans") must stand beside a figure of the table.
    """
    places = [(s, m) for p in prose for s in p.sentences if len(s.mentions) < 4 for m in s.mentions]
    agreed = [(sentence, mention) for sentence, mention in places if is_agreed(mention)]
    left = [(sentence, mention) for sentence, mention in places if is_left(mention, sentence)]
    for named, figure, what, says in (
        (agreed, ledger.total, "the total of", "states a total of"),
        (left, next(iter(ledger.remainders), None), "what remains in", "states a remainder of"),
    ):
        said = {mention.figure.value: (sentence, mention) for sentence, mention in reversed(named)}
        if figure is None:
            continue
        for sentence, mention in said.values():
            check = compared(ledger, figure, mention.figure, what, says)
            is_bound = not is_in_passing(mention) or _has_figure(ledger, sentence)
            is_only = len(said) == 1 and is_bound and _is_near(figure, mention.figure)
            if check.verdict != "inconsistent" or is_only or is_slip(figure.value, mention.figure.value):
                yield check


def _has_figure(ledger: Ledger, sentence: Sentence) -> bool:
    """Return whether a sentence gives the budget or the total of a table."""
    own = {figure.value for figure in (ledger.budget, ledger.total) if figure is not None}
    return any(mention.figure.value in own for mention in sentence.mentions)


def _is_near(one: Figure, other: Figure) -> bool:
    """Return whether two figures may be meant to be the same: they differ by less than half of the smaller."""
    return abs(one.value - other.value) * 2 < min(one.value, other.value)


def _left_of_it(ledger: Ledger, prose: Sequence[Prose]) -> Iterator[Check]:
    """Yield the check of the total and what is left, of table or text, against the sum approved.

    It is for a table without a line for its budget, and without balances that would lead there.
    """
    if ledger.total is None or ledger.budget or any(entry.balance for entry in ledger.entries):
        return
    mentions = [mention for passage in prose for mention in passage.mentions]
    sentences = [sentence for passage in prose for sentence in passage.sentences]
    told = {m.figure.value: m.figure for sentence in sentences for m in sentence.mentions if is_left(m, sentence)}
    left = {figure.value: figure for figure in ledger.remainders} or told
    approved = certain_of(grants_in_text(prose, {*ledger.figures, *left, *told}), mentions)
    if len(left) != 1 or len({mention.figure.value for mention in approved}) != 1:
        return
    (rest,) = left.values()
    budget, both = approved[0].figure, ledger.total.value + rest.value
    is_near = abs(both - budget.value) * SLIP < budget.value
    if is_near and both not in {mention.figure.value for mention in mentions} - {budget.value}:
        subject = f"The {ledger.total.written} of {ledger.name} and {rest.written} remaining"
        yield find("committed_plus_remaining", [ledger.total, rest], budget, subject=subject, is_table=True)


def _added_up(ledger: Ledger, prose: Sequence[Prose]) -> Iterator[Check]:
    """Yield the check of the rows of a table that prints no total against the total that the text states of the awards.

    It accuses only where a row that is entered twice, or one wrong digit, explains the difference: the text may speak
    of more awards than the table's.
    """
    terms = [entry.amount for entry in ledger.entries if entry.amount is not None]
    if ledger.total or ledger.budget or len(terms) < max(FEWEST, len(ledger.entries)):
        return
    said = {m.figure.value: m.figure for passage in prose for m in passage.mentions if is_agreed(m)}
    if len(said) != 1:
        return
    (total,) = said.values()
    rows = Counter((entry.label, entry.amount.value) for entry in ledger.entries if entry.amount and entry.label)
    gap = sum(term.value for term in terms) - total.value
    is_doubled = any(count > 1 and value == gap for (_, value), count in rows.items())
    if gap == 0 or is_doubled or is_slip(total.value + gap, total.value):
        subject = f"The {len(terms)} rows of {ledger.name}"
        yield find("rows_sum_to_total", terms, total, subject=subject, is_table=True)
