"""A page with broken, endless or falsely declared markup is read without loss, or refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UnreadableError
from pipeline.html import read
from tests.web import SHA, page


@pytest.mark.parametrize(
    ("encoding", "declared", "is_doubted"),
    [
        ("utf-8", "utf-8", False),
        ("utf-8", "iso-8859-1", True),
        ("cp1252", "iso-8859-1", False),
        ("cp1252", "windows-1252", False),
        ("cp1252", "utf-8", True),
        ("cp1252", None, True),
        ("utf-8", None, False),
        ("utf-8-sig", "iso-8859-1", False),
        ("utf-16", "utf-8", False),
        ("cp1252", "no-such-set", True),
    ],
)
def test_the_true_encoding_is_found_and_a_false_claim_recorded(
    encoding: str, declared: str | None, is_doubted: bool
) -> None:
    meta = f'<meta charset="{declared}">' if declared else ""
    document = read(f"<html><head>{meta}</head><body><p>A “grant” of £9,000</p></body></html>".encode(encoding), SHA)
    assert document.text == "A “grant” of £9,000"
    assert [doubt.code for doubt in document.doubts] == ["encoding"] * is_doubted


@pytest.mark.parametrize("body", ["", "<script>challenge()</script>", "<nav><ul><li>Home</li></ul></nav>"])
def test_a_page_that_shows_nothing_of_its_own_is_refused(body: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        page(body)
    assert refused.value.reason == "unexpected_page"


def test_markup_nested_beyond_all_use_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(UnreadableError):
        page("<div>" * 100_000 + "£1")


def test_a_cell_that_claims_to_span_everything_makes_no_giant() -> None:
    rows = "<tr><td colspan=99999 rowspan=99999>£1</td><td>£2</td></tr>" * 500
    document = page(f"<table>{rows}</table>")
    assert sum(len(row) for row in document.tables[0].rows) < 1_000_000


MARKUP = """<p> </p> <br> <b> </b> <ul> <li> </ul> <table> <tr> <td> <td/rowspan=3> </table> <h2> </h2> <a/href=x> </a>
<time/datetime=y> </time> <div> </div> <main> </main> &nbsp; Z"""


PARTS = st.sampled_from(["£1,000 ", *MARKUP.split()])


@given(st.lists(PARTS, max_size=40))
def test_no_markup_loses_a_figure_or_an_offset(parts: list[str]) -> None:
    try:
        document = page("".join(parts))
    except UnreadableError:
        assert "Z" not in parts
        assert "£1,000 " not in parts
        return
    assert document.text.count("£1,000") == parts.count("£1,000 ")
    spans = [paragraph.span for paragraph in document.paragraphs]
    assert spans == sorted(spans)
    inside = "".join(document[span] for span in spans)
    assert inside.count("£1,000") == parts.count("£1,000 ")
    for table in document.tables:
        assert document[table.span].split("\n") == [
            "\t".join(document[cell.span] for cell in row) for row in table.rows
        ]
