"""Integrity: whether a PDF still is as it was written, as far as the file itself can tell.

Readers pass over a checksum that fails and a stream that ends too early, and show what is left: a digit may have become
another one. Each compressed stream ends with a checksum of its own, and the index says where each object begins. In a
file that is locked against copying, but opens without a password, the streams are unlocked first.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

from pipeline.document import Doubt

Unlock = Callable[[int, int, bytes, bytes], bytes]  # number, generation, dictionary and bytes of a stream

BEGIN = re.compile(rb"(?<!end)stream(?:\r\n|\n|\r)")
FILTERS = re.compile(rb"/Filter\s{0,9}\[?\s{0,9}/(?P<first>\w{1,20})(?:\s{0,9}/(?P<second>\w{1,20}))?")
FLATE, ASCII85 = {b"FlateDecode", b"Fl"}, {b"ASCII85Decode", b"A85"}
OBJECT = re.compile(rb"(\d{1,10})\s{1,9}(\d{1,5})\s{1,9}\Z")
UNLOCKED = re.compile(rb"/Type\s{0,9}/XRef\b")  # the index is never locked
METADATA = re.compile(rb"/Type\s{0,9}/Metadata\b")  # it may be left unlocked where the rest is locked
PICTURE = re.compile(rb"/Subtype\s{0,9}/Image\b")
SECTION = re.compile(rb"\s{0,9}(\d{1,10})\s{1,9}(\d{1,7})\s{1,9}")
ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])\s{1,3}")
PREVIOUS = re.compile(rb"/Prev\s{1,9}(\d{1,15})\b")
START = re.compile(rb"startxref\s{1,9}(\d{1,15})\s")
INDEX = re.compile(rb"\s{0,9}(?:xref\b|\d{1,10} \d{1,5} obj\b)")
HEAD = 1024 + 4  # bytes in which readers look for the header
DICTIONARY = 4096  # bytes before a stream in which its dictionary stands
AT_ONCE = 1 << 20
LARGEST = 64 << 20  # bytes of one stream, unpacked: a longer one is no text
UNFINISHED = b"\x00\x00\xff\xff"  # a writer that flushes its packer, and does not finish, leaves out the checksum
SECTIONS = 64  # of an index: later edits each add one


def damage(data: bytes) -> tuple[Doubt, ...]:
    """Return what of a PDF is not as it was written."""
    if not _has_index(data):
        data = data[max(0, data[:HEAD].find(b"%PDF")) :]  # what stands before the header may not have been counted
    streams = list(_streams(data, _unlock(data) if b"/Encrypt" in data else None))
    broken = sum(not is_whole for is_whole in streams)
    lost = sum(not _begins(data, number, place) for number, place in _index(data))
    found = []
    if not START.search(data):
        found.append("its end, which says where its index is, is missing")
    elif not _has_index(data):
        found.append("its index is not where its last line says")
    if broken:
        found.append(f"{broken} of its {len(streams)} compressed streams are not as they were written")
    if lost:
        found.append(f"{lost} of its objects do not begin where its index says")
    return tuple(Doubt("damaged", what) for what in found)


def _streams(data: bytes, unlock: Unlock | None) -> Iterator[bool]:
    """Yield of each compressed stream that is no picture whether it is whole."""
    at = 0
    while match := BEGIN.search(data, at):
        at = match.end()
        before, _, dictionary = data[max(0, match.start() - DICTIONARY) : match.start()].rpartition(b"obj")
        filters = FILTERS.search(dictionary)
        end = data.find(b"endstream", at)
        if filters is None or PICTURE.search(dictionary) or end < 0:
            continue
        packed, place, at = data[at:end], OBJECT.search(before), end
        if unlock and not UNLOCKED.search(dictionary):
            packed = unlock(int(place[1]), int(place[2]), dictionary, packed) if place else b""
        if filters["first"] in ASCII85 and filters["second"] in FLATE:
            unwrapped = _unwrapped(packed)
            yield unwrapped is not None and _is_whole(unwrapped)
        elif filters["first"] in FLATE:
            yield _is_whole(packed)


def _unlock(data: bytes) -> Unlock:
    """Return what unlocks the streams of a file that opens without a password; what stays locked counts as empty."""
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser
    from pdfminer.psexceptions import PSException
    from pdfminer.psparser import LIT

    try:
        decipher = PDFDocument(PDFParser(BytesIO(data))).decipher
    except (PSException, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        decipher = None

    def unlock(number: int, generation: int, dictionary: bytes, locked: bytes) -> bytes:
        attributes = {"Type": LIT("Metadata")} if METADATA.search(dictionary) else {}
        try:
            return decipher(number, generation, locked, attributes) if decipher else b""
        except ValueError:  # less than one block: nothing
            return b""

    return unlock


def _unwrapped(text: bytes) -> bytes | None:
    """Return the packed bytes that letters spell, or None if these are not the letters of any bytes."""
    try:
        return base64.a85decode(text.split(b"~>")[0])
    except ValueError:
        return None


def _is_whole(packed: bytes) -> bool:
    """Return whether packed data unpack to their end, and have the checksum that stands there."""
    if not packed.strip() or packed.rstrip(b"\r\n").endswith(UNFINISHED):
        return True
    unpacker, size = zlib.decompressobj(), 0
    try:
        while packed and not unpacker.eof and size < LARGEST:
            size += len(unpacker.decompress(packed, AT_ONCE))
            packed = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return unpacker.eof or size >= LARGEST


def _has_index(data: bytes) -> bool:
    starts = START.findall(data)
    return not starts or INDEX.match(data, int(starts[-1])) is not None


def _index(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield number and place of each object by the tables of the index; a newer kind of index is a stream itself."""
    starts = START.findall(data)
    place = int(starts[-1]) if starts else -1
    known: set[int] = set()
    for _ in range(SECTIONS):
        table = INDEX.match(data, place) if place >= 0 else None
        if table is None or not table[0].endswith(b"xref"):
            return
        at = table.end()
        while section := SECTION.match(data, at):
            at, first = section.end(), int(section[1])
            for number in range(first, first + int(section[2])):
                entry = ENTRY.match(data, at)
                if entry is None:
                    return
                at = entry.end()
                if entry[3] == b"n" and int(entry[1]) and number not in known:  # some call a free entry used, at 0
                    yield number, int(entry[1])
                known.add(number)
        previous = PREVIOUS.search(data, at, at + DICTIONARY)
        place = int(previous[1]) if previous else -1


def _begins(data: bytes, number: int, place: int) -> bool:
    return re.match(rb"\s{0,9}%d\s{1,9}\d{1,5}\s{1,9}obj\b" % number, data[place : place + 64]) is not None
