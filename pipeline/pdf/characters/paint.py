"""Paint: which strokes and edges of filled areas a reader sees as ruled lines.

Word shades a cell and then each line of its text in the same colour, and draws borders as thin filled rectangles: an
edge counts only where the colours on its two sides differ.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from pipeline.document import Box
from pipeline.printed import Rule

Colour = tuple[float, float, float]

WHITE: Colour = (1.0, 1.0, 1.0)
BLACK: Colour = (0.0, 0.0, 0.0)
THIN = 3.0  # points: a filled rectangle not thicker than this is seen as a line
MOST_FILLS = 400  # a page with more filled areas is a drawing: their edges are no rules
SLANT = 2.0  # points: a stroke that moves more than this both ways is slanted
MANY = 8  # slanted parts: round corners have four
LONG = 0.15  # of a path's size: a slanted part longer than this is no round corner
DRAWN = 12.0  # points: a slanted path larger than this is part of a drawing, not a tick or a rounded corner
AWAY = 0.8  # points: how far beside an edge the colours are compared
ALONG = (0.1, 0.5, 0.9)  # where on an edge


@dataclass(slots=True)
class Painting:
    """What a page paints besides its text: strokes, and filled areas in the order of painting."""

    strokes: list[tuple[Box, Colour]] = field(default_factory=list)
    fills: list[tuple[Box, Colour]] = field(default_factory=list)
    drawings: list[Box] = field(default_factory=list)

    def path(self, points: list[tuple[float, float]], colour: Colour) -> None:
        """Add a path: its level and upright parts are strokes; one with long or many slanted parts is a drawing."""
        slants = [0.0]
        for (xa, ya), (xb, yb) in pairwise(points):
            if min(abs(xa - xb), abs(ya - yb)) > SLANT:
                slants.append(max(abs(xa - xb), abs(ya - yb)))
            else:
                self.strokes.append((Box(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)), colour))
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = Box(min(xs), min(ys), max(xs), max(ys))
        if len(slants) > MANY or max(slants) > LONG * max(box.x1 - box.x0, box.bottom - box.top):
            self.draw(box)

    def draw(self, box: Box) -> None:
        """Add a drawing; one as small as a tick is none."""
        if max(box.x1 - box.x0, box.bottom - box.top) > DRAWN:
            self.drawings.append(box)

    def fill(self, box: Box, colour: Colour) -> None:
        """Add a filled rectangle; a thin one is a stroke."""
        if min(box.x1 - box.x0, box.bottom - box.top) <= THIN:
            self.strokes.append((box, colour))
        else:
            self.fills.append((box, colour))

    def outline(self, box: Box, colour: Colour) -> None:
        """Add the four sides of a rectangle as strokes."""
        if min(box.x1 - box.x0, box.bottom - box.top) <= THIN:
            self.strokes.append((box, colour))
            return
        self.strokes += [(side, colour) for side in _sides(box)]


def rules(painting: Painting) -> list[Rule]:
    """Return the ruled lines that a reader sees."""
    fills = painting.fills if len(painting.fills) <= MOST_FILLS else []
    areas = np.array([box for box, _ in fills], float).reshape(-1, 4)
    shades = np.array([WHITE, *(colour for _, colour in fills)], float)
    found = [_rule(box) for box, colour in painting.strokes if not _is_hidden(box, colour, areas, shades)]
    if fills:
        edges = [side for box, _ in fills for side in _sides(box)]
        found += [_rule(edge) for edge, is_seen in zip(edges, _differ(edges, areas, shades), strict=True) if is_seen]
    return [rule for rule in found if rule is not None]


def colours_at(points: npt.NDArray[np.float64], painting: Painting) -> npt.NDArray[np.float64]:
    """Return the colour of the ground at each point: of the last area painted there, or of the paper."""
    areas = np.array([box for box, _ in painting.fills], float).reshape(-1, 4)
    shades = np.array([WHITE, *(colour for _, colour in painting.fills)], float)
    return _colours(points, areas, shades) if len(areas) else np.ones((len(points), 3))


def _sides(box: Box) -> list[Box]:
    x0, top, x1, bottom = box
    return [Box(x0, top, x1, top), Box(x0, bottom, x1, bottom), Box(x0, top, x0, bottom), Box(x1, top, x1, bottom)]


def _rule(box: Box) -> Rule | None:
    width, height = box.x1 - box.x0, box.bottom - box.top
    if min(width, height) > THIN or max(width, height) < 1.0:
        return None
    middle_x, middle_y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    if width >= height:
        return Rule(Box(box.x0, middle_y, box.x1, middle_y), "h")
    return Rule(Box(middle_x, box.top, middle_x, box.bottom), "v")


def _is_hidden(box: Box, colour: Colour, areas: npt.NDArray[np.float64], shades: npt.NDArray[np.float64]) -> bool:
    """Return whether a stroke has the colour of what it lies on."""
    if not len(areas) or colour != WHITE:
        return colour == WHITE
    middle = np.array([[(box.x0 + box.x1) / 2, (box.top + box.bottom) / 2]])
    return bool(np.allclose(_colours(middle, areas, shades)[0], colour, atol=0.02))


def _differ(edges: list[Box], areas: npt.NDArray[np.float64], shades: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Return for each edge whether the colours on its two sides differ at most places along it."""
    ends = np.array(edges, float)
    is_level = ends[:, 1] == ends[:, 3]
    aside = np.where(is_level[:, None], [[0.0, AWAY]], [[AWAY, 0.0]])
    seen = np.zeros(len(edges), int)
    for share in ALONG:
        place = ends[:, :2] + share * (ends[:, 2:] - ends[:, :2])
        one, other = _colours(place - aside, areas, shades), _colours(place + aside, areas, shades)
        seen += (np.abs(one - other) > 0.02).any(axis=1)
    return seen >= 2


def _colours(
    points: npt.NDArray[np.float64], areas: npt.NDArray[np.float64], shades: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Return the colour that was painted last at each point, white where nothing was."""
    x, y = points[:, :1], points[:, 1:]
    covers = (areas[:, 0] <= x) & (x <= areas[:, 2]) & (areas[:, 1] <= y) & (y <= areas[:, 3])
    last = np.where(covers.any(axis=1), covers.shape[1] - np.argmax(covers[:, ::-1], axis=1), 0)
    return shades[last]
