"""Which pages are read by OCR, what is printed over a scan, and what another program's OCR left in a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

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
from pipeline.ocr import eye
from pipeline.ocr.eye import Eye, Quad, Reading
from pipeline.ocr.picture import Picture
from pipeline.ocr.recognised import UNSURE, UNSURE_FIGURE
from pipeline.parse import parse
from tests.scanned import ledger, letter, pictures, printed

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
PROSE = "The Deputy Mayor is asked to approve grants of up to £230,000 to partners of all kinds."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scans")


@pytest.fixture(scope="module")
def picture() -> Image.Image:
    """Return the letter as a machine scans it."""
    return pictures(printed(letter), 0.6, 6.0, 150)[0]


def whole(canvas: Canvas, picture: Image.Image) -> None:
    canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)


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


def prose(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 10)
    for number in range(25):
        canvas.drawString(60, 780 - 12 * number, PROSE)


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


def photograph(size: tuple[int, int]) -> Image.Image:
    chance = np.random.default_rng(90001)
    coarse = Image.fromarray(chance.integers(0, 255, (12, 16), dtype=np.uint8))
    grain = chance.normal(0, 8, (size[1], size[0]))
    smooth = np.asarray(coarse.resize(size, Image.Resampling.BICUBIC), float)
    return Image.fromarray(np.clip(smooth + grain, 0, 255).astype(np.uint8))


def table() -> Image.Image:
    page = pictures(printed(ledger), 0, 3.0, 150)[0]
    return page.crop((140, 240, 1060, 440))


def emblem() -> Image.Image:
    def draw(canvas: Canvas) -> None:
        canvas.circle(150, 750, 40, fill=1)
        canvas.setFont("Helvetica-Bold", 20)
        canvas.drawString(200, 740, "RIVER BOARD")

    return pictures(printed(draw), 0, 0.0, 150)[0].crop((200, 80, 800, 300))


@pytest.mark.parametrize(
    ("shown", "codes"),
    [(table, ["unread_picture"]), (lambda: photograph((800, 400)), []), (emblem, [])],
    ids=["a table", "a photograph", "an emblem"],
)
def test_a_picture_of_print_on_a_page_of_prose_is_never_passed_over_in_silence(
    shown: Callable[[], Image.Image], codes: list[str]
) -> None:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        canvas.drawImage(ImageReader(shown()), 60, 200, 440, 200)

    document = parse(printed(draw), "paper.pdf")
    assert [doubt.code for doubt in document.doubts] == codes
    assert document.text_source == "native"


def test_a_figure_that_was_read_with_little_sureness_is_told_and_not_dropped_in_silence(
    picture: Image.Image, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = Eye.read

    def unsure(self: Eye, lines: list[Picture]) -> list[Reading]:
        found = plain(self, lines)
        return [replace(one, sureness=(0.5,) * len(one.sureness)) if "45,120" in one.text else one for one in found]

    monkeypatch.setattr(Eye, "read", unsure)
    document = parse(printed(lambda canvas: whole(canvas, picture)), "scan.pdf", scans=folder)
    assert "45,120" not in document.text
    assert ["45,120" in doubt.message for doubt in document.doubts if doubt.code == "unsure_figure"] == [True]


def test_a_line_that_was_not_found_is_told(picture: Image.Image, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Eye.find

    def half_blind(self: Eye, page: Picture) -> list[Quad]:
        return sorted(plain(self, page), key=lambda quad: float(quad[0, 1]))[:-1]

    monkeypatch.setattr(Eye, "find", half_blind)
    document = parse(printed(lambda canvas: whole(canvas, picture)), "scan.pdf", scans=folder)
    assert "45,120" not in document.text
    assert [doubt.code for doubt in document.doubts] == ["unsure_scan"]


def test_a_line_whose_characters_the_engine_cannot_place_is_read_and_its_figure_doubted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = SimpleNamespace(word_cols=[[2, 3]], confs=[0.9] * 8, line_txt_len=20)
    answer = SimpleNamespace(txts=("£330,000",), word_results=(words,))
    monkeypatch.setattr(eye, "_engine", lambda: SimpleNamespace(recognize_txt=lambda lines: answer))
    (reading,) = Eye(np.zeros((9, 9), np.uint8)).read([np.zeros((9, 90), np.uint8)])
    assert (reading.text, len(reading.columns)) == ("£330,000", 8)
    assert UNSURE < reading.mean_sureness < UNSURE_FIGURE


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
