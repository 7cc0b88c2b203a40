"""Overlay: what is printed over a scan (a stamp, a number, typing in a form) keeps its words among those of OCR."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from pipeline.printed import PageContent, Token
from pipeline.printed.turning import Turning

Boxes = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


def overlaid(page: PageContent, seen: PageContent) -> PageContent:
    """Return a page as OCR sees it, with the words that the file itself has; where both have one, the file's stands."""
    own = [_moved(token, page.turning, seen.turning) for token in page.tokens]
    if not own:
        return replace(seen, doubts=page.doubts + seen.doubts)
    rest = [token for token, is_known in zip(seen.tokens, _are_known(seen.tokens, own), strict=True) if not is_known]
    return replace(seen, pieces=[*own, *rest], text_source="mixed", doubts=page.doubts + seen.doubts)


def _moved(token: Token, there: Turning, here: Turning) -> Token:
    """Return a word of a page that is turned one way, on the page turned another way."""
    box = here.to_reading(there.to_seen(token.box))
    turn = (token.turn + there.turn - here.turn) % 360
    shift = box.x0 - token.box.x0
    edges = tuple(edge + shift for edge in token.edges) if there.turn == here.turn else ()
    return replace(token, box=box, edges=edges, turn=turn)


def _are_known(words: list[Token], own: list[Token]) -> list[bool]:
    """Return for each word of OCR whether its middle lies in a word of the file, or the other way round."""
    if not words:
        return []
    theirs = np.array([token.box for token in words], float)[:, None, :]
    ours = np.array([token.box for token in own], float)[None, :, :]
    known = _holds_middle(theirs, ours) | _holds_middle(ours, theirs)
    return [bool(known[number].any()) for number in range(len(words))]


def _holds_middle(outer: Boxes, inner: Boxes) -> Flags:
    x, y = (inner[..., 0] + inner[..., 2]) / 2, (inner[..., 1] + inner[..., 3]) / 2
    found: Flags = (outer[..., 0] <= x) & (x <= outer[..., 2]) & (outer[..., 1] <= y) & (y <= outer[..., 3])
    return found
