"""On every page of the samples, the box of each amount covers the ink of that amount, and no other."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from flows.papers import read_bytes
from pipeline.pdf.render import render
from pipeline.records import Amount

DOTS = 400
SLIP = 0.3  # points by which ink may run beyond its box
BEARING = 1.2  # points of white that a font leaves beside a character
IN_TWO = "ij%:"  # characters that are two pieces of ink
SAMPLES = sorted((Path(__file__).parents[1] / "data" / "raw" / "sample").rglob("*.pdf"))


def pieces(data: bytes, page: int) -> npt.NDArray[np.float64]:
    """Return left, top, right and bottom of each piece of ink on a page, in points; rules and frames left out."""
    grey = np.asarray(render(data, page, dpi=DOTS).convert("L"))
    _, _, stats, _ = cv2.connectedComponentsWithStats((grey < 140).astype(np.uint8), connectivity=8)
    left, top, width, height, _ = stats[1:].T * 72 / DOTS
    found = np.stack((left, top, left + width, top + height), axis=1)
    return found[width < 60]


def faults(amount: Amount, ink: npt.NDArray[np.float64]) -> list[str]:
    """Return what is wrong with an amount's box, measured against the ink of its page."""
    assert amount.x0 is not None
    left, top, right, bottom = ink.T
    x, y = (left + right) / 2, (top + bottom) / 2
    inside = (x > amount.x0) & (x < amount.x1) & (y > amount.top) & (y < amount.bottom)
    printed = "".join(amount.quote.split())
    expected = len(printed) + sum(printed.count(character) for character in IN_TWO)
    if inside.sum() != expected:
        return [f"{amount.quote} on page {amount.page}: {inside.sum()} pieces of ink, not {expected}"]
    beside = (left[inside].min() - amount.x0, amount.x1 - right[inside].max())
    if not all(-SLIP < room < BEARING for room in beside):
        return [f"{amount.quote} on page {amount.page}: its ink ends {beside} within its box"]
    return []


def all_faults(path: Path) -> list[str]:
    data = path.read_bytes()
    amounts = read_bytes(data, path.name, sha256(data).hexdigest()).facts.amounts
    assert amounts
    ink = {page: pieces(data, page) for page in {amount.page for amount in amounts} if page is not None}
    return [fault for amount in amounts for fault in faults(amount, ink[amount.page or 0])]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_each_amount_of_a_sample_has_the_box_of_its_ink(sample: Path) -> None:
    assert all_faults(sample) == []


@pytest.mark.shared
def test_each_amount_of_a_real_paper_has_the_box_of_its_ink(shared: Path) -> None:
    assert all_faults(shared / "seeds" / "pcd-898.pdf") == []
