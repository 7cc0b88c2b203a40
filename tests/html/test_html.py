"""A web page: what a person sees in it is found, whatever its markup, and nothing that they do not see."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.document import Document
from pipeline.html import read
from tests.web import ADDRESS, SHA, page


def words(document: Document, kind: str) -> list[str]:
    return [document[paragraph.span] for paragraph in document.paragraphs if paragraph.kind == kind]


def grid(document: Document) -> list[list[str]]:
    (table,) = document.tables
    assert len({len(row) for row in table.rows}) == 1
    return [[document[cell.span] for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Reference code: PCD 90101</p>",
        "<p><strong>Reference code:</strong> PCD 90101</p>",
        "<p><strong>Reference code:</strong><br>PCD 90101</p>",
        "<div><div>Reference code</div><div>PCD 90101</div></div>",
        "<dl><dt>Reference code:</dt><dd>PCD 90101</dd></dl>",
        "<h3>Key information</h3><div><span>Reference code</span>: <span>PCD 90101</span></div>",
        "<table><tr><th>Reference code</th><td>PCD 90101</td></tr><tr><th>Date signed</th><td></td></tr></table>",
    ],
)
def test_a_label_and_its_value_are_one_however_they_are_marked_up(markup: str) -> None:
    label = words(page(markup), "label")[0]
    assert label.replace(":", "") == "Reference code PCD 90101"


def test_an_empty_label_stays_empty() -> None:
    body = "<div>Date signed</div><div></div><div>Decision by</div><div>A. Body, Deputy Mayor</div><h2>Summary</h2>"
    assert words(page(body), "label") == ["Date signed", "Decision by A. Body, Deputy Mayor"]


def test_a_date_for_machines_stands_at_its_visible_words_or_at_the_end_of_its_label() -> None:
    shown = page('<div>Date signed</div><div><time datetime="2031-05-11T12:00:00Z">11 May 2031</time></div>')
    assert [(shown[stamp.span], stamp.value) for stamp in shown.stamps] == [("11 May 2031", "2031-05-11T12:00:00Z")]
    hidden = page('<p>Date signed: <time datetime="2031-05-11"></time></p><p>Money.</p>')
    (stamp,) = hidden.stamps
    assert (hidden.text[: stamp.span.start], hidden[stamp.span]) == ("Date signed:", "")


def test_links_lead_where_they_lead_from_the_page_s_own_address() -> None:
    body = """<p>See <a href="/media/99/download?attachment=">the signed <b>form</b></a>, <a href="#top">the top</a>,
    <a href="mailto:ada@example.org">Ada</a>, <a href="javascript:go()">go</a>,
    <a href="notes one.pdf">notes</a>.</p>"""
    document = page(body)
    assert document.url == ADDRESS
    assert [(document[link.span], link.address) for link in document.links] == [
        ("the signed form", "https://decisions.example.org/media/99/download?attachment="),
        ("notes", "https://decisions.example.org/notes%20one.pdf"),
    ]


def test_the_site_s_frame_is_furniture_and_what_is_not_shown_is_no_text() -> None:
    body = """<a href="#main">Skip to main content</a><header><nav><ul><li>Home</li></ul></nav></header>
    <div>We use cookies</div><main id="main"><header><h1>Courses</h1></header><p>£9,000 is paid.</p>
    <script>var x = "£1"</script><style>p {}</style><p hidden>£2</p><p style="display: none">£3</p><!-- £4 -->
    <template><p>£5</p></template></main><footer>Privacy policy</footer>"""
    document = page(body)
    assert words(document, "furniture") == ["Skip to main content", "Home", "We use cookies", "Privacy policy"]
    assert document.text.count("£") == 1
    assert "Site" not in document.text


def test_entities_and_no_break_spaces_stay_characters_and_inline_marks_break_no_word() -> None:
    body = "<p>Police &amp; Crime:&nbsp;£<b>330</b>,<i>000</i>\n   for\tcourses &pound;5</p>"
    assert page(body).text == "Police & Crime:\xa0£330,000 for courses £5"


@pytest.mark.parametrize(
    "mark", ["<sup>1</sup>", '<sup><a href="#note">1</a></sup>', '<a href="#note"><sup>1</sup></a>']
)
def test_the_mark_of_a_note_is_never_a_digit_of_the_sum_before_it(mark: str) -> None:
    text = page(
        f"<p>A grant of £330{mark}, or £4.5m{mark}, for 10 m<sup>2</sup> until the 31<sup>st</sup> March.</p>"
    ).text
    assert text == "A grant of £330 ¹, or £4.5m ¹, for 10 m² until the 31st March."


@pytest.mark.parametrize("nothing", ["&shy;", "&zwnj;", "&#8203;", "&#65279;", "<wbr>", "<!-- -->"])
def test_what_has_no_width_parts_no_sum(nothing: str) -> None:
    assert page(f"<p>A grant of £330{nothing},000 is paid.</p>").text == "A grant of £330,000 is paid."


@pytest.mark.parametrize(
    "row",
    [
        '<tr style="display:none"><td>Brent</td><td>£222</td></tr>',
        "<tr hidden><td>Brent</td><td>£222</td></tr>",
        "<tbody hidden><tr><td>Brent</td><td>£222</td></tr></tbody>",
    ],
)
def test_a_row_that_a_browser_does_not_show_is_no_row(row: str) -> None:
    rows = "<tr><th>Area</th><th>Sum</th></tr><tr><td>Barnet</td><td>£1</td></tr>"
    assert grid(page(f"<table>{rows}{row}</table>")) == [["Area", "Sum"], ["Barnet", "£1"]]


def test_a_cell_that_a_browser_does_not_show_is_empty() -> None:
    rows = "<tr><th>Area</th><th>Sum</th></tr><tr><td>Barnet</td><td hidden>£222</td></tr>"
    assert grid(page(f"<table>{rows}<tr><td>Brent</td><td>£1</td></tr></table>"))[1] == ["Barnet", ""]


@pytest.mark.parametrize(
    ("markup", "codes"),
    [
        ("<svg><text>£5,000</text></svg>", ["unread_element"]),
        ('<input value="£5,000">', ["unread_element"]),
        ('<input type="hidden" value="£5,000">', []),
        ('<svg><text>5</text></svg><input value="2"><select><option>2031</option></select>', []),
    ],
)
def test_money_in_a_drawing_or_a_field_is_not_passed_over_in_silence(markup: str, codes: list[str]) -> None:
    assert [doubt.code for doubt in page(f"<p>A grant.</p>{markup}").doubts] == codes


def test_lists_are_numbered_as_a_browser_numbers_them() -> None:
    body = "<ol start=3><li>Three<ul><li>Bullet</li></ul></li><li>Four</li></ol><ol type=a><li>First</li></ol>"
    body += "<ol><li>1.1. Numbered by hand</li></ol>"
    paragraphs = page(body).paragraphs
    assert [paragraph.label for paragraph in paragraphs] == ["3.", "•", "4.", "a.", "1.1."]
    assert [paragraph.kind for paragraph in paragraphs] == ["item", "item", "item", "item", "prose"]


def test_headings_make_sections_and_the_repeated_title_makes_none() -> None:
    body = """<h1>Courses</h1><h2>Key information</h2><p>Reference code: PCD 90101</p><h2>Courses</h2>
    <h2>Executive summary</h2><p>Money.</p><p><strong>3. Financial Comments</strong></p><p>3.1. £9,000.</p>
    <p>4.1. It may.</p>"""
    found = [(section.number, section.title) for section in page(body).sections]
    assert found == [(None, "Executive summary"), ("3", "Financial Comments"), ("4", "Legal Comments")]


def test_a_line_break_ends_a_paragraph_unless_the_sentence_goes_on() -> None:
    body = "<p>1.1. The first.<br>1.2. The second is paid from the<br>budget of 2031/32.</p>"
    assert words(page(body), "prose") == ["The first.", "The second is paid from the budget of 2031/32."]


def test_a_table_is_a_grid_of_cells_with_spans_in_their_first_place() -> None:
    body = """<table><caption>Grants</caption><thead><tr><th rowspan=2>Club</th><th colspan=2>Money</th></tr>
    <tr><th>Amount</th><th>Remaining</th></tr></thead><tbody><tr><td>Alder <br>Players</td><td>£4,000</td>
    <td>£6,000</td></tr><tr><td>Total</td><td>£4,000</td></tr></tbody></table>"""
    document = page(body)
    assert grid(document) == [
        ["Club", "Money", ""],
        ["", "Amount", "Remaining"],
        ["Alder Players", "£4,000", "£6,000"],
        ["Total", "£4,000", ""],
    ]
    assert document.text.split("\n")[1:] == ["\t".join(row) for row in grid(document)]
    assert words(document, "prose") == ["Grants"]
    assert [cell.columns for cell in document.tables[0].rows[0]] == [1, 2, 1]


def test_a_table_that_only_lays_the_page_out_is_paragraphs() -> None:
    document = page(
        "<table><tr><td><h2>Executive summary</h2><p>Money.</p></td><td><p>Share this page</p></td></tr></table>"
    )
    assert document.tables == ()
    assert words(document, "prose") == ["Money."]


def test_a_page_without_the_marks_of_a_decision_is_read_all_the_same() -> None:
    assert page("<p>Opening hours of the café</p>", head="").text == "Opening hours of the café"
    assert page("<p>Opening hours</p>", head="").url is None


@pytest.mark.shared
def test_the_real_pages_have_their_sections_and_links(shared: Path) -> None:
    document = read((shared / "seeds" / "pcd-893.html").read_bytes(), SHA)
    assert ("4", "Legal Comments") in [(section.number, section.title) for section in document.sections]
    assert [link.address.rsplit("/", 1)[-1] for link in document.links] == ["pcd_893_signed.pdf"]
    assert document.text.count("\xa0") > 0
    document = read((shared / "seeds" / "pcd-1215.html").read_bytes(), SHA)
    assert [stamp.value for stamp in document.stamps] == ["2022-06-20T12:00:00Z"]
    assert words(document, "label")[0] == "Reference code PCD 1215"


def test_a_link_around_a_whole_card_is_that_of_its_title() -> None:
    document = page('<a href="/pcd-90101"><div><h3>Courses</h3><p>For rowers.</p></div></a><p>More.</p>')
    assert [(document[link.span], link.address) for link in document.links] == [
        ("Courses", "https://decisions.example.org/pcd-90101")
    ]
