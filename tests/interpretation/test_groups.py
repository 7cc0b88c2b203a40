"""Groups whose sums stand above their rows."""

from __future__ import annotations

from pipeline.interpretation.readings import describe
from tests.handmade import Rows, document, dossier, findings
from tests.ledgers import PROGRESS

LED: Rows = [
    ["Theme and provider", "Grant"],
    ["Youth work", "£12,510"],
    ["Oak Trust", "£2,150"],
    ["Elm Club", "£3,270"],
    ["Ash Choir", "£7,090"],
    ["Family support", "£9,420"],
    ["Fir Hall", "£1,030"],
    ["Ivy Drama", "£8,390"],
    ["Total", "£21,930"],
]


def test_a_sum_that_heads_its_group_is_no_grant_and_is_not_added_twice():
    paper = document(PROGRESS, LED)
    kinds = describe(paper, paper.tables[0]).rows
    assert [n for n, kind in enumerate(kinds) if kind == "subtotal"] == [1, 5]
    assert findings(PROGRESS, LED) == []
    assert {grant.recipient for grant in dossier(PROGRESS, LED).sub_grants}.isdisjoint({"Youth work", "Family support"})


def test_a_head_that_its_group_misses_is_found():
    rows = [list(row) for row in LED]
    rows[5][1] = "£9,240"
    assert findings(PROGRESS, rows) == [("rows_sum_to_total", 18_000)]


def test_a_table_that_tells_the_grants_again_pays_nobody_twice():
    first: Rows = [["Organisation", "Grant"], ["Oak Trust", "£2,150"], ["Elm Club", "£3,270"], ["Ash Choir", "£7,090"]]
    again: Rows = [["Organisation", "Borough", "Grant"], *([name, "Bow", sum_] for name, sum_ in first[1:])]
    assert len(dossier(PROGRESS, first, "Their boroughs are these grants'.", again).sub_grants) == 3
