"""Damage: what of a PDF is not as it was written, as far as the file itself can tell.

Readers pass over a checksum that fails and a stream that ends too early, and show what is left: a digit may have become
another one. Each compressed stream ends with a checksum of its own, and the index says where each object begins.
"""

from __future__ import annotations

from collections.abc import Set

from pipeline.document import Doubt
from pipeline.integrity.index import begins, has_end, has_index, places
from pipeline.integrity.pictures import damaged_scans
from pipeline.integrity.streams import streams

HEAD = 1024 + 4  # bytes in which readers look for the header


def damage(data: bytes, scans: Set[int] = frozenset()) -> tuple[Doubt, ...]:
    """Return what of a PDF is not as it was written; of its pictures only those of the pages that OCR read are told."""
    whole = data
    if not has_index(data):
        data = data[max(0, data[:HEAD].find(b"%PDF")) :]  # what stands before the header may not have been counted
    found = [*_of_index(data), *_of_streams(data)]
    if scans:
        found += [f"page {number}: the picture that was read is damaged" for number in damaged_scans(whole, scans)]
    return tuple(Doubt("damaged", what) for what in found)


def _of_index(data: bytes) -> list[str]:
    lost = sum(not begins(data, number, place) for number, place in places(data))
    found = [f"{lost} of its objects do not begin where its index says"] if lost else []
    if not has_end(data):
        return ["its end, which says where its index is, is missing", *found]
    return found if has_index(data) else ["its index is not where its last line says", *found]


def _of_streams(data: bytes) -> list[str]:
    checked = list(streams(data))
    broken = checked.count(False)
    return [f"{broken} of its {len(checked)} compressed streams are not as they were written"] if broken else []
