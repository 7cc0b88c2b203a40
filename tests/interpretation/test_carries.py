"""Rows that carry a sum over the end of a page are no grants; what they carry is tested."""

from __future__ import annotations

from copy import deepcopy
from hashlib import sha256

import pytest

from extractors.language import annotate
from extractors.order import EXTRACTORS
from pipeline.assemble import assemble
from pipeline.extract import extract
from pipeline.pdf import read
from pipeline.reconcile import reconcile
from tests.handmade import Rows, checked, dossier, findings
from tests.ledgers import PROGRESS
from tests.sheets import Sheets

HEAD = ["Organisation", "Purpose", "Grant"]
FIRST: Rows = [
    ["Oakridge Choir", "Singing", "£4,150"],
    ["Elm Lane Boxing", "Gym hire", "£6,320"],
    ["Ash Youth Club", "Trips", "£2,075"],
]
SECOND: Rows = [["Fir Hall Trust", "Rent", "£7,410"], ["Ivy Drama Group", "Costumes", "£1,245"]]
NAMES = [row[0] for row in (*FIRST, *SECOND)]
FORWARD, BROUGHT = ["Carried forward", "", "£12,545"], ["Brought forward", "", "£12,545"]
TOTAL = ["Total", "", "£21,200"]
WHOLE: Rows = [HEAD, *FIRST, FORWARD, BROUGHT, *SECOND, TOTAL]


def paid(*blocks: str | Rows) -> list[str]:
    return [grant.recipient for grant in dossier(*blocks).sub_grants]


@pytest.mark.parametrize(
    ("forward", "brought"),
    [
        ("Carried forward", "Brought forward"),
        ("Carried forward to next page", "Brought forward"),
        ("Sub-total carried forward", "Brought forward from previous page"),
        ("c/f", "b/f"),
        ("Total C/fwd", "Total B/fwd"),
        ("Carried down", "Brought down"),
        ("Carried over to page 3", "Brought over from page 2"),
        ("Page total", "Brought forward"),
        ("Continued overleaf", "Continued from page 2 of 4"),
    ],
)
def test_what_is_carried_to_the_next_page_and_brought_there_is_no_grant_and_no_part_of_the_total(forward, brought):
    rows = [HEAD, *FIRST, [forward, "", "£12,545"], [brought, "", "£12,545"], *SECOND, TOTAL]
    assert paid(PROGRESS, rows) == NAMES
    assert {verdict for _, verdict, _ in checked(PROGRESS, rows)} == {"exact"}
    assert ("rows_sum_to_total", "exact", "£4,150 + £6,320 + £2,075 = £12,545") in checked(PROGRESS, rows)


def test_a_header_may_stand_again_between_the_two():
    assert paid(PROGRESS, [HEAD, *FIRST, FORWARD, HEAD, BROUGHT, *SECOND, TOTAL]) == NAMES


def test_over_three_pages_each_sum_is_carried_on():
    rows = [HEAD, *FIRST, FORWARD, BROUGHT, SECOND[0], ["Carried forward", "", "£19,955"], SECOND[1], TOTAL]
    assert paid(PROGRESS, rows) == NAMES
    assert ("rows_sum_to_total", "exact", "£12,545 + £7,410 = £19,955") in checked(PROGRESS, rows)


def changed(row: int, figure: str) -> Rows:
    rows = deepcopy(WHOLE)
    rows[row][2] = figure
    return rows


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (changed(1, "£4,510"), ("rows_sum_to_total", 36000)),
        (changed(4, "£12,454"), ("rows_sum_to_total", 9100)),
        (changed(5, "£12,554"), ("figure_restated", -900)),
        (changed(6, "£7,140"), ("rows_sum_to_total", -27000)),
        (changed(8, "£22,100"), ("rows_sum_to_total", -90000)),
        ([*WHOLE[:2], *WHOLE[3:]], ("rows_sum_to_total", -632000)),
        ([*WHOLE[:6], *WHOLE[7:]], ("rows_sum_to_total", -741000)),
    ],
)
def test_an_error_is_found_once_on_the_page_where_it_is(rows, found):
    assert found in findings(PROGRESS, rows)
    assert {abs(difference or 0) for _, difference in findings(PROGRESS, rows)} == {abs(found[1])}


def test_money_brought_forward_from_last_year_is_income():
    rows = [
        ["Income", "Sum"],
        ["Grant of the Ministry", "£40,000"],
        ["Brought forward", "£2,500"],
        ["Fees", "£1,750"],
        ["Total", "£44,250"],
    ]
    assert ("rows_sum_to_total", "exact", "£40,000 + £2,500 + £1,750 = £44,250") in checked("The income is:", rows)


def test_a_balance_runs_on_over_what_is_carried():
    rows = [
        ["Organisation", "Grant", "Remaining"],
        ["Budget", "", "£30,000"],
        ["Oakridge Choir", "£4,150", "£25,850"],
        ["Elm Lane Boxing", "£6,320", "£19,530"],
        ["Carried forward", "£10,470", "£19,530"],
        ["Brought forward", "£10,470", "£19,530"],
        ["Fir Hall Trust", "£7,410", "£12,120"],
        ["Total", "£17,880", "£12,120"],
    ]
    assert {verdict for _, verdict, _ in checked(PROGRESS, rows)} == {"exact"}
    assert len(paid(PROGRESS, rows)) == 3


def drawn(*, ruled: bool, is_headed: bool, first: Rows = FIRST) -> bytes:
    sheets, widths = Sheets(), (200, 140, 80)
    sheets.text(60, 640, "The board agreed to award these grants:")
    sheets.table(60, 660, widths, [HEAD, *first, FORWARD], ruled=ruled)
    sheets.page()
    below = sheets.table(60, 50, widths, [*([HEAD] if is_headed else []), BROUGHT, *SECOND, TOTAL], ruled=ruled)
    sheets.text(60, below + 30, "Recipients report every quarter.")
    return sheets.data()


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("is_headed", [True, False])
def test_a_table_is_one_where_it_carries_its_sum_to_the_next_page(ruled, is_headed):
    data = drawn(ruled=ruled, is_headed=is_headed)
    found = assemble([extract(read(data, sha256(data).hexdigest()), annotate, EXTRACTORS)])
    assert [grant.recipient for grant in found.sub_grants] == NAMES
    checks = [(check.code, check.verdict, check.expression) for check in reconcile(found)]
    assert ("rows_sum_to_total", "exact", "£4,150 + £6,320 + £2,075 = £12,545") in checks
    assert {verdict for _, verdict, _ in checks} == {"exact"}


def test_a_table_that_was_read_from_what_is_brought_forward_pays_and_adds_up_as_well():
    first, second = [HEAD, *FIRST, FORWARD], [HEAD, BROUGHT, *SECOND, TOTAL]
    assert paid(PROGRESS, first, "The awards go on.", second) == NAMES
    assert {verdict for _, verdict, _ in checked(PROGRESS, first, "The awards go on.", second)} == {"exact"}


def test_what_a_year_brings_forward_and_carries_forward_are_levels():
    rows = [
        ["Reserve", "£"],
        ["Brought forward", "40,000"],
        ["Paid in", "12,500"],
        ["Drawn down", "(9,250)"],
        ["Carried forward", "43,250"],
    ]
    assert {verdict for _, verdict, _ in checked("The reserve moves so:", rows)} == {"exact"}
