"""Operands: the figures of a check, line by line: sign, figure, what it is, and a link to the picture of its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.records import Amount, Check, Citation, Operand, Unit
from pipeline.report import words
from pipeline.report.exhibit import Exhibit
from pipeline.report.places import describe_place

LONG_LABEL = 60  # characters


@dataclass(frozen=True)
class Line:
    """One operand: its sign and figure, what it is, where it stands, and a link to the picture of that place."""

    sign: str
    figure: str
    what: str
    where: str
    href: str | None


def operand_lines(exhibit: Exhibit, check: Check, *, here: bool) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return the lines of a check's terms and of its total, on the decision's own page (`here`) or elsewhere."""
    terms, totals = (_lines(exhibit, check, kind, here=here) for kind in ("term", "total"))
    lines = _without_repeats([*terms, *totals])
    return lines[: len(terms)], lines[len(terms) :]


def _lines(exhibit: Exhibit, check: Check, kind: str, *, here: bool) -> tuple[Line, ...]:
    operands = [operand for operand in check.operands if operand.kind == kind]
    return tuple(_line(exhibit, operand, check.unit, place, here=here) for place, operand in enumerate(operands))


def _without_repeats(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines; of one that stands in the table of the line before it only the row is told."""
    tables = ["", *(line.where.rpartition(", row ")[0] for line in lines)]
    return tuple(
        replace(line, where=line.where.removeprefix(f"{table}, ")) if table else line
        for table, line in zip(tables, lines, strict=False)
    )


def _line(exhibit: Exhibit, operand: Operand, unit: Unit, place: int, *, here: bool) -> Line:
    key = operand.amount_id or operand.citation_id or ""
    holder = exhibit if key in exhibit.facts else exhibit.holders.get(key, exhibit)
    fact = holder.facts.get(key)
    sign = _sign(operand, place)
    if fact is None:
        figure = "?" if operand.value_pence is None else words.value(operand.value_pence, unit)
        return Line(sign, figure, "", "", None)
    where = describe_place(fact, holder.names)
    return Line(
        sign=sign,
        figure=fact.quote if isinstance(fact, Citation) else fact.as_written,
        what=_what(holder, fact),
        where=where if holder is exhibit else f"{holder.reference}, {where}",
        href=holder.href(key, here=here and holder is exhibit),
    )


def _sign(operand: Operand, place: int) -> str:
    sign = "−" if operand.factor < 0 else "+" if place and operand.kind == "term" else ""
    times = abs(operand.factor)
    return sign if times == 1 else f"{sign} {times:g} ×".strip()


def _what(exhibit: Exhibit, fact: Amount | Citation) -> str:
    # A cell is known by the first words of its row, a figure in the text by what it is for.
    if isinstance(fact, Citation):
        return fact.instrument
    if fact.row_number is not None and (label := _row_label(exhibit, fact)):
        return label if len(label) <= LONG_LABEL else label[:LONG_LABEL].rsplit(" ", 1)[0] + " …"
    return ", ".join(part for part in (words.ROLES[fact.role], words.QUALIFIERS[fact.qualifier]) if part)


def _row_label(exhibit: Exhibit, fact: Amount) -> str:
    text = exhibit.texts.get(fact.sha256, "")
    cells = text[text.rfind("\n", 0, fact.char_start) + 1 : fact.char_start].split("\t")[:-1]
    return next((cell.strip() for cell in cells if re.search(r"[^\W\d_]{2}", cell)), "")
