"""Which pages are read by OCR, what is printed over a scan, and what another program's OCR left in a file."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import reportlab
from fontTools.pens.reportLabPen import ReportLabPen
from fontTools.ttLib import TTFont
from PIL import Image
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline import extract
from pipeline.document import Document, Span
from pipeline.parse import parse
from tests.scanned import printed, prose, whole

WIDTH, HEIGHT = A4
TEXT = [
    "Executive Summary",
    "The Deputy Mayor accepts £330,000 from the Home Office for 2020/21, and approves grants of up to £230,000 to "
    "local partners.",
    "• Fund the coordinator (£100,000).",
    "A reserve of £45,120 ¹",
]
LAYER = {
    760: "Executive Summary",
    730: "The Deputy Mayor accepts £330,000 from the Home Office for 2020/21,",
    716: "and approves grants of up to £230,000 to local partners.",
    690: "• Fund the coordinator (£100,000).",
    660: "A reserve of £45,120",
}
STAMP = "Released under the Freedom of Information Act 2000 on 4 May 2031, for a fee of £75"


def in_strips(canvas: Canvas, picture: Image.Image) -> None:
    edges = np.linspace(0, picture.height, 9).astype(int).tolist()
    for top, bottom in pairwise(edges):
        strip = picture.crop((0, top, picture.width, bottom))
        scale = HEIGHT / picture.height
        canvas.drawImage(ImageReader(strip), 0, HEIGHT - bottom * scale, WIDTH, (bottom - top) * scale)


def stamp(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 9)
    canvas.drawString(60, 815, STAMP)
    canvas.drawString(60, 20, "MPS-000123")


def layer(canvas: Canvas, **changed: str) -> None:
    """Write the letter's text invisibly, as programs for OCR do, some of its words changed."""
    text = canvas.beginText()
    text.setFont("Helvetica", 11)
    text.setTextRenderMode(3)
    for height, line in LAYER.items():
        text.setTextOrigin(72, height)
        text.textOut(changed.get(f"at_{height}", line))
    canvas.drawText(text)


def rules(document: Document, *quotes: str) -> list[str]:
    found = []
    for quote in quotes:
        start = document.text.index(quote)
        found.append(extract.Reading(document).place(Span(start, start + len(quote)), "x")["rule"])
    return found


def test_a_page_that_was_scanned_in_strips_is_read(picture: Image.Image, folder: Path) -> None:
    document = parse(printed(lambda canvas: in_strips(canvas, picture)), "scan.pdf", scans=folder)
    assert document.text.splitlines() == TEXT
    assert document.text_source == "ocr"


def test_a_scan_below_a_typed_stamp_is_read_and_the_stamp_keeps_its_words(picture: Image.Image, folder: Path) -> None:
    def draw(canvas: Canvas) -> None:
        whole(canvas, picture)
        stamp(canvas)

    document = parse(printed(prose, draw), "mixed.pdf", scans=folder)
    assert document.text.splitlines()[1:] == [STAMP, *TEXT, "MPS-000123"]
    assert [page.text_source for page in document.pages] == ["native", "mixed"]
    assert rules(document, "£330,000") == ["x.ocr"]
    assert document.doubts == ()


def test_a_layer_of_text_that_agrees_with_its_picture_counts_as_ocr(picture: Image.Image, folder: Path) -> None:
    def draw(canvas: Canvas) -> None:
        whole(canvas, picture)
        layer(canvas)

    document = parse(printed(draw), "layered.pdf", scans=folder)
    assert document.text_source == "ocr"
    assert rules(document, "£330,000", "£45,120") == ["x.ocr", "x.ocr"]
    assert document.doubts == ()


@pytest.mark.parametrize(
    "line", [LAYER[730].replace("£330,000", "£380,000"), LAYER[730].replace("£330,000", "E33O,OOO")]
)
def test_a_layer_of_text_that_differs_from_its_picture_is_disputed(
    line: str, picture: Image.Image, folder: Path
) -> None:
    def draw(canvas: Canvas) -> None:
        whole(canvas, picture)
        layer(canvas, at_730=line)

    document = parse(printed(draw), "layered.pdf", scans=folder)
    told = [doubt.message for doubt in document.doubts if doubt.code == "readings_differ"]
    assert len(told) == 1
    assert "£330,000" in told[0]
    assert line.split()[4] in told[0]
    assert rules(document, line.split()[4], "£230,000") == ["x.ocr.disputed", "x.ocr"]


def test_a_sum_that_a_layer_of_text_lacks_is_told(picture: Image.Image, folder: Path) -> None:
    def draw(canvas: Canvas) -> None:
        whole(canvas, picture)
        layer(canvas, at_660="A reserve of")

    document = parse(printed(draw), "layered.pdf", scans=folder)
    assert [doubt.code for doubt in document.doubts] == ["readings_differ"]
    assert "£45,120" in document.doubts[0].message


def test_what_a_layer_of_text_leaves_out_of_a_page_is_read(picture: Image.Image, folder: Path) -> None:
    def draw(canvas: Canvas) -> None:
        whole(canvas, picture)
        stamp(canvas)
        layer(canvas, **{f"at_{height}": "" for height in LAYER if height < 760})

    document = parse(printed(draw), "layered.pdf", scans=folder)
    assert document.text.splitlines() == [STAMP, *TEXT, "MPS-000123"]
    assert document.doubts == ()


def drawn_as_shapes(canvas: Canvas, words: str) -> None:
    """Draw words as the outlines of their letters, as programs for design do: the file has no character of them."""
    font = TTFont(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    scale, x = 11 / font["head"].unitsPerEm, 0.0
    for character in words:
        glyph = glyphs[names[ord(character)]]
        pen = ReportLabPen(glyphs)
        glyph.draw(pen)
        pen.path.strokeColor = None
        canvas.saveState()
        canvas.translate(72 + x, 740)
        canvas.scale(scale, scale)
        renderPDF.draw(Drawing(1, 1, pen.path), canvas, 0, 0)
        canvas.restoreState()
        x += glyph.width * scale


def test_a_page_whose_letters_are_drawn_and_not_written_is_read_like_a_scan(folder: Path) -> None:
    words = "The Deputy Mayor accepts £330,000 from the Home Office and approves grants."

    def draw(canvas: Canvas) -> None:
        drawn_as_shapes(canvas, words)

    document = parse(printed(prose, draw), "drawn.pdf", scans=folder)
    assert document.text.splitlines()[-1].endswith(words)
    assert document.text_source == "mixed"
    assert document.scans == {2}
