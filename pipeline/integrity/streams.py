"""Streams: whether the compressed streams of a PDF are whole, by the checksums that they end with.

They are looked for in the bytes, so that none is missed that a damaged index no longer names. In a file that is locked
against copying, but opens without a password, they are unlocked first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO

from pipeline.integrity.codings import FLATE, is_spelt, is_whole_flate, unspelt

Unlock = Callable[[int, int, bytes, bytes], bytes]  # number, generation, dictionary and bytes of a stream

BEGIN = re.compile(rb"(?<!end)stream(?:\r\n|\n|\r)")
FILTERS = re.compile(
    rb"/Filter\s{0,9}(?:(?P<number>\d{1,10})\s{1,9}\d{1,5}\s{1,9}R\b"
    rb"|(?P<names>/\w{1,20}|\[\s{0,9}(?:/\w{1,20}\s{0,9}){1,8}))"
)
NAME = re.compile(rb"/(\w{1,20})")
LISTED = rb"(?<!\d)%d\s{1,9}\d{1,5}\s{1,9}obj\s{0,9}(?P<names>/\w{1,20}|\[\s{0,9}(?:/\w{1,20}\s{0,9}){1,8})"
OBJECT = re.compile(rb"(\d{1,10})\s{1,9}(\d{1,5})\s{1,9}\Z")
UNLOCKED = re.compile(rb"/Type\s{0,9}/XRef\b")  # the index is never locked
METADATA = re.compile(rb"/Type\s{0,9}/Metadata\b")  # it may be left unlocked where the rest is locked
PICTURE = re.compile(rb"/Subtype\s{0,9}/Image\b")
DICTIONARY = 4096  # bytes before a stream in which its dictionary stands


def streams(data: bytes) -> Iterator[bool]:
    """Yield of each compressed stream that is no picture whether it is whole."""
    unlock = _unlock(data) if b"/Encrypt" in data else None
    at = 0
    while match := BEGIN.search(data, at):
        at = match.end()
        before, _, dictionary = data[max(0, match.start() - DICTIONARY) : match.start()].rpartition(b"obj")
        end = data.find(b"endstream", at)
        if end < 0 or PICTURE.search(dictionary) or not (names := filters(data, dictionary)):
            continue
        packed, place, at = data[at:end], OBJECT.search(before), end
        if unlock and not UNLOCKED.search(dictionary):
            packed = unlock(int(place[1]), int(place[2]), dictionary, packed) if place else b""
        if (is_whole := _is_whole(packed, names)) is not None:
            yield is_whole


def filters(data: bytes, dictionary: bytes) -> list[str]:
    """Return the names of a stream's filters, the outermost first, also where an object of their own lists them."""
    found = FILTERS.search(dictionary)
    if found and found["number"]:
        found = re.search(LISTED % int(found["number"]), data)
        if found is None:  # that object is packed itself, and nearly all streams are packed like it
            return ["FlateDecode"]
    return [name.decode() for name in NAME.findall(found["names"])] if found else []


def _is_whole(packed: bytes, names: list[str]) -> bool | None:
    """Return whether a stream is whole by the checksum of its outermost packing, None if that has none."""
    for name in names:
        if name in FLATE:
            return is_whole_flate(packed)
        if not is_spelt(name):
            return None
        unwrapped = unspelt(packed, name)
        if unwrapped is None:
            return False
        packed = unwrapped
    return None


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
