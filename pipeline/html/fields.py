"""Fields: a label and its value, and a sentence broken by `<br>`, become one piece however the page splits them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.html.pieces import Piece, joined
from pipeline.outline.labels import is_value, key_label, key_value
from pipeline.outline.wrapping import runs_on


def join_fields(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces: labels with their values ("Reference code" / "PCD 90001"), wrapped lines with their rest."""
    group: list[Piece] = []
    for piece in pieces:
        if group and not _belongs(group, piece):
            yield _one(group)
            group = []
        group.append(piece)
    if group:
        yield _one(group)


def _one(group: list[Piece]) -> Piece:
    return group[0] if len(group) == 1 else replace(joined(group), is_field=_is_open_label(group[0]))


def _belongs(group: list[Piece], piece: Piece) -> bool:
    """Return whether a piece is the value of the label above it, or the rest of its sentence."""
    last = group[-1]
    if piece.grid or last.grid or piece.heading or last.heading or piece.is_furniture or last.is_furniture:
        return False
    if len(group) == 1 and _is_open_label(last):
        found = key_label(last.text)
        return found is not None and is_value(found, piece.text)
    return piece.is_soft and not piece.label and runs_on(last.text, piece.text)


def _is_open_label(piece: Piece) -> bool:
    """Return whether a piece is a label of the key information without its value."""
    found = key_value(piece.text) if key_label(piece.text) else None
    return found is not None and found[1] == len(piece.text)
