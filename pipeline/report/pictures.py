"""Pictures: the stretch of a page on which checked figures stand, withheld stretches painted over.

A picture shows no more of a page than its figures need; the marks are drawn by the report, over it. Pictures are named
by all that they depend on, so that a later report takes over what did not change.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pipeline.assemble import Dossier
from pipeline.document import Box
from pipeline.durable import write_new
from pipeline.errors import UnreadableError
from pipeline.pdf.render import crop
from pipeline.records import Evidence

ABOVE, BELOW = 64.0, 56.0  # points of the page around a figure
WIDE = 10_000.0  # points: more than any page has
DPI = 110
POINTS_PER_PIXEL = 72 / DPI


class View(NamedTuple):
    """What to draw: a band of a page, and the boxes to paint over."""

    page: int
    box: Box
    covers: tuple[Box, ...]


@dataclass(frozen=True)
class Picture:
    """A drawn band of a page: its file, where it begins on the page, and its size in points."""

    file: str
    page: int
    top: float
    width: float
    height: float


Load = Callable[[str], bytes | None]
Draw = Callable[[bytes, Sequence[View]], list[bytes]]
Pictures = Mapping[tuple[str, int], Sequence[Picture]]


def draw_views(data: bytes, views: Sequence[View]) -> list[bytes]:
    """Return a PNG of each view of a PDF; the default `Draw`, to be run in a sandbox where the PDF is a stranger's."""
    return [crop(data, view.page, view.box, (), view.covers, dpi=DPI) for view in views]


def checked_ids(dossier: Dossier) -> set[str]:
    """Return the ids of the amounts and citations that take part in a check."""
    operands = [operand for check in dossier.checks for operand in check.operands]
    return {key for operand in operands if (key := operand.amount_id or operand.citation_id)}


def checked_facts(dossier: Dossier) -> list[Evidence]:
    """Return the figures and citations that take part in a check and stand at a place of a page."""
    ids = checked_ids(dossier)
    facts: list[Evidence] = [amount for amount in dossier.amounts if amount.amount_id in ids]
    facts += [citation for citation in dossier.legal_basis if citation.citation_id in ids]
    return [fact for fact in facts if fact.page is not None and fact.x0 is not None]


def plan(dossier: Dossier) -> dict[str, list[View]]:
    """Return the views to draw of each document, by sha256, from its first page to its last."""
    covers = _covers(dossier)
    edges: dict[tuple[str, int], list[tuple[float, float]]] = defaultdict(list)
    for fact in checked_facts(dossier):
        if fact.page is not None and fact.top is not None and fact.bottom is not None:
            edges[fact.sha256, fact.page].append((fact.top, fact.bottom))
    views: dict[str, list[View]] = defaultdict(list)
    for (sha256, page), places in sorted(edges.items()):
        if None not in covers[sha256, page] and not covers[sha256, None]:
            boxes = tuple(box for box in covers[sha256, page] if box)
            views[sha256] += [View(page, Box(0.0, top, WIDE, bottom), boxes) for top, bottom in _bands(places)]
    return dict(views)


def draw_pictures(
    dossier: Dossier, folder: Path, load: Load, draw: Draw, *, stamp: str, shelf: Path | None = None
) -> Pictures:
    """Write the pictures of a decision below a folder and return them by document and page.

    `stamp` names the rules that drew them; `shelf` is the folder of the last report's pictures. Where a document cannot
    be drawn its pictures are missing, and the report quotes the text alone.
    """
    pictures: dict[tuple[str, int], list[Picture]] = defaultdict(list)
    for sha256, views in plan(dossier).items():
        names = [_name(sha256, view, stamp) for view in views]
        drawn = _from_shelf(shelf, names) or _drawn(load(sha256), views, draw)
        for view, name, png in zip(views, names, drawn, strict=False):
            if not (folder / name).exists():
                write_new(folder / name, png)
            pictures[sha256, view.page].append(_picture(f"{folder.name}/{name}", view, png))
    return pictures


def _covers(dossier: Dossier) -> dict[tuple[str, int | None], list[Box | None]]:
    # What is withheld at a place that nobody knows cannot be painted over: no picture of that page (or file), then.
    covers: dict[tuple[str, int | None], list[Box | None]] = defaultdict(list)
    for paper in dossier.papers:
        for redaction in paper.document.redactions:
            covers[paper.document.sha256, redaction.page].append(redaction.box and _as_published(redaction.box))
    return covers


def _as_published(box: Box) -> Box:
    """Return a box with the places that the tables keep of it, so that a report rebuilt from them names it alike."""
    return Box(*(round(edge, 2) for edge in box))


def _bands(places: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    bands: list[tuple[float, float]] = []
    for top, bottom in sorted(places):
        start, end = max(0.0, top - ABOVE), bottom + BELOW
        if bands and start <= bands[-1][1]:
            bands[-1] = (bands[-1][0], max(bands[-1][1], end))
        else:
            bands.append((start, end))
    return bands


def _drawn(data: bytes | None, views: Sequence[View], draw: Draw) -> list[bytes]:
    if data is None:
        return []
    try:
        return draw(data, views)
    except UnreadableError:
        return []


def _from_shelf(shelf: Path | None, names: Sequence[str]) -> list[bytes]:
    if shelf is None or not all((shelf / name).exists() for name in names):
        return []
    return [(shelf / name).read_bytes() for name in names]


def _name(sha256: str, view: View, stamp: str) -> str:
    return hashlib.sha256(json.dumps([sha256, view, stamp]).encode()).hexdigest()[:20] + ".png"


def _picture(file: str, view: View, png: bytes) -> Picture:
    # The width and height of a PNG are the two numbers behind its first chunk's name.
    width, height = (int.from_bytes(png[at : at + 4], "big") * POINTS_PER_PIXEL for at in (16, 20))
    return Picture(file, view.page, view.box.top, round(width, 1), round(height, 1))
