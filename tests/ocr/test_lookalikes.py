"""A letter in a scanned figure becomes a digit where the paper proves it, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors import amounts
from extractors.language import annotate
from pipeline.document import Box, Cell, Document, Page, Paragraph, Span, Table, Word
from pipeline.extract import extract
from pipeline.ocr.lookalikes import resolved


def scanned(text: str, source: str = "ocr") -> Document:
    """Return a scanned page of this text; lines with tabs are the rows of a table."""
    words, rows, start = [], [], 0
    for line in text.splitlines():
        cells = []
        for cell in line.split("\t"):
            cells.append(Cell(Span(start, start + len(cell))))
            at = start
            for word in cell.split():
                at = text.index(word, at)
                words.append(Word(Span(at, at + len(word)), 1, Box(0, 0, 1, 1), 0))
                at += len(word)
            start += len(cell) + 1
        rows += [tuple(cells)] if len(cells) > 1 else []
    tables = (Table(1, tuple(rows)),) if rows else ()
    page = Page(1, 595, 842, "ocr" if source == "ocr" else "native")
    return Document("0" * 64, "application/pdf", text, tables=tables, pages=(page,), words=tuple(words))


def test_a_figure_that_is_restated_is_proved() -> None:
    document = resolved(scanned("Grants of £230,000 are approved.\nThe grants (£23O,000) are paid in May."))
    assert document.text.endswith("The grants (£230,000) are paid in May.")
    assert [doubt.code for doubt in document.doubts] == ["look_alike"]


def test_a_pound_sign_taken_for_a_letter_is_proved_by_the_figure_elsewhere() -> None:
    assert resolved(scanned("It costs £45,120.\nOf this f45,120 is paid.")).text.endswith("Of this £45,120 is paid.")


@pytest.mark.parametrize(
    "column",
    [
        ["£4,2O5", "£18,880", "£23,085"],
        ["£4,205", "£l8,880", "£23,085"],
        ["£4,205", "£18,880", "£23,0B5"],
    ],
)
def test_a_column_that_adds_up_proves_its_entries_and_its_total(column: list[str]) -> None:
    rows = [f"row {number}\t{figure}" for number, figure in enumerate(column)]
    fixed = [row.translate(str.maketrans("OlB", "018")) for row in rows]
    assert resolved(scanned("\n".join(rows))).text == "\n".join(fixed)


def test_a_running_balance_proves_its_amounts() -> None:
    table = "Budget\t\t£95,000\nBoxing\t£4,2O5\t£90,795\nYouth\t£18,880\t£71,915"
    assert "£4,205" in resolved(scanned(table)).text


def test_the_balance_of_the_row_below_proves_no_amount() -> None:
    table = "Budget\t\t£95,000\nBoxing\t£4,2O5\t£90,790\nYouth\t£18,880\t£71,910"
    assert "£4,2O5" in resolved(scanned(table)).text


def test_without_proof_the_letter_stays_and_a_doubt_is_told() -> None:
    document = resolved(scanned("row 1\t£4,2O5\nrow 2\t£18,880\nrow 3\t£23,099"))
    assert "£4,2O5" in document.text
    assert "nothing proves" in document.doubts[0].message


def test_a_sign_that_nothing_proves_makes_no_money_of_a_scan() -> None:
    document = resolved(scanned("It costs f45,120 in all, and £5,000 for the boats."))
    document = replace(document, paragraphs=(Paragraph(Span(0, len(document.text))),))
    facts = extract(document, annotate, [amounts.extract]).facts
    assert [(amount.as_written, amount.rule) for amount in facts.amounts] == [("£5,000", "figures.signed.ocr")]
    assert ["f45,120" in issue.message for issue in facts.issues] == [True]


def test_a_small_figure_that_stands_elsewhere_is_chance() -> None:
    assert "£2O5" in resolved(scanned("It costs £205.\nThe other costs £2O5.")).text


@pytest.mark.parametrize("text", ["G4S", "Form 2B", "the B52s", "SO15", "£330,000", "1,200", "S.22A", "IOPC", "£1.2m"])
def test_codes_and_clean_figures_are_let_alone(text: str) -> None:
    document = resolved(scanned(f"£330,000 and {text} again"))
    assert document.text == f"£330,000 and {text} again"
    assert document.doubts == ()


def test_print_is_never_changed() -> None:
    text = "Grants of £230,000 are approved.\nThe grants (£23O,000) are paid in May."
    assert resolved(scanned(text, "native")).text == text
