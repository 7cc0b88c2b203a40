"""Body: the bytes of an answer, unpacked, never more than the cap, and never half of them.

A server that packs what it has of a cut file sends a whole answer: only the end of the packed data tells.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

from pipeline.errors import FetchError

GZIP = 16 + zlib.MAX_WBITS
AT_ONCE = 1 << 20
PACKED = ("gzip", "x-gzip")
PLAIN = ("", "identity")
END = re.compile(rb"</(?:html|body)\s{0,9}>", re.IGNORECASE)
TAIL = 1 << 16


def read_body(chunks: Iterable[bytes], headers: dict[str, str], most_bytes: int) -> bytes:
    """Return the unpacked body. Raises FetchError `too_large`, `truncated` or `unexpected_encoding`."""
    coding = headers.get("content-encoding", "").strip().lower()
    length = headers.get("content-length", "")
    if length.isdigit() and int(length) > most_bytes:
        raise _too_large(most_bytes)
    if coding in PACKED:
        chunks = _unpacked(chunks)
    elif coding not in PLAIN:
        raise FetchError("unexpected_encoding", f"the body is packed as {coding!r}, which was not asked for")
    parts, size = [], 0
    for chunk in chunks:
        size += len(chunk)
        if size > most_bytes:
            raise _too_large(most_bytes)
        parts.append(chunk)
    return b"".join(parts)


def ends_as_page(body: bytes) -> bool:
    """Return whether a web page came to its end; a comment or a script may follow it."""
    return END.search(body[-TAIL:].replace(b"\0", b"")) is not None  # two bytes a letter in UTF-16


def _unpacked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what gzip packed, a megabyte at most at once, so that nothing is unpacked that is over the cap."""
    unpacker = zlib.decompressobj(GZIP)
    try:
        for chunk in chunks:
            packed = chunk
            while packed:
                if unpacker.eof:  # several may follow each other
                    unpacker = zlib.decompressobj(GZIP)
                yield unpacker.decompress(packed, AT_ONCE)
                packed = unpacker.unconsumed_tail or unpacker.unused_data
    except zlib.error as error:
        raise FetchError("truncated", f"the body cannot be unpacked: {error}") from error
    if not unpacker.eof:
        raise FetchError("truncated", "the packed body ends before its end")


def _too_large(most_bytes: int) -> FetchError:
    return FetchError("too_large", f"the body has more than {most_bytes:,} bytes")
