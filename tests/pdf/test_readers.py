"""The fast pass of pypdfium2 and pdfplumber, its reference, see the same words, tables and places."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from subprocess import run
from sys import executable

import pdfplumber
import pypdfium2
import pytest

from pipeline.errors import UnreadableError
from pipeline.pdf import pdfium, plumber, read
from pipeline.printed import PageContent
from pipeline.printed.lines import lines
from pipeline.tables.finder import read_page
from pipeline.tables.found import FoundTable
from tests.bombs import paper, stream
from tests.sheets import Sheets


def both(data: bytes) -> list[tuple[PageContent, PageContent]]:
    with pypdfium2.PdfDocument(data) as fast, pdfplumber.open(BytesIO(data)) as slow:
        return [
            (pdfium.content(page, number), plumber.content(slow.pages[number - 1]))
            for number, page in enumerate(fast, 1)
        ]


def tables(page: PageContent) -> list[FoundTable]:
    return read_page(page, lines(page.pieces))[0]


def assert_same(data: bytes) -> None:
    pages = both(data)
    assert pages
    for one, other in pages:
        assert [token.text for token in one.tokens] == [token.text for token in other.tokens]
        for a, b in zip(one.tokens, other.tokens, strict=True):
            if any(map(str.isalnum, a.text)):  # pdfplumber knows no width of a bullet outside its encoding
                assert tuple(a.box) == pytest.approx(tuple(b.box), abs=0.6)
            assert a.is_bold == b.is_bold
        grids = [[[cell.text for cell in row] for row in table.rows] for table in tables(one)]
        assert grids == [[[cell.text for cell in row] for row in table.rows] for table in tables(other)]


def test_both_readers_see_the_same_paper() -> None:
    sheets = Sheets()
    sheets.text(60, 40, "Decision PCD 90001", 14, bold=True)
    sheets.prose(60, 80, ["The grant of £330,000 is paid by the Home Office to bodies that the board", "chose."])
    sheets.table(60, 200, (200, 80), [["Area", "Amount"], ["Haringey", "£1,000"], ["Enfield", "£3,000"]])
    sheets.run(60, 300, [("The grant is £330", 10, 0), ("1", 6, 4), (" and no more.", 10, 0)])
    sheets.page()
    sheets.canvas.translate(595, 0)
    sheets.canvas.rotate(90)
    sheets.text(60, 80, "Printed on its side")
    assert_same(sheets.data())


def test_both_readers_see_the_same_samples() -> None:
    samples = sorted((Path(__file__).parents[2] / "data" / "raw" / "sample").rglob("*.pdf"))
    assert samples
    for sample in samples:
        assert_same(sample.read_bytes())


@pytest.mark.shared
def test_both_readers_see_the_same_real_paper(shared: Path) -> None:
    assert_same((shared / "seeds" / "pcd-898.pdf").read_bytes())


@pytest.mark.shared
def test_a_paper_whose_letters_have_no_unicode_value_is_refused(shared: Path) -> None:
    (path,) = (shared / "pdfs").rglob("type3_font_nomapping.pdf")
    with pytest.raises(UnreadableError) as caught:
        read(path.read_bytes(), "0" * 64)
    assert caught.value.reason == "unreadable_text"


@pytest.mark.shared
def test_a_paper_that_only_pdfplumber_can_open_says_so(shared: Path) -> None:
    (path,) = (shared / "pdfs").rglob("T02-01_001_document-catalog-No-document-catalog.pdf")
    document = read(path.read_bytes(), "0" * 64)
    assert [doubt.code for doubt in document.doubts] == ["second_reader"]
    assert document.second_readings == {1}


@pytest.mark.shared
def test_letters_that_pypdfium2_cannot_tell_are_read_by_pdfplumber(shared: Path) -> None:
    (path,) = (shared / "pdfs").rglob("issue-791-non-unicode-cmap.pdf")
    assert read(path.read_bytes(), "0" * 64).text == "Peněžní prostředky na účtech"


@pytest.mark.parametrize(
    ("claimed", "doubts"), [(b"\\243330,000", []), (b"\\243999,999", ["claimed_text"])], ids=["the same", "another"]
)
def test_a_sum_that_the_file_only_claims_to_show_is_not_read(claimed: bytes, doubts: list[str]) -> None:
    words = b"(The grant is ) Tj /Span << /ActualText (%s) >> BDC (\\243330,000) Tj EMC ( in all.) Tj" % claimed
    document = read(paper(stream(b"BT /F 12 Tf 72 720 Td %s ET" % words)), "0" * 64)
    assert document.text == "The grant is £330,000 in all."
    assert [doubt.code for doubt in document.doubts] == doubts


@pytest.mark.shared
def test_a_few_letters_without_a_unicode_value_are_never_guessed(shared: Path) -> None:
    (path,) = (shared / "pdfs").rglob("offense.pdf")
    document = read(path.read_bytes(), "0" * 64)
    assert "\ufffd" in document.text
    assert not any(ord(letter) < 32 and letter not in "\n\t" for letter in document.text)


@pytest.mark.shared
def test_tables_of_real_papers_are_read_as_people_see_them(shared: Path) -> None:
    command = [str(Path(executable).parent / "pcd"), "tables", "--json"]
    score = [executable, str(shared / "tools" / "score_tables.py"), str(shared / "pdfs" / "camelot-dev__camelot"), "--"]
    line = run([*score, *command], capture_output=True, text=True, check=True).stdout.splitlines()[-1]
    figures = [float(word.rstrip(";")) for word in line.split() if word[0].isdigit() and "." in word]
    assert figures[2] >= 0.95, line
    assert figures[5] >= 0.95, line
