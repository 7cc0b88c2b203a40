"""A table's own sums are tested: rows, columns, subtotals, balances; what it cannot show accuses nobody."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.assemble import Dossier
from pipeline.document import Page
from pipeline.extract import Facts, Paper
from pipeline.pdf import read
from pipeline.reconcile import reconcile
from pipeline.records import Decision
from tests.handmade import Rows, checked, dossier, findings
from tests.ledgers import AWARDS, COSTS, GRANTS, LEDGER, ON_TOP, PROGRESS


def verdicts(rows: Rows, *text: str) -> set[tuple[str, str]]:
    return {(code, verdict) for code, verdict, _ in checked("The board agreed to this.", rows, *text)}


def test_a_table_of_grants_adds_up_in_every_way():
    assert set(checked("The board agreed to this.", GRANTS)) == {
        ("running_balance", "exact", "£60,000 − £7,500 = £52,500"),
        ("running_balance", "exact", "£52,500 − £40,000 = £12,500"),
        ("rows_sum_to_total", "exact", "£7,500 + £40,000 = £47,500"),
        ("committed_plus_remaining", "exact", "£47,500 + £12,500 = £60,000"),
    }


def test_subtotals_are_not_added_twice_and_years_make_the_total():
    found = checked("Costs in full", COSTS)
    assert {verdict for _, verdict, _ in found} == {"exact"}
    assert ("rows_sum_to_total", "exact", "£1,510 + £90 = £1,600") in found
    assert ("years_sum_to_total", "exact", "£1,510 + £1,250 = £2,760") in found


def test_a_table_in_thousands_leaves_room_for_rounding():
    rows = [["£000", "2031/32"], ["Staff", "120"], ["Rent", "31"], ["Vans", "12"], ["Total", "164"]]
    assert ("rows_sum_to_total", "consistent") in verdicts(rows)


def test_a_cell_that_gives_no_figure_blocks_the_sum():
    rows = [["Name", "Grant"], ["Oak", "£5,000"], ["Elm", "TBC"], ["Ash", "£7,000"], ["Total", "£20,000"]]
    (check,) = reconcile(dossier("The board agreed to this.", rows))
    assert (check.code, check.verdict, check.computed_low_pence) == ("rows_sum_to_total", "blocked", None)
    assert "“TBC”" in check.statement


def test_counts_are_counts():
    rows = [
        ["State", "Permits", "Totals"],
        ["A", "1,204", "1,204"],
        ["B", "98 452", "98,452"],
        ["Totals", "99,656", "99,656"],
    ]
    found = reconcile(dossier("Checks made", rows))
    assert {(c.code, c.unit, c.verdict) for c in found} == {("rows_sum_to_total", "count", "exact")}


def test_a_table_without_its_beginning_accuses_nobody():
    rows = [["6", "Oak", "£5,000"], ["7", "Elm", "£6,000"], ["Total", "", "£31,000"]]
    assert findings("The board agreed to this.", rows) == []


def test_shares_and_prices_are_not_added_up():
    rows = [["Item", "Unit cost", "Share"], ["Vest", "£300", "60%"], ["Cap", "£20", "40%"], ["Total", "£9,000", "100%"]]
    assert findings("Prices", rows) == []


def test_rows_are_counted_on_from_the_table_before():
    head = ["No.", "Club", "Award"]
    first = [head, ["1", "Oak", "£5,000"], ["2", "Elm", "£7,000"], ["Total", "", "£12,000"]]
    second = [head, ["3", "Ash", "£4,000"], ["4", "Yew", "£9,000"], ["Total", "", "£14,000"]]
    assert findings(PROGRESS, first, "Round two", second) == [("rows_sum_to_total", -100000)]
    assert findings(PROGRESS, first, "Round two", [head, ["6", "Ash", "£4,000"], *second[2:]]) == []


def test_the_finding_tells_what_happened_in_one_sentence():
    rows = deepcopy(GRANTS)
    rows[4][4] = "£49,000"
    checks = {c.code: c for c in reconcile(dossier("The board agreed to this.", rows)) if c.verdict == "inconsistent"}
    total = checks["rows_sum_to_total"]
    assert total.statement == (
        "The 2 rows of column “Youth Grant Amount” in table 1 add up to £56,500, "
        "but the paper states £47,500, which is £9,000 less."
    )
    assert total.expression == "£7,500 + £49,000 = £56,500 ≠ £47,500"
    assert total.explanation is not None
    assert total.explanation.startswith("Should £49,000 be £40,000, so that 2 sums hold?")
    assert total.grade == "ruled table"
    assert (total.reported_low_pence, total.computed_low_pence, total.difference_pence) == (4750000, 5650000, 900000)


@pytest.mark.parametrize(
    ("pages", "grade"), [((), "native text"), ((Page(1, 595, 842),), "aligned table")], ids=["marked", "aligned"]
)
def test_cells_that_a_web_page_marks_are_surer_than_those_told_by_their_places(
    pages: tuple[Page, ...], grade: str
) -> None:
    one = dossier(deepcopy(GRANTS))
    (paper,) = one.papers
    unruled = tuple(replace(table, is_ruled=False) for table in paper.document.tables)
    found = replace(paper, document=replace(paper.document, tables=unruled, pages=pages))
    (total,) = (c for c in reconcile(replace(one, papers=(found,))) if c.code == "rows_sum_to_total")
    assert total.grade == grade


def test_a_fingerprint_changes_with_the_figures_and_with_nothing_else():
    def prints(*blocks: str | Rows) -> set[str]:
        return {check.fingerprint for check in reconcile(dossier(*blocks))}

    rows = deepcopy(GRANTS)
    rows[3][1] = "Another name"
    assert prints("One introduction", GRANTS) == prints("A longer introduction than before", rows)
    rows[3][4] = "£7,400"
    assert len(prints("x", GRANTS) - prints("x", rows)) == 2


def test_every_check_has_an_id_of_its_own():
    ids = [check.check_id for check in reconcile(dossier(GRANTS, "And again", GRANTS))]
    assert len(ids) == len(set(ids)) > 4


def test_a_table_that_goes_on_without_a_total_is_not_judged_by_its_end():
    head = ["Name", "Amount"]
    first = [head, ["Oak", "£5,000"], ["Elm", "£6,000"]]
    second = [head, ["Ash", "£7,000"], ["Yew", "£8,000"], ["Total", "£26,000"]]
    assert findings(first, "Page 2", second) == []


def test_one_column_that_fails_among_columns_that_hold_is_a_finding_even_of_counts():
    rows = [["Ward", "Visits", "Calls"], ["Oak", "12", "30"], ["Elm", "13", "40"], ["Total", "25", "71"]]
    assert findings("Activity", rows) == [("rows_sum_to_total", -1)]


@pytest.mark.shared
def test_every_printed_total_of_a_wide_table_of_counts_reconciles(shared: Path):
    data = (shared / "pdfs/jsvine__pdfplumber/tests/pdfs/nics-background-checks-2015-11-rotated.pdf").read_bytes()
    paper = Paper(read(data, "0" * 64), Facts())
    found = reconcile(Dossier(decision=Decision(), papers=(paper,)))
    columns = [check for check in found if check.code == "rows_sum_to_total"]
    assert len(columns) == 24
    assert {(check.verdict, check.unit) for check in found} == {("exact", "count")}


def test_a_total_on_top_of_its_rows_is_tested_and_one_far_above_them_accuses_nobody():
    assert findings(PROGRESS, [*ON_TOP, ["Ash Choir", "£4,000"]]) == []
    assert findings(PROGRESS, [*ON_TOP, ["Ash Choir", "£4,100"]]) == [("rows_sum_to_total", 10_000)]
    assert findings(PROGRESS, [*ON_TOP, ["Ash Choir", "£500"]]) == []  # some of them only


@pytest.mark.parametrize("label", ["Total of awards", "Total of all grants"])
def test_a_total_that_says_of_what_it_is_one_is_tested_wherever_it_stands(label: str):
    rows: Rows = [*ON_TOP[2:], ["Ash Choir", "£4,100"]]
    assert findings(PROGRESS, [ON_TOP[0], [label, "£9,000"], *rows]) == [("rows_sum_to_total", 10_000)]
    assert findings(PROGRESS, [ON_TOP[0], *rows, [label, "£9,000"]]) == [("rows_sum_to_total", 10_000)]
    below: Rows = [[label, "£9,000"], ["Left in the pot", "£1,000"]]
    assert findings(PROGRESS, [ON_TOP[0], *rows, *below]) == [("rows_sum_to_total", 10_000)]


def test_a_group_of_one_row_is_added_up_and_no_other_rows_are_held_against_its_subtotal():
    rows: Rows = [
        ["Organisation", "Grant"],
        ["Oak Trust", "£2,150"],
        ["Sub-total: sport", "£2,150"],
        ["Elm Club", "£3,270"],
        ["Sub-total: music", "£3,270"],
        ["Total", "£5,420"],
    ]
    assert findings(PROGRESS, rows) == []
    rows[4][1] = "£3,720"
    assert ("rows_sum_to_total", -45_000) in findings(PROGRESS, rows)


def test_a_total_far_from_its_rows_is_tested_where_a_digit_or_the_budget_tells_what_is_meant():
    assert findings(PROGRESS, [*AWARDS[:5], ["Total", "£70,840"]]) == [("rows_sum_to_total", -6_000_000)]
    on_top: Rows = [["Organisation", "Grant"], ["Budget", "£30,000"], ["Total", "£20,100"], *AWARDS[1:5]]
    assert findings(PROGRESS, on_top) == []
    assert findings(PROGRESS, [*on_top, ["Remainder", "£9,900"]]) == [("rows_sum_to_total", -926_000)]


def test_the_years_of_a_row_are_held_against_its_sum_whatever_that_column_is_called():
    rows: Rows = [
        ["Organisation", "2031/32", "2032/33", "Both years"],
        ["Oak Trust", "£2,150", "£1,100", "£3,250"],
        ["Elm Club", "£3,270", "£1,240", "£4,510"],
        ["Ash Choir", "£4,390", "£1,310", "£5,700"],
        ["Total", "£9,810", "£3,650", "£13,460"],
    ]
    assert findings(PROGRESS, rows) == []
    rows[2][2] = "£1,420"
    assert ("years_sum_to_total", 18_000) in findings(PROGRESS, rows)


@pytest.mark.parametrize("numbers", [["A01", "A02", "A03"], ["W-7", "W-8", "W-9"]])
def test_rows_that_are_counted_behind_a_letter_are_whole_from_the_first(numbers: list[str]):
    rows = [[number, name, sum_] for number, name, sum_ in zip(numbers, "ABC", ["£5", "£7", "£9"], strict=True)]
    found = findings("The board agreed to this.", [["Ref", "Name", "Grant"], *rows, ["", "Total", "£22"]])
    assert found == ([("rows_sum_to_total", -100)] if numbers[0] == "A01" else [])


def test_codes_beside_the_rows_do_not_hide_that_the_rows_miss_their_total():
    codes = ["BW/51/01", "BW/56/02", "BW/33/03"]
    rows = [[code, name, sum_] for code, name, sum_ in zip(codes, "ABC", ["£5", "£7", "£9"], strict=True)]
    found = findings("The board agreed to this.", [["Ref", "Name", "Grant"], *rows, ["", "Total", "£22"]])
    assert found == [("rows_sum_to_total", -100)]


def test_a_figure_that_its_narrow_cell_cut_off_accuses_nobody():
    rows: Rows = [LEDGER[0], ["", "Budget", "", "£20,00"], *LEDGER[1:]]
    assert findings("Approve grants of £20,000.", PROGRESS, rows) == []


def test_a_unit_in_brackets_below_the_header_is_no_budget():
    rows: Rows = [
        ["", "Amount", "Unallocated"],
        ["Organisation", "(£000)", "(£000)"],
        ["Oak Trust", "17.0", "93.0"],
        ["Elm Club", "19.0", "74.0"],
        ["Ash Choir", "16.5", "57.5"],
        ["Total", "52.5", "57.5"],
    ]
    found = reconcile(dossier("The fund is £110,000.", PROGRESS, rows))
    assert {check.verdict for check in found} == {"exact"}
    assert len([check for check in found if check.code == "running_balance"]) > 1


def test_sums_that_stand_in_the_first_column_are_rows_and_totals_like_any_others():
    rows: Rows = [["Paid £000", "Organisation"], ["1.3", "Oak Trust"], ["2.8", "Elm Club"], ["1.4", "Ash Choir"]]
    assert findings(PROGRESS, [*rows, ["5.5", "Overall total"]]) == []
    assert findings(PROGRESS, [*rows, ["6.3", "Overall total"]]) == [("rows_sum_to_total", -80_000)]


def test_rows_may_be_numbered_within_a_year_and_one_that_stands_twice_is_found():
    rows: Rows = [["No.", "Payee", "Grant"], ["31-01", "Oak Choir", "£1,250"], ["31-02", "Elm Band", "£2,100"]]
    rows += [["31-03", "Ash Gym", "£3,400"], ["", "Total", "£6,750"]]
    assert findings(PROGRESS, rows) == []
    assert findings(PROGRESS, [*rows[:3], *rows[2:]]) == [("rows_sum_to_total", 210_000)]
