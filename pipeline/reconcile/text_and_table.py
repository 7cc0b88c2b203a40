"""Text and table: what the prose says of the grants that a table lists: their budget, their total, the rest, a row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.money import format_pence
from pipeline.reconcile.explanations import slip
from pipeline.reconcile.figures import Figure
from pipeline.reconcile.finding import find
from pipeline.reconcile.ledger import Ledger
from pipeline.reconcile.prose import Mention, Passage
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
# The heading under which a paper says what is to be approved.
ASKED = re.compile(r"\brecommend|\bdecisions?\b", re.IGNORECASE)
# “a standing delegation to award grants up to £50,000”: a limit, not a sum that is paid.
LIMIT = re.compile(r"\b(?:delegat\w+|thresholds?|limits?|above|exceed\w*|over|each|per|or\smore)\b", re.IGNORECASE)
# “an intervention budget of £215,000”: the text knows the table's budget, beside the sum that it approves.
ALLOTTED = re.compile(r"\b(?:budget|allocat\w+|grants?|projects?|interventions?|partners?)\b", re.IGNORECASE)
# A sum that is approved and one that is awarded differ by less than this (1 / n) where one is a slip for the other.
SLIP = 8
MEANT = "Is the difference meant for something else, or is one of the two older?"
POINTS_AT_TABLE = re.compile(r"\b(?:table|below|following|appendix|listed|set\sout)\b", re.IGNORECASE)


def check_text_and_table(ledger: Ledger, prose: Sequence[Passage]) -> list[Check]:
    """Return the agreements and contradictions between a ledger of grants and the prose of the decision."""
    found = [*_approved(ledger, prose), *_stated(ledger, prose), *_rows(ledger, prose)]
    return [check for check in found if check.verdict != "inconsistent" or ledger.is_whole]


def _check(ledger: Ledger, of_table: Figure, of_text: Figure, what: str, says: str) -> Check:
    check = find("table_agrees_with_text", [of_table], of_text, subject="", is_table=True)
    one, other = of_table.written.strip(), of_text.written.strip()
    statement = f"The text {says} {other}, and {what} {ledger.name} is {one}."
    update = {"expression": f"{one} {'=' if check.verdict == 'exact' else '≈'} {other}"}
    if check.verdict == "inconsistent":
        difference = of_table.value - of_text.value
        gap = f"{format_pence(abs(difference))} {'more' if difference > 0 else 'less'}"
        statement = f"The text {says} {other}, but {what} {ledger.name} is {one}: {gap}."
        asked = " ".join(filter(None, (slip(of_table.value, of_text.value, "pence"), MEANT)))
        update = {"expression": f"{one} ≠ {other}", "explanation": asked}
    return check.model_copy(update={"statement": statement, **update})


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
        yield _check(ledger, target, same.figure, what, "approves grants of")
        return
    mentions = [mention for passage in prose for mention in passage.mentions]
    said = {mention.figure.value for mention in mentions if ALLOTTED.search(mention.before[-40:])}
    certain = [m for m in approved if ASKED.search(m.amount.section or "")]
    certain = certain or [m for m in approved if is_total(m)] or approved
    if target.value in said or len({mention.figure.value for mention in certain}) != 1:
        return
    if ledger.budget or _is_spent(target, certain[0]):
        yield _check(ledger, target, certain[0].figure, what, "approves grants of")


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
            check = _check(ledger, figure, mention.figure, what, says)
            if check.verdict != "inconsistent" or _is_near(figure, mention.figure):
                yield check


def _is_near(one: Figure, other: Figure) -> bool:
    """Return whether two figures may be meant to be the same: they differ by less than half of the smaller."""
    return abs(one.value - other.value) * 2 < min(one.value, other.value)


def _rows(ledger: Ledger, prose: Sequence[Passage]) -> Iterator[Check]:
    """Yield the check of each row against the line of the text that names its recipient and one sum: "Club: £500"."""
    lines = {_name(p.sentences[0].masked): p.mentions[0] for p in prose if len(p.mentions) == len(p.sentences) == 1}
    paid = Counter(entry.amount.value for entry in ledger.entries if entry.amount is not None)
    for entry in ledger.entries:
        mention = lines.get(_name(entry.label))
        if entry.label and entry.amount is not None and mention is not None:
            check = _check(ledger, entry.amount, mention.figure, "its row in", f"gives “{entry.label}”")
            if check.verdict != "inconsistent" or mention.figure.value not in paid:
                yield check


def _name(words: str) -> str:
    """Return the words of a name without figures, numbers in front and marks: "5. Oak Trust : «0»" is "oak trust"."""
    words = re.sub(r"«\d{1,4}»|^\s?\d{1,2}[.)]\s", " ", words)
    return " ".join(re.sub(r"[^a-z0-9 ]+", " ", words.lower().replace("'", "")).split()) or "-"
