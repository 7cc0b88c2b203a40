"""Workbook: every check as a row of a spreadsheet, with live formulas over its operands and room for a reviewer."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from pipeline.records import Check
from pipeline.release.review import MARKS
from pipeline.report import words
from pipeline.report.exhibit import Exhibit
from pipeline.report.workbook_rows import CHECKS, OPERANDS, Entry, Formats, column, write_check, write_operands

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
A4 = 9
# The same rows make the same bytes.
MADE_ON = datetime(2000, 1, 1, tzinfo=UTC)

README = (
    "One row of “Checks” is one statement that a paper implies, tested. “Operands” holds the printed figures.",
    "“Computed” and “Printed” add up the operands; “Difference” is computed minus printed. Change a figure in "
    "“Operands” and the sheet follows.",
    "A difference within what rounding in the writing allows is no error: the verdict says which it is.",
    "“Mark”, “Comment” and “Reviewer” are yours. To keep a mark from run to run, write its fingerprint, its decision "
    "and explained, source_error or misreading into data/review.csv.",
)
COLOURS = {
    "inconsistent": ("#A3161F", "#FBE3E4"),
    "ambiguous": ("#855300", "#FBF0DC"),
    "question": ("#1C4E8A", "#E4EDF8"),
    "exact": ("#1C6B3D", "#E3F0E7"),
    "consistent": ("#1C6B3D", "#E3F0E7"),
}


def workbook(exhibits: Sequence[Exhibit]) -> bytes:
    """Return the bytes of `reconciliation.xlsx`."""
    sink = io.BytesIO()
    with xlsxwriter.Workbook(sink, OPTIONS) as book:
        book.set_properties({"title": "Reconciliation of published decisions", "created": MADE_ON})
        formats = _formats(book)
        entries = [Entry(exhibit, check) for exhibit in exhibits for check in _gravest_first(exhibit)]
        checks, operands, readme = (book.add_worksheet(name) for name in ("Checks", "Operands", "Read me"))
        _open_sheet(checks, CHECKS, formats, len(entries), frozen=2)
        _open_sheet(operands, OPERANDS, formats, sum(len(entry.check.operands) for entry in entries), frozen=1)
        first = 1
        for row, entry in enumerate(entries, start=1):
            write_operands(operands, first, entry, formats)
            write_check(checks, row, first, entry, formats)
            first += len(entry.check.operands)
        _finish_checks(book, checks, len(entries))
        readme.set_column(0, 0, 110)
        for row, line in enumerate(README):
            readme.write_string(row, 0, line, formats.text)
    return sink.getvalue()


def _gravest_first(exhibit: Exhibit) -> list[Check]:
    return sorted(exhibit.dossier.checks, key=lambda check: list(words.VERDICTS).index(check.verdict))


def _formats(book: xlsxwriter.Workbook) -> Formats:
    plain = {"valign": "top"}
    return Formats(
        head=book.add_format({"bold": True, "bottom": 2, "text_wrap": True, "bg_color": "#F4F1E8"}),
        text=book.add_format(plain | {"text_wrap": True}),
        money=book.add_format(plain | {"num_format": "#,##0.00"}),
        count=book.add_format(plain | {"num_format": "#,##0.######"}),
        day=book.add_format(plain | {"num_format": "d mmm yyyy", "align": "left"}),
        yours=book.add_format(plain | {"text_wrap": True, "bg_color": "#FFFDE7"}),
    )


def _open_sheet(
    sheet: Worksheet, columns: Sequence[tuple[str, int]], formats: Formats, rows: int, *, frozen: int
) -> None:
    for place, (name, width) in enumerate(columns):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, name, formats.head)
    sheet.freeze_panes(1, frozen - 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, max(rows, 1), len(columns) - 1)


def _finish_checks(book: xlsxwriter.Workbook, sheet: Worksheet, rows: int) -> None:
    last = max(rows, 1)
    for verdict, (ink, ground) in COLOURS.items():
        shade = book.add_format({"font_color": ink, "bg_color": ground, "bold": verdict == "inconsistent"})
        rule = {"type": "cell", "criteria": "==", "value": f'"{words.VERDICTS[verdict]}"', "format": shade}
        sheet.conditional_format(1, column("Verdict"), last, column("Verdict"), rule)
    wrong = book.add_format({"font_color": COLOURS["inconsistent"][0], "bold": True})
    formula = f'=AND($E2="{words.VERDICTS["inconsistent"]}",$K2<>0)'
    place = (1, column("Difference"), last, column("Difference"))
    sheet.conditional_format(*place, {"type": "formula", "criteria": formula, "format": wrong})
    sheet.data_validation(1, column("Mark"), last, column("Mark"), {"validate": "list", "source": list(MARKS)})
