"""A scan whose picture is damaged never passes for a whole one, whichever way its picture is packed."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PIL.TiffImagePlugin import ROWSPERSTRIP, STRIPBYTECOUNTS, STRIPOFFSETS

from pipeline.document import Document, Page, Paragraph, Span
from pipeline.integrity.damage import damage
from pipeline.parse import parse
from tests.bombs import pdf, stream

WIDTH, HEIGHT = 400, 560
SHOWN = stream(b"q 595 0 0 842 0 0 cm /I Do Q")
FAX = b"/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 400 >>"
GREY = b"/BitsPerComponent 8 /ColorSpace /DeviceGray /Filter "


def page() -> Image.Image:
    """Return a picture of a page with lines of print."""
    picture = Image.new("L", (WIDTH, HEIGHT), 255)
    pen = ImageDraw.Draw(picture)
    for line in range(30):
        pen.text((20, 20 + 17 * line), f"{line}. The board pays £{line * 1250:,} for travel.", fill=0)
    return picture


def saved(form: str, **how: object) -> bytes:
    packed = io.BytesIO()
    page().save(packed, form, **how)
    return packed.getvalue()


def fax() -> bytes:
    packed = io.BytesIO()
    page().convert("1").save(packed, "TIFF", compression="group4", tiffinfo={ROWSPERSTRIP: HEIGHT})
    with Image.open(packed) as tiff:
        (start,), (length,) = tiff.tag_v2[STRIPOFFSETS], tiff.tag_v2[STRIPBYTECOUNTS]  # type: ignore[attr-defined]
    return packed.getvalue()[start : start + length]


def hexadecimal(packed: bytes) -> bytes:
    return packed.hex().encode() + b">"


PACKED: dict[str, tuple[bytes, bytes]] = {
    "Flate": (zlib.compress(page().tobytes()), GREY + b"/FlateDecode"),
    "JPEG": (saved("JPEG"), GREY + b"/DCTDecode"),
    "JPEG, spelt in letters": (hexadecimal(saved("JPEG")), GREY + b"[/AHx /DCT]"),
    "JPEG, packed again": (zlib.compress(saved("JPEG")), GREY + b"[/FlateDecode /DCTDecode]"),
    "JPEG, its filter elsewhere": (saved("JPEG"), GREY + b"7 0 R"),
    "JPEG 2000": (saved("JPEG2000"), GREY + b"/JPXDecode"),
    "fax": (fax(), FAX),
}


def scanned(packed: bytes, entries: bytes) -> bytes:
    """Return a PDF of one page that shows nothing but a picture."""
    picture = stream(packed, b"/Type /XObject /Subtype /Image /Width %d /Height %d %s" % (WIDTH, HEIGHT, entries))
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> /XObject << /I 6 0 R >> >> >>",
        SHOWN,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        picture,
        b"/DCTDecode",
    )


def without_its_end(packed: bytes) -> bytes:
    return packed[: len(packed) * 2 // 3]


def with_a_hole(packed: bytes) -> bytes:
    return packed[: len(packed) // 2] + packed[len(packed) // 2 + 200 :]


@pytest.mark.parametrize("kind", PACKED)
def test_a_whole_scan_carries_no_doubt(kind: str) -> None:
    assert damage(scanned(*PACKED[kind]), {1}) == ()


@pytest.mark.parametrize("spoil", [without_its_end, with_a_hole])
@pytest.mark.parametrize("kind", PACKED)
def test_a_scan_whose_picture_lost_bytes_is_told(kind: str, spoil: Callable[[bytes], bytes]) -> None:
    packed, entries = PACKED[kind]
    (doubt,) = damage(scanned(spoil(packed), entries), {1})
    assert (doubt.code, doubt.message) == ("damaged", "page 1: the picture that was read is damaged")


def test_most_bits_of_a_fax_that_changed_are_told() -> None:
    packed, entries = PACKED["fax"]
    told = []
    for at in range(100, len(packed) - 100, 397):
        flipped = bytearray(packed)
        flipped[at] ^= 16
        told.append(bool(damage(scanned(bytes(flipped), entries), {1})))
    assert sum(told) > 0.7 * len(told) > 5


def test_a_fax_of_another_packer_is_whole_if_its_codes_make_sense() -> None:
    (packed, entries), end = PACKED["fax"], b"\x00\x10\x01"
    other = packed.rstrip(b"\0").removesuffix(end) + b"\0" * 4  # without the mark of its end
    assert damage(scanned(other, entries), {1}) == ()


def test_a_picture_that_nobody_reads_may_be_as_it_likes() -> None:
    packed, entries = PACKED["JPEG"]
    assert damage(scanned(without_its_end(packed), entries)) == ()


def test_a_scan_is_looked_at_when_it_has_been_read(monkeypatch: pytest.MonkeyPatch) -> None:
    packed, entries = PACKED["JPEG"]
    text = "£1,250"
    seen = Page(1, 595.0, 842.0, "ocr")
    read = Document("", "application/pdf", text, (Paragraph(Span(0, len(text))),), pages=(seen,), text_source="ocr")
    monkeypatch.setattr("pipeline.pdf.read", lambda data, sha256, scans: read)
    assert [doubt.code for doubt in parse(scanned(with_a_hole(packed), entries), "scan.pdf").doubts] == ["damaged"]
    assert parse(scanned(packed, entries), "scan.pdf").doubts == ()


@pytest.mark.shared
def test_no_scan_among_the_real_papers_is_called_damaged(shared: Path) -> None:
    scans = shared / "pdfs" / "ocrmypdf__OCRmyPDF" / "tests" / "resources"
    names = ("ccitt", "epson", "masks", "linn", "jbig2", "2400dpi", "c02-22", "palette", "lichtenstein")
    assert {name: damage((scans / f"{name}.pdf").read_bytes(), {1}) for name in names} == dict.fromkeys(names, ())
