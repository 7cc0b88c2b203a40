"""Codings: what each way of packing a stream tells of damage to it.

Flate ends with a checksum. The codings of pictures have none, but most faults leave codes that mean nothing, or too
few or too many of them; what unpacks without a fault may still have another spot than was written.
"""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import Any

AT_ONCE = 1 << 20
LARGEST = 64 << 20  # bytes of one stream, unpacked: a longer one is no text
UNFINISHED = b"\x00\x00\xff\xff"  # a writer that flushes its packer, and does not finish, leaves out the checksum
LAST_BLOCK = b"\x03\x00"  # nothing, packed: what such a writer left out
LETTERS = {"A85": "ASCII85Decode", "AHx": "ASCIIHexDecode"}
FLATE = {"Fl", "FlateDecode"}
JPEG, JPEG_2000, FAX = {"DCT", "DCTDecode"}, {"JPXDecode"}, {"CCF", "CCITTFaxDecode"}
WIDTH = 1728  # dots in a line of a fax that does not say
GROUP_4 = -1
MOST_DOTS = 80_000_000  # a larger picture would take too much memory


def unspelt(text: bytes, name: str) -> bytes | None:
    """Return the bytes that letters spell, or None if these are not the letters of any bytes."""
    try:
        if LETTERS.get(name, name) == "ASCIIHexDecode":
            digits = b"".join(text.split(b">")[0].split())
            return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
        return base64.a85decode(text.split(b"~>")[0])
    except ValueError:
        return None


def is_spelt(name: str) -> bool:
    """Return whether a filter spells bytes in letters."""
    return name in LETTERS or name in LETTERS.values()


def is_whole_flate(packed: bytes) -> bool:
    """Return whether packed data unpack to their end, and have the checksum that stands there."""
    if not packed.strip():
        return True
    if (flushed := packed.rstrip(b"\r\n")).endswith(UNFINISHED):
        return _ends(zlib.decompressobj(-zlib.MAX_WBITS), flushed[2:] + LAST_BLOCK)
    return _ends(zlib.decompressobj(), packed)


def _ends(unpacker: Any, packed: bytes) -> bool:
    size = 0
    try:
        while packed and not unpacker.eof and size < LARGEST:
            size += len(unpacker.decompress(packed, AT_ONCE))
            packed = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return bool(unpacker.eof) or size >= LARGEST


def is_whole_picture(packed: bytes, name: str, size: tuple[int, int], parameters: Mapping[str, Any]) -> bool:
    """Return whether a picture of so many dots unpacks without a fault; what nothing is known of counts as whole."""
    if name in FLATE:
        return is_whole_flate(packed)
    if name in JPEG:
        return _is_whole_jpeg(packed)
    if size[0] * size[1] > MOST_DOTS:
        return True
    if name in JPEG_2000:
        return _is_whole_jpeg_2000(packed)
    if name in FAX and parameters.get("K") == GROUP_4:
        return _is_whole_fax(packed, (parameters.get("Columns", WIDTH), size[1]), parameters)
    return True


def _is_whole_jpeg(packed: bytes) -> bool:
    import simplejpeg

    try:  # an eighth of its size: all codes are read, and few dots are made
        simplejpeg.decode_jpeg(packed, "GRAY", min_height=1, min_width=1, min_factor=8, strict=True)
    except ValueError:
        return False
    return True


def _is_whole_jpeg_2000(packed: bytes) -> bool:
    import cv2  # Pillow calls a picture broken that every viewer shows
    import numpy as np

    try:
        return cv2.imdecode(np.frombuffer(packed, np.uint8), cv2.IMREAD_UNCHANGED) is not None
    except cv2.error:
        return False


def _is_whole_fax(packed: bytes, size: tuple[int, int], parameters: Mapping[str, Any]) -> bool:
    """Return whether a fax packs again to what it was; where another packer made it, pdfminer looks at its codes."""
    from pdfminer.ccitt import CCITTFaxDecoder, CCITTG4Parser

    again = _packed_again(packed, size)
    if again and packed.startswith(again):
        return True

    class Codes(CCITTFaxDecoder):
        lines = 0

        def output_line(self, y: int, bits: Any) -> None:
            self.lines = y + 1

    codes = Codes(size[0], bytealign=bool(parameters.get("EncodedByteAlign")))
    try:
        codes.feedbytes(packed)
    except (CCITTG4Parser.CCITTException, IndexError):
        return False
    return codes.lines == size[1]


def _packed_again(packed: bytes, size: tuple[int, int]) -> bytes:
    """Return what libtiff makes of what it makes of a fax, nothing if it makes nothing of it."""
    from PIL import Image
    from PIL.TiffImagePlugin import (
        PHOTOMETRIC_INTERPRETATION,
        ROWSPERSTRIP,
        STRIPBYTECOUNTS,
        STRIPOFFSETS,
        TiffImageFile,
    )

    once, twice = BytesIO(_tiff(packed, size)), BytesIO()
    try:
        with Image.open(once) as picture:
            picture.save(
                twice, "TIFF", compression="group4", tiffinfo={ROWSPERSTRIP: size[1], PHOTOMETRIC_INTERPRETATION: 0}
            )
        twice.seek(0)
        with TiffImageFile(twice) as strip:
            (start,), (length,) = strip.tag_v2[STRIPOFFSETS], strip.tag_v2[STRIPBYTECOUNTS]
    except (OSError, ValueError, KeyError, SyntaxError):
        return b""
    return twice.getvalue()[start : start + length]


def _tiff(packed: bytes, size: tuple[int, int]) -> bytes:
    """Return a TIFF whose one strip is a fax of group 4."""
    width, height = size
    entries = {256: width, 257: height, 258: 1, 259: 4, 262: 0, 273: 0, 277: 1, 278: height, 279: len(packed)}
    entries[273] = 8 + 2 + 12 * len(entries) + 4
    table = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries.items())
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + table + bytes(4) + packed
