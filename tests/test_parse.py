"""From bytes to a document, whatever form they have; or the reason why not."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.errors import UnreadableError
from pipeline.parse import parse
from tests.bombs import honest, paper, pdf, stream

PLEASE_WAIT = (
    b"BT /F 12 Tf 72 720 Td (Please wait... If this message is not eventually replaced,) Tj 0 -20 Td "
    b"(your PDF viewer may not be able to display this type of document.) Tj ET"
)
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"


def locked(password: str) -> bytes:
    packed = io.BytesIO()
    canvas = Canvas(packed, encrypt=password)
    canvas.drawString(72, 720, "The grant is 330,000 pounds.")
    canvas.save()
    return packed.getvalue()


def attached(catalogue: bytes) -> bytes:
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a) 6 0 R (b) 7 0 R] >> >> %s >>"
        % catalogue,
        PAGES,
        PAGE,
        stream(b"BT /F 12 Tf 72 720 Td (Cover sheet) Tj ET"),
        FONT,
        b"<< /Type /Filespec /F (report.pdf) /UF (report.pdf) /EF << /F 8 0 R >> >>",
        b"<< /Type /Filespec /F (budget.xlsx) /UF (budget.xlsx) /EF << /F 8 0 R >> >>",
        stream(b"inside", b"/Type /EmbeddedFile"),
    )


def form(content: bytes) -> bytes:
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [] /XFA [(template) 6 0 R] >> >>",
        PAGES,
        PAGE,
        stream(content),
        FONT,
        stream(b"<template/>"),
    )


def coded(font: bytes, codes: bytes, *more: bytes) -> bytes:
    """Return a paper whose letters are numbers of a font's own shapes."""
    page = stream(b"BT /F 12 Tf 72 720 Td <%s> Tj ET" % codes)
    return pdf(b"<< /Type /Catalog /Pages 2 0 R >>", PAGES, PAGE, page, font, *more)


SHAPES = coded(
    b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 750 750] /FontMatrix [.001 0 0 .001 0 0] /FirstChar 1 /LastChar 4"
    b" /Widths [750 750 750 750] /CharProcs << /s1 6 0 R >> /Encoding << /Differences [1 /s1 /s1 /s1 /s1] >> >>",
    b"0102030401020304",
    stream(b"750 0 0 0 750 750 d1 0 0 750 750 re f"),
)
NUMBERED = coded(
    b"<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H /DescendantFonts [6 0 R] >>",
    b"00240025002600270028",
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /FontDescriptor 7 0 R /DW 600"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
    b"<< /Type /FontDescriptor /FontName /Own /Flags 4 /FontBBox [0 0 600 700] /ItalicAngle 0 /Ascent 700"
    b" /Descent -200 /CapHeight 700 /StemV 80 >>",
)


def reason(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        parse(data, "paper.pdf")
    return caught.value.reason


def test_each_form_has_its_reader() -> None:
    assert parse(honest(), "download").media_type == "application/pdf"
    assert parse(b"<html><body><p>A grant of 5 pounds.</p></body></html>", "a.html").media_type == "text/html"
    assert parse(b"A grant of 5 pounds.", "a.txt").media_type == "text/plain"


def test_a_document_is_known_by_its_bytes() -> None:
    data = b"A grant of 5 pounds."
    assert parse(data, "a.txt").sha256 == hashlib.sha256(data).hexdigest()


def test_a_locked_paper_is_refused_and_one_that_only_forbids_printing_is_read() -> None:
    assert reason(locked("secret")) == "password"
    assert "330,000" in parse(locked(""), "paper.pdf").text


@pytest.mark.parametrize("data", [SHAPES, NUMBERED])
def test_a_paper_whose_letters_nothing_names_is_refused(data: bytes) -> None:
    assert reason(data) == "unreadable_text"


def test_a_portfolio_is_refused_with_the_names_of_its_files() -> None:
    with pytest.raises(UnreadableError, match=r"report\.pdf, budget\.xlsx") as caught:
        parse(attached(b"/Collection << /View /D >>"), "paper.pdf")
    assert caught.value.reason == "portfolio"


def test_a_paper_with_attachments_is_read() -> None:
    assert "Cover sheet" in parse(attached(b""), "paper.pdf").text


def test_a_form_that_only_acrobat_can_draw_is_refused() -> None:
    assert reason(form(PLEASE_WAIT)) == "xfa"


def test_a_form_with_its_pages_drawn_is_read() -> None:
    assert "330,000" in parse(form(b"BT /F 12 Tf 72 720 Td (The grant is 330,000 pounds.) Tj ET"), "paper.pdf").text


def test_a_file_that_opens_without_pages_is_not_read() -> None:
    assert reason(pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>")) == "no_pages"


@pytest.mark.parametrize("sheet", ["0 0 595 842", "0 842 595 0"])
def test_a_page_may_have_the_size_of_its_parent_and_its_corners_in_any_order(sheet: str) -> None:
    document = parse(
        pdf(
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [%s] >>" % sheet.encode(),
            b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
            stream(b"BT /F 12 Tf 72 815 Td (The grant is 330,000 pounds.) Tj ET"),
            FONT,
        ),
        "paper.pdf",
    )
    assert (document.pages[0].width, document.pages[0].height) == (595, 842)
    assert document.text == "The grant is 330,000 pounds."
    assert document.words[0].box.bottom == pytest.approx(842 - 815, abs=4)


def test_whatever_a_library_raises_becomes_a_reason() -> None:
    damaged = pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids 7 /Count (x) >>")
    assert reason(damaged) in {"malformed", "no_pages"}
    assert reason(pdf(b"null")) in {"malformed", "no_pages"}


def test_telephone_numbers_never_leave_the_parser() -> None:
    text = b"BT /F 12 Tf 72 720 Td (Contact: 07700 900123) Tj ET"
    for data, name in [(paper(stream(text)), "a.pdf"), (b"Contact: 07700 900123", "a.txt")]:
        assert "900123" not in parse(data, name).text


def test_reading_a_page_of_text_loads_no_pdf_library() -> None:
    script = (
        "import sys; from pipeline.parse import parse; parse(b'A grant of 5 pounds.', 'a.txt');"
        "print([name for name in sys.modules if name in ('pypdfium2', 'pdfplumber', 'pdfminer', 'numpy')])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
