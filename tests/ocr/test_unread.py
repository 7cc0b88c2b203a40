"""What OCR did not read, or not for sure, is told: pictures of print, lines, figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.ocr import eye
from pipeline.ocr.eye import Eye, Quad, Reading
from pipeline.ocr.picture import Picture
from pipeline.ocr.recognised import UNSURE, UNSURE_FIGURE
from pipeline.parse import parse
from tests.scanned import ledger, pictures, printed, prose, whole


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
