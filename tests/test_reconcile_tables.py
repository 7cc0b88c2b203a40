from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest

from pipeline.assemble import Dossier
from pipeline.extract import Facts, Paper
from pipeline.pdf import read
from pipeline.reconcile import reconcile
from pipeline.records import Check, Decision
from tests.handmade import Rows, checked, dossier
from tests.papers_generated import ERRORS, Composed, compose
from tests.test_columns import GRANTS

PROGRESS = "The board agreed to these grants."

COSTS: Rows = [
    ["Cost", "2031/32", "2032/33", "Total"],
    ["Staff", "£1,200", "£1,250", "£2,450"],
    ["Rent", "£310", "-", "£310"],
    ["Sub-total", "£1,510", "£1,250", "£2,760"],
    ["Vans", "£90", "£10", "£100"],
    ["Total", "£1,600", "£1,260", "£2,860"],
]


def verdicts(rows: Rows, *text: str) -> set[tuple[str, str]]:
    return {(code, verdict) for code, verdict, _ in checked("The board agreed to this.", rows, *text)}


def findings(*blocks: str | Rows) -> list[tuple[str, int | None]]:
    return [(c.code, c.difference_pence) for c in reconcile(dossier(*blocks)) if c.verdict == "inconsistent"]


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


def test_the_text_approves_more_than_the_table_starts_from():
    text = "Approve payment of grants out totalling £75,000 to partners."
    assert findings(text, GRANTS) == [("table_agrees_with_text", -1500000)]


def test_the_text_that_agrees_with_the_table_says_so():
    text = "Approve payment of grants out totalling £60,000 to partners."
    assert ("table_agrees_with_text", "exact") in verdicts(GRANTS, text)


def test_rows_are_counted_on_from_the_table_before():
    head = ["No.", "Club", "Award"]
    first = [head, ["1", "Oak", "£5,000"], ["2", "Elm", "£7,000"], ["Total", "", "£12,000"]]
    second = [head, ["3", "Ash", "£4,000"], ["4", "Yew", "£9,000"], ["Total", "", "£14,000"]]
    assert findings(PROGRESS, first, "Round two", second) == [("rows_sum_to_total", -100000)]
    assert findings(PROGRESS, first, "Round two", [head, ["6", "Ash", "£4,000"], *second[2:]]) == []


ROUNDS: tuple[Rows, ...] = (
    [["Club", "Award"], ["Oak", "£5,000"], ["Elm", "£7,000"], ["Total", "£12,000"]],
    [["Club", "Award"], ["Ash", "£4,000"], ["Yew", "£9,000"], ["Total", "£13,000"]],
)


@pytest.mark.parametrize(
    ("total", "line", "found"),
    [
        ("£25,000", "The grants add up to £25,300.", [("table_agrees_with_text", -30000)]),
        ("£25,000", "This commits £25,000 out of £30,000.", []),
        ("£25,300", "The grants are in three tables.", [("rows_sum_to_total", -30000)]),
    ],
)
def test_a_table_of_the_totals_of_rounds_is_held_against_them_and_the_text(total: str, line: str, found: list[object]):
    rounds = [["Round", "Grants"], ["Round one", "£12,000"], ["Round two", "£13,000"], ["All rounds", total]]
    assert findings(PROGRESS, ROUNDS[0], "Round two", ROUNDS[1], "All rounds", rounds, line) == found


@pytest.mark.parametrize(
    ("line", "difference"),
    [
        ("Total funding agreed to date = £47,900", -40000),
        ("Awards above: £47,900", -40000),
        ("Remaining funding to be allocated = £12,800", -30000),
        ("This commits £47,500 out of £60,000; the board will decide how to use the other £12,700.", -20000),
        ("2. Film 'Second Chance': £42,000", -200000),
    ],
)
def test_a_line_of_the_text_contradicts_the_table(line: str, difference: int):
    assert findings("The board agreed to this.", GRANTS, line) == [("table_agrees_with_text", difference)]


@pytest.mark.parametrize(
    "line",
    [
        "The standing delegation lets it award grants up to £50,000.",
        "Last year, in another decision, £80,000 was spent.",
        "The force agreed a total of 12 projects and £9,000 remained unspent in 2030/31, and £3,000 the year before.",
    ],
)
def test_other_money_of_the_text_is_not_held_against_the_table(line: str):
    assert findings("The board agreed to this.", GRANTS, line) == []


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


def inconsistent(paper: Composed) -> list[Check]:
    """Return the findings in a composed paper; its statutes are another family's."""
    blocks = [block.removeprefix("# ") if isinstance(block, str) else block for block in paper.blocks]
    facts = {f"£{paper.truth['accepted']:,}": {"role": "accepted"}}
    return [check for check in reconcile(dossier(*blocks, facts=facts)) if check.verdict == "inconsistent"]


@pytest.mark.parametrize("error", [error for error in ERRORS if error != "statute year"])
def test_a_planted_error_is_found_with_its_difference_and_nothing_else(error: str):
    for seed in range(12):
        paper = compose(seed, error)
        expected = [(code, abs(pounds) * 100) for code, pounds in paper.truth["expected"]]
        found = [(check.code, abs(check.difference_pence or 0)) for check in inconsistent(paper)]
        assert set(expected) & set(found), (seed, expected, found)
        assert {size for _, size in found} == {expected[0][1]}, (seed, expected, found)


def test_a_clean_paper_raises_no_alarm():
    for seed in range(40):
        assert inconsistent(compose(seed)) == []


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


STRAY = (
    "Local Grant Local Grant Remaining Budget £60,000 £12,500 1 Oak Trust A. Officer £7,500 £52,500 weekend sessions"
    " 2 Elm Trust B. Officer £20,000 £32,500 3 Ash Trust £15,000 £17,500 4 Yew Trust £5,000 £12,500"
    " Total £47,500 £12,500"
)


def test_a_table_that_was_read_as_text_is_proven_by_its_arithmetic():
    found = checked("Agreed so:", STRAY)
    assert len([c for c in found if c[:2] == ("running_balance", "exact")]) == 4
    assert ("rows_sum_to_total", "exact", "£7,500 + £20,000 + £15,000 + £5,000 = £47,500") in found
    assert ("committed_plus_remaining", "exact", "£47,500 + £12,500 = £60,000") in found


def test_and_its_one_wrong_digit_is_found():
    wrong = STRAY.replace("£15,000 £17,500", "£16,000 £17,500")
    assert sorted(findings("Agreed so:", wrong)) == [("rows_sum_to_total", 100000), ("running_balance", -100000)]


def test_figures_side_by_side_without_such_arithmetic_are_no_ledger():
    text = "Theft £1,200 £1,300 Fraud £300 £250 Arson £90 £70 Total £1,590 £1,900"
    assert checked("Losses were:", text) == [("parts_sum_to_whole", "exact", "£1,200 + £300 + £90 = £1,590")]


TORN: Rows = [
    ["1", "Oak Trust", "£1,000", "£9,000"],
    ["2", "Elm Club", "£2,000", "£7,000"],
    ["3", "Ash Choir", "£3,000", "£4,000"],
    ["4", "Fir Hall", "£500", "£3,500"],
    ["5", "Yew Band", "£500", "£3,000"],
    ["", "Total to date", "£7,000", "£3,000"],
]


def torn(row: int, column: int, figure: str) -> list[tuple[str, int | None]]:
    rows = deepcopy(TORN)
    rows[row][column] = figure
    return findings("The fund is £10,000.", rows)


def test_a_table_without_its_header_shows_an_error_that_it_shows_twice():
    assert findings("The fund is £10,000.", TORN) == []
    assert sorted(torn(2, 3, "£4,500")) == [("running_balance", -50_000), ("running_balance", 50_000)]
    assert torn(2, 2, "£3,200") == [("running_balance", -20_000)]


def test_a_table_without_its_header_is_not_accused_of_an_error_that_stands_alone():
    assert torn(5, 2, "£7,300") == []


PLAIN: Rows = [["Oak Trust", "£2,000"], ["Elm Club", "£3,000"], ["Ash Choir", "£500"], ["Total", "£5,600"]]


def test_a_list_of_names_and_sums_needs_no_header_below_a_sentence():
    assert findings(PROGRESS, PLAIN) == [("rows_sum_to_total", -10_000)]
    assert findings("Fir Band £100", PLAIN) == []
    assert findings(PROGRESS, [[name, figure.lstrip("£")] for name, figure in PLAIN]) == []


ON_TOP: Rows = [["Organisation", "Grant"], ["Total", "£9,000"], ["Oak Trust", "£2,000"], ["Elm Club", "£3,000"]]


def test_a_total_beside_the_balance_carried_forward_is_not_what_is_left():
    rows: Rows = [
        ["Date", "Entry", "Out", "Balance"],
        ["", "Balance brought forward", "", "£10,000"],
        ["3 April", "Oak Trust", "£2,000", "£8,000"],
        ["4 April", "Elm Club", "£3,500", "£4,500"],
        ["", "Balance carried forward", "£5,500", "£4,500"],
    ]
    left = "Grants still to be allocated = £4,{}."
    assert findings("Agreed so:", rows, left.format("500")) == []
    assert findings("Agreed so:", rows, left.format("600")) == [("table_agrees_with_text", -10_000)]


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


def test_a_balance_that_pays_for_something_is_not_what_is_left_of_the_grants():
    rows: Rows = [["Organisation", "Grant", "Left"], *[row[1:] for row in LEDGER[1:]]]
    said = "Of the £30,000 offered, £20,000 is for grants. The balance pays for a trainer (£7,900) and kit (£2,100)."
    assert findings(said, PROGRESS, [rows[0], ["Budget", "", "£20,000"], *rows[1:]]) == []


@pytest.mark.parametrize(
    ("approved", "difference"),
    [
        ("£9,000", None),
        ("up to £12,000", None),  # some is left for later
        ("£20,000", None),
        ("£8,500", 50_000),  # more is awarded than was approved
        ("up to £8,500", 50_000),
        ("£9,500", -50_000),
    ],
)
def test_awards_without_a_budget_are_held_against_the_sum_approved_for_them(approved: str, difference: int | None):
    rows: Rows = [ON_TOP[0], *ON_TOP[2:], ["Ash Choir", "£4,000"], ON_TOP[1]]
    asked = f"Approve the award of grants of {approved} to the bodies in the table below."
    expected = [] if difference is None else [("table_agrees_with_text", difference)]
    assert findings("# Recommendation", asked, PROGRESS, rows) == expected


def test_figures_side_by_side_with_a_sum_among_them_that_is_in_no_row_accuse_nobody():
    lines = ["Budget £9,000 £4,000", "Oak Trust £2,000 £7,000", "Elm Club £1,000 £6,000", "Ash Choir £500 £5,500"]
    more = ["Grant Left Fir Hall Grant £700 Left £4,800", "Bay House £800 £4,000", "Total £5,000 £4,000"]
    assert findings("\n".join([*lines, *more])) == []


AWARDS: Rows = [
    ["Organisation", "Grant"],
    ["Oak Trust", "£2,150"],
    ["Elm Club", "£3,270"],
    ["Ash Choir", "£4,390"],
    ["Fir Hall", "£1,030"],
    ["Total", "£10,840"],
]


def test_a_list_that_tells_some_rows_of_a_table_again_is_not_held_against_the_total_of_the_table():
    notes = ["1. Oak Trust – £2,150 for kit.", "2. Elm Club – £3,270 for rent.", "3. Ash Choir – £4,390 for books."]
    below = "Total funding agreed to date = £10,840"
    assert findings(PROGRESS, AWARDS, "Notes on projects", *notes, below) == []
    assert findings("Notes on projects", *notes, below) == [("parts_sum_to_whole", -103_000)]


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


LEDGER: Rows = [
    ["No", "Organisation", "Grant", "Remaining"],
    ["1", "Oak Trust", "£2,150", "£17,850"],
    ["2", "Elm Club", "£3,270", "£14,580"],
    ["3", "Ash Choir", "£4,390", "£10,190"],
    ["4", "Fir Hall", "£1,030", "£9,160"],
    ["", "Total", "£10,840", "£9,160"],
]


def changed(row: int, column: int, figure: str) -> Rows:
    rows = deepcopy(LEDGER)
    rows[row][column] = figure
    return rows


def test_a_table_whose_budget_only_the_text_tells_is_followed_from_it():
    budget = "The budget for grants is £20,000."
    assert findings(budget, PROGRESS, LEDGER) == []
    first = findings(budget, PROGRESS, changed(1, 2, "£2,510"))
    assert sorted(first) == [("rows_sum_to_total", 36_000), ("running_balance", -36_000)]
    assert ("committed_plus_remaining", 10_000) in findings(budget, PROGRESS, changed(5, 3, "£9,260"))


def test_a_table_that_counts_its_rows_on_from_the_one_before_does_not_start_from_the_budget():
    first = [["", "Name", "Grant", "Left"], ["1", "Oak Inn", "£2,000", "£8,000"], ["2", "Elm Bar", "£1,000", "£7,000"]]
    rest = [["3", "Ash Inn", "£3,000", "£4,000"], ["4", "Box", "£500", "£3,500"], ["5", "Bay", "£500", "£3,000"]]
    second = [["", "The new", "", ""], *rest, ["Total", "", "£7,000", "£3,000"]]
    assert findings("The budget for grants is £10,000.", first, second) == []


def test_a_wrong_balance_is_found_in_a_table_that_lost_a_row_elsewhere():
    more = [["6", "Gum Inn", "£200", "£2,800"], ["7", "Box Bar", "£300", "£2,500"], ["8", "Bay House", "£90", "£2,410"]]
    rows = deepcopy([TORN[0], *TORN[2:5], *more])
    assert findings("The fund is £10,000.", rows) == []
    rows[2][3] = "£3,900"
    assert sorted(findings("The fund is £10,000.", rows)) == [("running_balance", -40_000), ("running_balance", 40_000)]


ASKED = "# Recommendation"


@pytest.mark.parametrize(
    "asked",
    [
        "Agree to receive £26,000 in grant from the Home Office. Approve grants of £21,000.",
        "The coordinator post (£5,000) and grants to partners (£21,000) are approved.",
        "Distribute £21,000 of this by way of grant to clubs.",
    ],
)
def test_the_sum_approved_for_grants_is_told_from_the_money_that_comes_in_and_from_other_costs(asked: str):
    rows: Rows = [LEDGER[0], ["", "Budget", "", "£20,000"], *LEDGER[1:]]
    told = {"£26,000": {"role": "accepted"}, "£21,000": {"role": "awarded"}, "£5,000": {"role": "awarded"}}
    found = reconcile(dossier(ASKED, asked, PROGRESS, rows, facts=told))
    assert [c.difference_pence for c in found if c.verdict == "inconsistent"] == [-100_000]


def test_what_the_text_says_is_left_is_held_against_the_sum_approved_where_the_table_has_neither():
    asked = "Approve payment of grants out totalling £20,000 to clubs."
    left = "Remaining funding to be allocated = £9,160"
    assert findings(ASKED, asked, PROGRESS, AWARDS, left) == []
    assert findings(ASKED, asked, PROGRESS, AWARDS, left.replace("9,1", "9,7")) == [
        ("committed_plus_remaining", 60_000)
    ]


def test_a_list_of_sentences_about_the_rows_must_agree_with_them_and_a_lone_sentence_need_not():
    notes = ["• £2,150 has been granted to Oak Trust for kit.", "• Funding of £3,270 was agreed for Elm Club.", "• {}"]
    right, wrong = ("Ash Choir – £4,390 for books. This pays for 10 sets.", "Ash Choir – £4,930 for books.")
    assert findings(PROGRESS, AWARDS, "Notes on projects", *notes[:2], notes[2].format(right)) == []
    found = findings(PROGRESS, AWARDS, "Notes on projects", *notes[:2], notes[2].format(wrong))
    assert found == [("table_agrees_with_text", -54_000)]
    assert findings(PROGRESS, AWARDS, "In 2030 £800 was paid to the Ash Choir for a tour.") == []


@pytest.mark.parametrize(("said", "found"), [("£3,272", -4_500), ("£3,110", None), ("£4,000", None)])
def test_beside_one_sentence_that_agrees_with_its_row_another_need_only_agree_where_it_is_a_slip(
    said: str, found: int | None
):
    rows: Rows = [AWARDS[0], ["Oak Trust", "£2,150"], ["Elm Club", "£3,227"], ["Ash Choir", "£5,000"]]
    right = "The award of £2,150 to Oak Trust is for kit."
    notes = [right, f"The award of {said} to Elm Club is for rent.", "The award of £4,000 to Ash Choir is for books."]
    expected = [] if found is None else [("table_agrees_with_text", found)]
    assert findings(PROGRESS, [*rows, ["Total", "£10,377"]], "Notes", *notes) == expected


def test_what_the_text_says_of_another_table_is_not_held_against_the_first():
    split: Rows = [["", "£"], ["Two officers", "5,000"], ["Grants to clubs", "11,000"], ["Total", "16,000"]]
    said = "Awards agreed so far come to £10,840."
    assert findings("The grant is divided as follows.", split, PROGRESS, AWARDS, said) == []


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


def test_a_figure_that_its_narrow_cell_cut_off_accuses_nobody():
    rows: Rows = [LEDGER[0], ["", "Budget", "", "£20,00"], *LEDGER[1:]]
    assert findings("Approve grants of £20,000.", PROGRESS, rows) == []


@pytest.mark.parametrize(
    ("said", "code", "difference"),
    [
        ("Awards total £18,040, leaving £9,160 of it.", "table_agrees_with_text", -720_000),  # mixed digits
        (
            "After these awards, which come to £10,840, £9,760 of the fund remains uncommitted.",
            "table_agrees_with_text",
            -60_000,
        ),
        ("Table 1 commits £10,840. The £9,460 that is left will be offered later.", "table_agrees_with_text", -30_000),
    ],
)
def test_what_the_text_says_was_awarded_or_is_left_is_held_against_the_table(said: str, code: str, difference: int):
    rows: Rows = [LEDGER[0], ["", "Budget", "", "£20,000"], *LEDGER[1:]]
    right = "Awards total £10,840, leaving £9,160 of it. A first round of £10,000 was planned."
    assert findings(PROGRESS, rows, right) == []
    assert (code, difference) in findings(PROGRESS, rows, said)


def test_other_money_that_is_left_is_not_held_against_the_table():
    rows: Rows = [LEDGER[0], ["", "Budget", "", "£20,000"], *LEDGER[1:]]
    assert findings(PROGRESS, rows, "The vans cost £31,000 of a further £40,000, leaving £8,200 for fuel.") == []


def test_total_and_remainder_of_a_table_are_held_against_the_sum_that_the_text_approves():
    asked = "Approve payment of grants out totalling £20,000 to clubs."
    assert findings(ASKED, asked, PROGRESS, [*AWARDS, ["Remaining", "£9,160"]]) == []
    found = findings(ASKED, asked, PROGRESS, [*AWARDS, ["Remaining", "£9,760"]])
    assert found == [("committed_plus_remaining", 60_000)]


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


@pytest.mark.parametrize(
    ("sentence", "difference"),
    [
        ("Awards over the whole term come to £47,600.", -10000),
        ("£12,600 of the grants budget of £60,000 is held back for a later round.", -10000),
        ("The sum of £12,600 is not yet allocated.", -10000),
        ("£12,500 of the grants budget of £60,000 is held back for a later round.", 0),
    ],
)
def test_what_the_text_says_was_agreed_or_is_left_is_held_against_the_table(sentence: str, difference: int):
    text = "The board agrees to award grants of up to £60,000."
    found = [c for c in reconcile(dossier(text, GRANTS, sentence)) if c.code == "table_agrees_with_text"]
    assert difference in [check.difference_pence for check in found]
    assert (difference == 0) == all(check.verdict == "exact" for check in found)


def test_a_summary_below_a_table_is_no_row_of_it_that_was_read_as_text():
    summary = [["Year", "Staff", "Study"], ["2031/32", "£1,600", "£20"], ["2032/33", "£1,260", "£30"]]
    wrong = [*COSTS[:4], ["Vans", "£190", "£10", "£100"], COSTS[5]]
    assert ("rows_sum_to_total", 10000) in findings("The costs are these.", wrong, summary)


def test_a_fund_less_what_is_taken_of_it_is_what_is_left():
    rows = [["", "£"], ["Fund for awards", "£9,000"], ["Taken by offers", "(£7,000)"], ["Still free", "£2,000"]]
    assert findings("So the fund stands:", rows) == []
    wrong = [*rows[:3], ["Still free", "£2,300"]]
    assert findings("So the fund stands:", wrong) == [("committed_plus_remaining", 30000)]
