"""Rows of the workbook: what is written for one check, and for each of its operands.

Text of documents is written as text: a cell that begins with an equals sign stays a string. Figures are in pounds where
the unit is pence; every formula carries its value, so that a viewer that does not calculate shows the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipeline.records import Check, Operand
from pipeline.report import words
from pipeline.report.exhibit import Exhibit
from pipeline.report.links import anchor
from pipeline.report.places import describe_place

LONGEST_TEXT = 32_000  # Excel holds 32,767 characters in a cell
MOST_LINKS = 65_000  # Excel follows 65,530 links of a sheet
CHECKS = (
    ("Decision", 11),
    ("Title", 34),
    ("Signed", 12),
    ("Check", 24),
    ("Verdict", 20),
    ("Finding", 60),
    ("Equation", 44),
    ("Unit", 8),
    ("Computed", 15),
    ("Printed", 15),
    ("Difference", 15),
    ("Reading", 14),
    ("What may lie behind it?", 40),
    ("Reviewed", 24),
    ("Mark", 14),
    ("Comment", 36),
    ("Reviewer", 16),
    ("Check id", 16),
    ("Fingerprint", 18),
)
OPERANDS = (
    ("Check id", 34),
    ("Position", 9),
    ("Kind", 8),
    ("As printed", 16),
    ("Value", 15),
    ("Times", 8),
    ("Counts as", 15),
    ("Where", 44),
    ("Quote", 44),
)


class Entry(NamedTuple):
    """One check with its decision."""

    exhibit: Exhibit
    check: Check


class Formats(NamedTuple):
    """The cell formats of a book."""

    head: Format
    text: Format
    money: Format
    count: Format
    day: Format
    yours: Format


def column(name: str) -> int:
    """Return the place of a column of the sheet of checks, from 0."""
    return [title for title, _ in CHECKS].index(name)


def write_check(sheet: Worksheet, row: int, first: int, entry: Entry, formats: Formats) -> None:
    """Write a check into a row; `first` is the row of its first operand."""
    check, decision = entry.check, entry.exhibit.dossier.decision
    texts = {
        "Title": decision.title,
        "Check": words.CODES[check.code],
        "Verdict": words.VERDICTS[check.verdict],
        "Finding": check.statement,
        "Equation": check.expression,
        "Unit": words.UNITS[check.unit],
        "Reading": check.grade,
        "What may lie behind it?": check.explanation,
        "Reviewed": check.review,
        "Check id": check.check_id,
        "Fingerprint": check.fingerprint,
    }
    for name, text in texts.items():
        sheet.write_string(row, column(name), _cell(text), formats.text)
    for name in ("Mark", "Comment", "Reviewer"):
        sheet.write_blank(row, column(name), None, formats.yours)
    if decision.date_signed:
        sheet.write_datetime(row, column("Signed"), decision.date_signed, formats.day)
    reference = _cell(entry.exhibit.reference)
    if row <= MOST_LINKS:
        page = f"external:{entry.exhibit.page}#{anchor(f'check {check.check_id}')}"
        sheet.write_url(row, 0, page, string=reference)
    else:
        sheet.write_string(row, 0, reference, formats.text)
    _write_sums(sheet, row, first, check, formats)


def _write_sums(sheet: Worksheet, row: int, first: int, check: Check, formats: Formats) -> None:
    # Formulas, where the operands add up to what was tested; else the figures that the test has.
    terms, totals = ([each for each in check.operands if each.kind == kind] for kind in ("term", "total"))
    left, right = (round(sum(_counted(operand, check) for operand in side), 2) for side in (terms, totals))
    form = formats.money if check.unit == "pence" else formats.count
    if not (terms and totals) or round(left - right, 2) != _number(check.difference_pence, check):
        _write_figures(sheet, row, check, form, formats.text)
        return
    middle = first + len(terms)
    sheet.write_formula(row, column("Computed"), f"=SUM(Operands!G{first + 1}:G{middle})", form, left)
    sheet.write_formula(row, column("Printed"), f"=SUM(Operands!G{middle + 1}:G{middle + len(totals)})", form, right)
    both = f"=ROUND(I{row + 1}-J{row + 1},2)"
    sheet.write_formula(row, column("Difference"), both, form, round(left - right, 2))


def _write_figures(sheet: Worksheet, row: int, check: Check, form: Format, text: Format) -> None:
    for name, low, high in (
        ("Computed", check.computed_low_pence, check.computed_high_pence),
        ("Printed", check.reported_low_pence, check.reported_high_pence),
        ("Difference", check.difference_pence, check.difference_pence),
    ):
        if low is not None and low == high:
            sheet.write_number(row, column(name), _number(low, check), form)
        elif said := words.span(low, high, check.unit):
            sheet.write_string(row, column(name), said, text)


def write_operands(sheet: Worksheet, first: int, entry: Entry, formats: Formats) -> None:
    """Write the operands of a check from row `first` on: terms, then totals."""
    form = formats.money if entry.check.unit == "pence" else formats.count
    for place, operand in enumerate(_ordered(entry.check), start=1):
        row = first + place - 1
        fact = entry.exhibit.facts.get(operand.amount_id or operand.citation_id or "")
        sheet.write_string(row, 0, _cell(entry.check.check_id), formats.text)
        sheet.write_number(row, 1, place)
        sheet.write_string(row, 2, operand.kind, formats.text)
        if operand.value_pence is not None:
            sheet.write_number(row, 4, _number(operand.value_pence, entry.check), form)
        sheet.write_number(row, 5, operand.factor, formats.count)
        sheet.write_formula(row, 6, f"=E{row + 1}*F{row + 1}", form, _counted(operand, entry.check))
        if fact is not None:
            sheet.write_string(row, 3, _cell(fact.quote), formats.text)
            sheet.write_string(row, 7, _cell(describe_place(fact, entry.exhibit.names)), formats.text)
            sheet.write_string(row, 8, _cell(entry.exhibit.quote(fact).text), formats.text)


def _ordered(check: Check) -> Iterator[Operand]:
    yield from sorted(check.operands, key=lambda operand: operand.kind == "total")


def _counted(operand: Operand, check: Check) -> float:
    return _number(operand.value_pence, check) * operand.factor


def _number(value: int | None, check: Check) -> float:
    return (value or 0) / (100 if check.unit == "pence" else 1)


def _cell(text: str | None) -> str:
    return words.printable(text or "")[:LONGEST_TEXT]
