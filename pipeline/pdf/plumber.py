"""Plumber: a page's content as pdfplumber sees it, the reference that the fast pass is measured against."""

from __future__ import annotations

from typing import Any

import numpy as np

from pipeline.document import Box
from pipeline.pdf.glyphs import Glyphs, words
from pipeline.printed import PageContent, Rule


def content(page: Any) -> PageContent:
    """Return what a pdfplumber page shows."""
    rules = [Rule(_box(edge), edge["orientation"]) for edge in page.edges if edge["orientation"] in ("h", "v")]
    return PageContent(
        number=page.page_number,
        width=float(page.width),
        height=float(page.height),
        tokens=words(_glyphs(page.chars)),
        rules=rules,
        pictures=[_box(image) for image in page.images],
    )


def _glyphs(chars: list[dict[str, Any]]) -> Glyphs:
    return Glyphs(
        texts=[char["text"] for char in chars],
        x0=np.array([char["x0"] for char in chars], float),
        top=np.array([char["top"] for char in chars], float),
        x1=np.array([char["x1"] for char in chars], float),
        bottom=np.array([char["bottom"] for char in chars], float),
        size=np.array([char["size"] for char in chars], float),
        is_bold=np.array(["bold" in char["fontname"].lower() for char in chars], bool),
        turn=np.array([_turn(char["matrix"]) for char in chars], np.int16),
    )


def _turn(matrix: tuple[float, ...]) -> int:
    """Return the direction of writing in degrees clockwise, to the nearest quarter."""
    a, b = matrix[:2]
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 180
    return 270 if b > 0 else 90


def _box(item: dict[str, Any]) -> Box:
    return Box(float(item["x0"]), float(item["top"]), float(item["x1"]), float(item["bottom"]))
