"""Text and table: what the prose says of the grants that a table lists: their budget, their total, the rest, a row."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from pipeline.reconcile.comparison import compared
from pipeline.reconcile.figures import Figure
from pipeline.reconcile.finding import find
from pipeline.reconcile.ledger import Ledger
from pipeline.reconcile.prose import Mention, Passage
from pipeline.reconcile.rows_in_text import check_rows
from pipeline.reconcile.sums import is_total
from pipeline.records import Check

# “payment of grants out totalling £230,000”, “award grants of up to £60,000”, “the provision of grants to”,
# “Agree to grant £60,000 to”
GRANTS_OUT = re.compile(
    r"\b(?:grants\sout|(?:payments?|award(?:s|ing|ed)?|provision|issue|distribut\w+|mak\w+|giv\w+)\s(?:of\s)?(?:the\s)?"
    r"(?:\w{1,15}\s){0,2}?(?:sub-?)?(?:grants?|awards)|onward\sgrants?|sub-?grants|(?:agree|approve)\s(?:to\sgrant|grants?))\b",
    re.IGNORECASE,
)
# “Total funding agreed to date = £110,503”
AGREED = re.compile(
    r"\b(?:total\s(?:\w{1,15}\s){0,3}?(?:agreed|awarded|committed|allocated|approved|granted|distributed)|"
    r"(?:agreed|awarded|committed|allocated)\sso\sfar)\b[^«»]{0,25}$",
    re.IGNORECASE,
)
# “Remaining funding to be allocated = £104,497”
LEFT = re.compile(
    r"\b(?:remaining|remainder|unallocated|uncommitted|balance|still\sto\s(?:be\s)?(?:allocated?|committed|awarded))\b"
    r"[^«»]{0,40}$",
    re.IGNORECASE,
)
# “Approve grant funding of £60,000”, “grants to partners (£60,000)”; “Distribute £60,000 of this by way of grant”
CALLED = re.compile(r"\bgrants?\b|\bawards?\b", re.IGNORECASE)
CALLED_AFTER = re.compile(
    r"^\s(?:of\s(?:this|it|which)\s)?(?:by\sway\sof|in|as|of|for)\s(?:\w{1,10}\s){0,2}?(?:sub-?)?(?:grants?|awards)\b",
    re.I,
)
# The heading under which a paper says what is to be approved.
ASKED = re.compile(r"\brecommend|\bdecisions?\b", re.IGNORECASE)
# “a standing delegation to award grants up to £50,000”: a limit, not a sum that is paid.
LIMIT = re.compile(r"\b(?:delegat\w+|thresholds?|limits?|above|exceed\w*|over|each|per|or\smore)\b", re.IGNORECASE)
# “an intervention budget of £215,000”: the text knows the table's budget, beside the sum that it approves.
ALLOTTED = re.compile(r"\b(?:budget|allocat\w+|grants?|projects?|interventions?|partners?)\b", re.IGNORECASE)
# A sum that is approved and one that is awarded differ by less than this (1 / n) where one is a slip for the other.
SLIP = 8
POINTS_AT_TABLE = re.compile(r"\b(?:table|below|following|appendix|listed|set\sout)\b", re.IGNORECASE)


def check_text_and_table(ledger: Ledger, prose: Sequence[Passage], elsewhere: Collection[int] = ()) -> list[Check]:
    """Return the agreements and contradictions between a ledger of grants and the prose of the decision.

    A figure of the prose that is a total of another table, in pence `elsewhere`, contradicts nothing.
    """
    found = [
        *_approved(ledger, prose),
        *_stated(ledger, prose),
        *_left_of_it(ledger, prose),
        *check_rows(ledger, prose),
    ]
    is_sure = ledger.is_whole or ledger.is_proven
    return [c for c in found if c.verdict != "inconsistent" or (is_sure and not _is_said_of(elsewhere, c))]


def _is_said_of(figures: Collection[int], check: Check) -> bool:
    """Return whether the figure of the text that a check is about is one of these, in pence."""
    return check.code == "table_agrees_with_text" and check.reported_low_pence in figures


def _approved(ledger: Ledger, prose: Sequence[Passage]) -> Iterator[Check]:
    """Yield the check of the grants that the decision approves against the budget of the table, or its total."""
    counts_down = bool(ledger.remainders) or any(entry.balance is not None for entry in ledger.entries)
    target = ledger.budget or (None if counts_down else ledger.total)
    if target is None:
        return
    what = "the budget in" if ledger.budget else "the total of"
    approved = _grants_in_text(prose, ledger.figures - {target.value})
    same = next((mention for mention in approved if mention.figure.value == target.value), None)
    if same is not None:
        yield compared(ledger, target, same.figure, what, "approves grants of")
        return
    mentions = [mention for passage in prose for mention in passage.mentions]
    said = {mention.figure.value for mention in mentions if ALLOTTED.search(mention.before[-40:])}
    certain = _certain(approved, mentions)
    if target.value in said or len({mention.figure.value for mention in certain}) != 1:
        return
    if ledger.budget or _is_spent(target, certain[0]):
        yield compared(ledger, target, certain[0].figure, what, "approves grants of")


def _certain(approved: Sequence[Mention], mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Return the mentions that are surest to be the sum approved for grants: asked for, a total, called a grant.

    What comes in ("receive £X in grant from the Home Office") is none, unless all of it is passed on.
    """
    received = {mention.figure.value for mention in mentions if mention.amount.role == "accepted"}
    paid = [mention for mention in approved if mention.figure.value not in received] or approved
    certain = [m for m in paid if ASKED.search(m.amount.section or "")] or [m for m in paid if is_total(m)] or paid
    return [m for m in certain if CALLED.search(m.before[-60:]) or CALLED_AFTER.match(m.after[:50])] or certain


def _is_spent(total: Figure, approved: Mention) -> bool:
    """Return whether the sum that is approved must be what a table adds up to: that is near, and not merely below it.

    "up to £31,470 to the bodies listed below" may leave some of it for later; awards above it may not be.
    """
    gap = approved.figure.value - total.value
    is_exceeded = gap < 0 and _is_near(total, approved.figure)
    points = POINTS_AT_TABLE.search(f"{approved.before} {approved.after}")
    is_slip = gap * SLIP < approved.figure.value and approved.amount.qualifier != "up_to"
    return is_exceeded or (points is not None and is_slip)


def _grants_in_text(prose: Sequence[Passage], elsewhere: set[int]) -> list[Mention]:
    """Return the sums of the prose that are paid out as grants, but for limits and for what else the table holds."""
    return [
        mention
        for passage in prose
        for mention in passage.mentions
        if mention.figure.value not in elsewhere
        and mention.amount.role not in ("threshold", "context", "balance")
        and not LIMIT.search(f"{mention.before[-120:]} {mention.after[:40]}")
        and (mention.amount.role == "awarded" or GRANTS_OUT.search(mention.before[-120:]))
    ]


def _stated(ledger: Ledger, prose: Sequence[Passage]) -> Iterator[Check]:
    """Yield the checks of what the text calls the total agreed, or what remains, against the table's own."""
    mentions = [m for p in prose for s in p.sentences if len(s.mentions) < 4 for m in s.mentions]
    for pattern, figure, what, says in (
        (AGREED, ledger.total, "the total of", "states a total of"),
        (LEFT, next(iter(ledger.remainders), None), "what remains in", "states a remainder of"),
    ):
        said = [mention for mention in mentions if pattern.search(mention.before[-90:])]
        values = {mention.figure.value for mention in said}
        if figure is not None and said and (len(values) == 1 or figure.value in values):
            mention = next((m for m in said if m.figure.value == figure.value), said[0])
            check = compared(ledger, figure, mention.figure, what, says)
            if check.verdict != "inconsistent" or _is_near(figure, mention.figure):
                yield check


def _is_near(one: Figure, other: Figure) -> bool:
    """Return whether two figures may be meant to be the same: they differ by less than half of the smaller."""
    return abs(one.value - other.value) * 2 < min(one.value, other.value)


def _left_of_it(ledger: Ledger, prose: Sequence[Passage]) -> Iterator[Check]:
    """Yield the check of what the text says is left of the sum approved, for a table without budget and rest."""
    if ledger.total is None or ledger.budget or ledger.remainders or any(e.balance for e in ledger.entries):
        return
    mentions = [mention for passage in prose for mention in passage.mentions]
    left = {m.figure.value: m for m in mentions if LEFT.search(m.before[-90:])}
    approved = _certain(_grants_in_text(prose, {ledger.total.value, *left}), mentions)
    if len(left) != 1 or len({mention.figure.value for mention in approved}) != 1:
        return
    (rest,) = left.values()
    budget, both = approved[0].figure, ledger.total.value + rest.figure.value
    is_near = abs(both - budget.value) * SLIP < budget.value
    if is_near and both not in {mention.figure.value for mention in mentions} - {budget.value}:
        subject = f"The {ledger.total.written} of {ledger.name} and {rest.figure.written} remaining"
        yield find("committed_plus_remaining", [ledger.total, rest.figure], budget, subject=subject, is_table=True)
