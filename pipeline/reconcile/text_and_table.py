"""Text and table: what the prose says of the grants that a table lists: their budget, their total, the rest, a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.columns import Column
from pipeline.money import format_pence
from pipeline.reconcile.balances import opening
from pipeline.reconcile.explanations import explain
from pipeline.reconcile.finding import Figure, find
from pipeline.reconcile.grids import Grid
from pipeline.reconcile.prose import Mention, Passage
from pipeline.reconcile.sums import is_total
from pipeline.records import Check, SubGrant

# “payment of grants out totalling £230,000”, “award grants of up to £60,000”, “the provision of grants to”
GRANTS_OUT = re.compile(
    r"\b(?:grants\sout|(?:payments?|award(?:s|ing|ed)?|provision|issue|distribut\w+|mak\w+|giv\w+)\s(?:of\s)?(?:the\s)?"
    r"(?:\w{1,15}\s){0,2}?(?:sub-?)?(?:grants?|awards)|onward\sgrants?|sub-?grants)\b",
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
# “a standing delegation to award grants up to £50,000”: a limit, not a sum that is paid.
LIMIT = re.compile(r"\b(?:delegat\w+|thresholds?|limits?|above|exceed\w*|over|each|per)\b", re.IGNORECASE)
POINTS_AT_TABLE = re.compile(r"\b(?:table|below|following|appendix|listed|set\sout)\b", re.IGNORECASE)


def check_text_and_table(grid: Grid, sub_grants: Sequence[SubGrant], prose: Sequence[Passage]) -> list[Check]:
    """Return the agreements and contradictions between a table of grants and the prose of the decision."""
    spent, left = grid.layout.amount, grid.layout.first("remaining")
    place = (grid.document.sha256, grid.layout.table.number)
    if spent is None or not any((grant.sha256, grant.table_number) == place for grant in sub_grants):
        return []
    found = [*_approved(grid, spent, left, prose), *_stated(grid, spent, left, prose), *_rows(grid, spent, prose)]
    return [check for check in found if check.verdict != "inconsistent" or grid.is_whole]


def _check(grid: Grid, of_table: Figure, of_text: Figure, what: str, says: str) -> Check:
    check = find("table_agrees_with_text", [of_table], of_text, subject="", is_table=True)
    one, other = of_table.written.strip(), of_text.written.strip()
    if check.verdict == "exact":
        statement = f"The text {says} {other}, and {what} {grid.name} is {one}."
    else:
        gap = of_table.value - of_text.value
        size = format_pence(abs(gap))
        statement = f"The text {says} {other}, but {what} {grid.name} is {one}: {size} {'more' if gap > 0 else 'less'}."
    sign = "=" if check.verdict == "exact" else "≈" if check.verdict == "consistent" else "≠"
    update = {"statement": statement, "expression": f"{one} {sign} {other}"}
    if check.verdict == "inconsistent":
        update["explanation"] = (
            f"{_slip(of_table, of_text)}Is the difference meant for something else, or is one older?"
        )
    return check.model_copy(update=update)


def _slip(of_table: Figure, of_text: Figure) -> str:
    """Return the question whether a digit is wrong, where one digit is all that differs."""
    questions = explain([(of_table.value, of_table.factor)], of_text.value, "pence", is_table=False)
    return "".join(
        f"{question}? " for question in questions.split("? ") if "digits" in question or "Should" in question
    )


def _approved(grid: Grid, spent: Column, left: Column | None, prose: Sequence[Passage]) -> Iterator[Check]:
    """Yield the check of the grants that the decision approves against the budget of the table, or its total."""
    budget = opening(grid, spent, left) if grid.rows("budget") else None
    totals = [figure for row in grid.rows("total") if (figure := grid.figures[row][spent.number]) is not None]
    target = budget or (totals[-1] if totals and left is None else None)
    if target is None:
        return
    what = "the budget in" if budget else "the total of"
    approved = _grants_in_text(grid, prose, target)
    same = next((mention for mention in approved if mention.figure.value == target.value), None)
    if same is not None:
        yield _check(grid, target, same.figure, what, "approves grants of")
        return
    said = {mention.figure.value for passage in prose for mention in passage.mentions}
    certain = [m for m in approved if is_total(m)] or approved
    if target.value in said or len({mention.figure.value for mention in certain}) != 1:
        return
    if budget or POINTS_AT_TABLE.search(f"{certain[0].before} {certain[0].after}"):
        yield _check(grid, target, certain[0].figure, what, "approves grants of")


def _grants_in_text(grid: Grid, prose: Sequence[Passage], target: Figure) -> list[Mention]:
    """Return the sums of the prose that are paid out as grants, but for limits and for what else the table holds."""
    elsewhere = {f.value for row in grid.figures for f in row if f is not None} - {target.value}
    return [
        mention
        for passage in prose
        for mention in passage.mentions
        if mention.figure.value not in elsewhere
        and mention.amount.role not in ("threshold", "context", "balance")
        and not LIMIT.search(f"{mention.before[-120:]} {mention.after[:40]}")
        and (mention.amount.role == "awarded" or GRANTS_OUT.search(mention.before[-120:]))
    ]


def _stated(grid: Grid, spent: Column, left: Column | None, prose: Sequence[Passage]) -> Iterator[Check]:
    """Yield the checks of what the text calls the total agreed, or what remains, against the table's own."""
    totals = [grid.figures[row][spent.number] for row in grid.rows("total")]
    rests = [grid.figures[row][left.number] for row in grid.rows("total", "remainder")] if left else []
    rests += [grid.figures[row][spent.number] for row in grid.rows("remainder")]
    for pattern, figures, what, says in (
        (AGREED, totals, "the total of", "states a total of"),
        (LEFT, rests, "what remains in", "states a remainder of"),
    ):
        figure = next((figure for figure in reversed(figures) if figure is not None), None)
        mentions = [m for p in prose for s in p.sentences if len(s.mentions) < 4 for m in s.mentions]
        said = [mention for mention in mentions if pattern.search(mention.before[-90:])]
        values = {mention.figure.value for mention in said}
        if figure is not None and said and (len(values) == 1 or figure.value in values):
            mention = next((m for m in said if m.figure.value == figure.value), said[0])
            check = _check(grid, figure, mention.figure, what, says)
            if check.verdict != "inconsistent" or _is_near(figure, mention.figure):
                yield check


def _is_near(one: Figure, other: Figure) -> bool:
    """Return whether two figures may be meant to be the same: they differ by less than half of the smaller."""
    return abs(one.value - other.value) * 2 < min(one.value, other.value)


def _rows(grid: Grid, spent: Column, prose: Sequence[Passage]) -> Iterator[Check]:
    """Yield the check of each row against the line of the text that names its recipient and one sum: "Club: £500"."""
    lines = {_name(p.sentences[0].masked): p.mentions[0] for p in prose if len(p.mentions) == len(p.sentences) == 1}
    figures = {row: grid.figures[row][spent.number] for row in grid.rows("body")}
    for row, figure in figures.items():
        mention = lines.get(_name(grid.label(row)))
        if figure is None or mention is None:
            continue
        check = _check(grid, figure, mention.figure, "its row in", f"gives “{grid.label(row)}”")
        others = {f.value for r, f in figures.items() if f is not None and r != row}
        if check.verdict != "inconsistent" or mention.figure.value not in others:
            yield check


def _name(words: str) -> str:
    """Return the words of a name without figures, numbers in front and marks: "5. Oak Trust : «0»" is "oak trust"."""
    words = re.sub(r"«\d{1,4}»|^\s?\d{1,2}[.)]\s", " ", words)
    return " ".join(re.sub(r"[^a-z0-9 ]+", " ", words.lower().replace("'", "")).split()) or "-"
