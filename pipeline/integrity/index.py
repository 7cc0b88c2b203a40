"""Index: whether the objects of a PDF begin where its index says."""

from __future__ import annotations

import re
from collections.abc import Iterator

SECTION = re.compile(rb"\s{0,9}(\d{1,10})\s{1,9}(\d{1,7})\s{1,9}")
ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])\s{1,3}")
PREVIOUS = re.compile(rb"/Prev\s{1,9}(\d{1,15})\b")
START = re.compile(rb"startxref\s{1,9}(\d{1,15})\s")
INDEX = re.compile(rb"\s{0,9}(?:xref\b|\d{1,10} \d{1,5} obj\b)")
TRAILER = 4096  # bytes behind a table of the index in which its dictionary stands
SECTIONS = 64  # of an index: later edits each add one


def has_end(data: bytes) -> bool:
    """Return whether the file says where its index is."""
    return START.search(data) is not None


def has_index(data: bytes) -> bool:
    """Return whether an index stands where the file's last line says, if it says so."""
    starts = START.findall(data)
    return not starts or INDEX.match(data, int(starts[-1])) is not None


def places(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield number and place of each object by the tables of the index; a newer kind of index is a stream itself."""
    starts = START.findall(data)
    place = int(starts[-1]) if starts else -1
    known: set[int] = set()
    for _ in range(SECTIONS):
        table = INDEX.match(data, place) if place >= 0 else None
        if table is None or not table[0].endswith(b"xref"):
            return
        entries, end = _entries(data, table.end())
        yield from ((number, at) for number, at in entries.items() if at and number not in known)
        known |= entries.keys()
        previous = PREVIOUS.search(data, end, end + TRAILER)
        place = int(previous[1]) if previous else -1


def _entries(data: bytes, start: int) -> tuple[dict[int, int], int]:
    """Return the place of each object that a table of the index names, 0 where it is free, and where the table ends.

    Some call a free entry used, at 0. Behind an entry that cannot be read nothing is looked at.
    """
    found: dict[int, int] = {}
    while section := SECTION.match(data, start):
        start, first = section.end(), int(section[1])
        for number in range(first, first + int(section[2])):
            entry = ENTRY.match(data, start)
            if entry is None:
                return found, len(data)
            start = entry.end()
            found.setdefault(number, int(entry[1]) if entry[3] == b"n" else 0)
    return found, start


def begins(data: bytes, number: int, place: int) -> bool:
    """Return whether an object of this number begins at a place."""
    return re.match(rb"\s{0,9}%d\s{1,9}\d{1,5}\s{1,9}obj\b" % number, data[place : place + 64]) is not None
