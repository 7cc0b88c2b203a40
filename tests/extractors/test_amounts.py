"""Amounts: what is read as money, what is refused, and cells of tables in the unit of their column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import amounts, attribution, organisations
from extractors.amounts.figures import Figure, Refusal, find_figures
from extractors.language import annotate
from pipeline.document import Cell, Document, Paragraph, Redaction, Span, Table
from pipeline.extract import Reading, extract
from pipeline.text import read
from tests.growth import LINEAR, growth


def pence(text: str, *, is_end: bool = False) -> list[int]:
    return [found.money.pence for found in find_figures(text, is_end=is_end) if isinstance(found, Figure)]


def read_amounts(document: Document) -> Reading:
    reading = Reading(document, annotate(document))
    amounts.extract(reading)
    return reading


def table_of(*rows: tuple[str, ...]) -> Document:
    """Return a document that is one table, a tab between cells and a line for each row."""
    text, grid, paragraphs = "", [], []
    for row in rows:
        start, cells = len(text), []
        for words in row:
            cells.append(Cell(Span(len(text), len(text) + len(words))))
            text += words + "\t"
        grid.append(tuple(cells))
        paragraphs.append(Paragraph(Span(start, len(text) - 1), "row"))
        text = text[:-1] + "\n"
    return Document("0" * 64, "text/plain", text, tuple(paragraphs), tables=(Table(1, tuple(grid)),))


@pytest.mark.parametrize(
    ("text", "pounds"),
    [
        ("£330,000", 330_000),
        ("£1,360,000.50", 1_360_000.5),
        ("£2,499,151in total", 2_499_151),
        ("£330,000Home", 330_000),
        ("c£50m", 50_000_000),
        ("£19.6M", 19_600_000),
        ("£2.969m", 2_969_000),
        ("£20million", 20_000_000),
        ("£4.8 million p.a.", 4_800_000),
        ("£3.2bn", 3_200_000_000),
        ("£100K", 100_000),
        ("GBP 1,200", 1_200),
        ("£30 000 a year", 30_000),
        ("(£77,139.00 per annum)", 77_139),
        ("-£5m", -5_000_000),
        ("£330,000 ¹²", 330_000),
        ("£330 ¹", 330),
    ],
)
def test_every_printed_shape_is_read(text: str, pounds: float) -> None:
    assert pence(f"It is {text} here") == [round(pounds * 100)]


@pytest.mark.parametrize(
    "text",
    [
        *("£1,23 is", "£1,2345 is", "£12.34.5 is", "£5x is", "£2016/17 is", "£8 years", "£18 months", "£1,234,56 is"),
        *("£23O,000 is", "£1O0,000 is", "£23O is", "£3\ufffd0,000 is", "£3\ue0120,000 is"),
        *("£330 ,000 is", "£330-,000 is", "£330\u00ad,000 is", "£330\u200b,000 is", "£1\u2060.5m is"),
        *("£2½ million is", "£2½m is", "£1¾ is", "£4 ⁹⁹ is", "£330.⁵⁰ is"),
    ],
)
def test_an_ill_formed_figure_is_refused_with_a_reason(text: str) -> None:
    (found,) = find_figures(text)
    assert isinstance(found, Refusal)
    assert found.why


@pytest.mark.parametrize("text", ["it costs £27,5", "it costs £27", "it costs £2.5", "it costs £27,"])
def test_a_figure_that_the_end_of_the_text_may_have_cut_is_refused(text: str) -> None:
    assert pence(text, is_end=True) == []


@pytest.mark.parametrize("text", ["it costs £274m", "it costs £27,500", "it costs £27."])
def test_a_whole_figure_at_the_end_of_the_text_is_read(text: str) -> None:
    assert len(pence(text, is_end=True)) == 1


def test_a_pound_figure_with_one_place_is_in_millions_only_among_millions() -> None:
    assert pence("£10.7 and £8.2m") == [1_070_000_000, 820_000_000]
    assert pence("£10.7 and £8,200") == [1070, 820_000]
    assert pence("£10.75 and £8.2m") == [1075, 820_000_000]


def test_a_number_without_its_sign_is_money_only_beside_money_of_its_unit() -> None:
    assert pence("£3m plus 3.4m") == [300_000_000, 340_000_000]
    assert pence("3.4m from the kerb, and 5.6m journeys beside £3m") == [300_000_000]
    assert pence("f350k is money, f2 and f16 are not") == [35_000_000]


@given(st.integers(0, 10**12), st.sampled_from(["", ".05", ".50"]))
def test_a_grouped_figure_is_read_to_the_penny(pounds: int, places: str) -> None:
    expected = pounds * 100 + int(places[1:] or 0)
    assert pence(f"It is £{pounds:,}{places} here") == [expected]


@pytest.mark.parametrize("text", ["a grant of £ 3 3 0 , 0 0 0 is paid", "£ 1 , 2 3 4 in all"])
def test_a_figure_in_letter_spaced_type_is_refused_and_not_cut(text: str) -> None:
    assert pence(text) == []
    assert [found.why for found in find_figures(text) if isinstance(found, Refusal)] == ["its digits are set apart"]


def test_a_list_behind_a_figure_is_no_part_of_it() -> None:
    assert pence("It cost £5, 6 pence more, and £330,000, 5 of them") == [500, 33_000_000]


def test_a_refused_figure_becomes_an_issue_that_says_where() -> None:
    reading = read_amounts(read(b"In all it costs \xc2\xa327,5", "0" * 64))
    (issue,) = reading.facts.issues
    assert reading.facts.amounts == []
    assert issue.code == "figure_refused"
    assert "16" in issue.message


def test_a_damaged_figure_is_read_and_the_reading_is_said() -> None:
    reading = read_amounts(read("Boats cost £8.2m and piers £10.7 in all.".encode(), "0" * 64))
    (issue,) = reading.facts.issues
    assert [amount.as_written for amount in reading.facts.amounts] == ["£8.2m", "£10.7"]
    assert issue.code == "figure_repaired"
    assert "£10,700,000" in issue.message


def test_cells_below_a_header_of_thousands_are_read_in_thousands_with_their_interval() -> None:
    document = table_of(("Project", "Budget £000"), ("Boats", "1,200"), ("Piers", "(300)"), ("Total", "900"))
    found = read_amounts(document).facts.amounts
    assert [amount.value_pence for amount in found] == [120_000_000, -30_000_000, 90_000_000]
    assert (found[0].low_pence, found[0].high_pence) == (119_950_000, 120_050_000)
    assert [(amount.table_number, amount.row_number) for amount in found] == [(1, 2), (1, 3), (1, 4)]
    assert [amount.as_written for amount in found] == ["1,200", "(300)", "900"]


def test_numbers_in_a_column_that_holds_no_money_are_none() -> None:
    document = table_of(("Project", "Places", "Grant"), ("Boats", "12", "£5,000"), ("Piers", "7", "£6,000"))
    assert [amount.value_pence for amount in read_amounts(document).facts.amounts] == [500_000, 600_000]


def test_a_sum_in_the_words_of_a_cell_is_read_once() -> None:
    document = table_of(("Project", "Remarks"), ("Boats", "gets £5,000 and £600 more"), ("Piers", "none"))
    assert [amount.value_pence for amount in read_amounts(document).facts.amounts] == [500_000, 60_000]


def test_a_sum_within_a_withheld_stretch_is_no_amount() -> None:
    document = read("It costs £5,000 or £6,000 here.".encode(), "0" * 64)
    hidden = replace(document, redactions=(Redaction(Span(9, 15), "withheld"),))
    assert [amount.value_pence for amount in read_amounts(hidden).facts.amounts] == [600_000]


@pytest.mark.parametrize(
    "text",
    [
        "£1 ",
        "£1,",
        "£1,000 in 2020/21, ",
        "award £1. ",
        "- £1\n",
        "take £1 of £2 of it (PCD 1) each year ",
        "1 May to ",
        "f1",
    ],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    def extraction(length: int) -> Callable[[], object]:
        document = read((text * (length // len(text))).encode(), "0" * 64)
        return lambda: extract(document, annotate, [each.extract for each in (organisations, amounts, attribution)])

    assert growth(extraction, 12_000) < LINEAR
