"""PDFs that ask for more than a reader can give, a few kilobytes each, made here so that none is kept."""

from __future__ import annotations

import zlib
from collections.abc import Callable

MEGABYTE = 1_000_000


def pdf(*objects: bytes) -> bytes:
    """Return a PDF of these objects, numbered from 1; the first is the catalogue."""
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    index = b"".join(b"%010d 00000 n \n" % place for place in places)
    return b"%sxref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        body,
        len(objects) + 1,
        index,
        len(objects) + 1,
        len(body),
    )


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object with this content."""
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(content), content)


def paper(content: bytes, resources: bytes = b"") -> bytes:
    """Return a PDF of one page with this content stream object."""
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> %s >> >>" % resources,
        content,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *([stream(b"\0", b"/Type /XObject /Subtype /Image %s" % HUGE)] if resources else []),
    )


HUGE = b"/Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /RunLengthDecode"


def inflating(block: bytes, times: int) -> bytes:
    """Return what a compressor makes of a block repeated so many times, without compressing it that often."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    check = 1
    for _ in range(times):
        check = zlib.adler32(block, check)
    return b"\x78\xda" + packed * times + b"\x03\x00" + check.to_bytes(4, "big")


def honest() -> bytes:
    """Return a paper that reads well."""
    return paper(stream(b"BT /F 12 Tf 72 720 Td (The grant is 330,000 pounds for 2020/21.) Tj ET"))


def nested_flate() -> bytes:
    """Return a page whose content is zeros, compressed three times over: 1 GB in 1 KB."""
    thrice = zlib.compress(zlib.compress(inflating(bytes(MEGABYTE), 1000), 9), 9)
    return paper(stream(thrice, b"/Filter [/FlateDecode /FlateDecode /FlateDecode]"))


def dense_text() -> bytes:
    """Return a page of four million letters: as many objects with a box each."""
    words = b"(%s) Tj " % (b"x" * 1000)
    text = b"BT /F 1 Tf 1 1 Td " + words * 4000 + b"ET"
    return paper(stream(zlib.compress(text, 9), b"/Filter /FlateDecode"))


def graphics_states() -> bytes:
    """Return a page that saves and restores its state twenty million times."""
    return paper(stream(inflating(b"q Q " * 250_000, 80), b"/Filter /FlateDecode"))


def page_loop() -> bytes:
    """Return a page tree whose branches contain each other."""
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 1000000 >>",
        b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 2 0 R 3 0 R] /Count 1000000 >>",
    )


def deep_nesting() -> bytes:
    """Return a page whose resources are arrays in arrays, two hundred thousand deep."""
    return paper(stream(b"BT ET"), b"/Deep %s%s" % (b"[" * 200_000, b"]" * 200_000))


def huge_image() -> bytes:
    """Return a page that is one picture of 3.6 milliard dots, 10 GB unpacked."""
    return paper(stream(b"q 595 0 0 842 0 0 cm /I Do Q"), b"/XObject << /I 6 0 R >>")


def huge_object_stream() -> bytes:
    """Return a paper whose objects hide in a stream that says it has a hundred million, and unpacks to 1 GB."""
    packed = inflating(b"1 0 " * 250_000, 1000)
    inner = stream(packed, b"/Type /ObjStm /N 100000000 /First 500000000 /Filter /FlateDecode")
    body = b"%%PDF-1.7\n1 0 obj\n%s\nendobj\n" % inner
    rows = b"\0\0\0\xff" + b"\1\0\x09\0" + b"\2\0\1\0" * 8
    index = stream(rows, b"/Type /XRef /W [1 2 1] /Size 10 /Root 2 0 R")
    return b"%s11 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (body, index, len(body))


BOMBS: dict[str, Callable[[], bytes]] = {
    "nested Flate": nested_flate,
    "dense text": dense_text,
    "q Q repeated": graphics_states,
    "page-tree loop": page_loop,
    "deep nesting": deep_nesting,
    "huge image": huge_image,
    "huge object stream": huge_object_stream,
}
