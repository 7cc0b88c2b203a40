"""A damaged file never passes for a whole one: its checksums and its index are looked at."""

from __future__ import annotations

import io
import itertools
import re
import zlib

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from pipeline.integrity.damage import damage
from pipeline.parse import parse
from tests.bombs import honest, inflating, paper, stream

SENTENCE = b"BT /F 12 Tf 72 720 Td (The grant is 330,000 pounds for 2020/21.) Tj ET"


def packed(content: bytes = SENTENCE, entries: bytes = b"/Filter /FlateDecode", tail: bytes = b"") -> bytes:
    return paper(stream(zlib.compress(content) + tail, entries))


def wrapped() -> bytes:
    """Return a paper as reportlab writes it: packed, then spelt in letters."""
    file = io.BytesIO()
    canvas = Canvas(file, invariant=True, pageCompression=1)
    canvas.drawString(72, 720, "The grant is 330,000 pounds for 2020/21.")
    canvas.save()
    return file.getvalue()


def locked() -> bytes:
    """Return a paper that opens without a password, and forbids to copy from it."""
    file = io.BytesIO()
    lock = StandardEncryption("", "owner", canCopy=0, strength=128)
    canvas = Canvas(file, invariant=True, pageCompression=1, encrypt=lock)
    canvas.drawString(72, 720, "The grant is 330,000 pounds for 2020/21.")
    canvas.save()
    return file.getvalue()


def flushed() -> bytes:
    """Return what a writer leaves that flushes its packer and does not finish: no checksum."""
    packer = zlib.compressobj()
    return packer.compress(SENTENCE) + packer.flush(zlib.Z_SYNC_FLUSH)


def elsewhere() -> bytes:
    """Return a paper whose content stream names another object that names its filter."""
    return packed(entries=b"/Filter 5 0 R").replace(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", b"[ /FlateDecode ]".ljust(54)
    )


WHOLE = {
    "plain": honest(),
    "packed": packed(),
    "spelt in letters": wrapped(),
    "with bytes behind the packed ones": packed(tail=b"\0\0"),
    "without the writer's last flush": paper(stream(flushed(), b"/Filter /FlateDecode")),
    "packed twice": paper(stream(zlib.compress(zlib.compress(SENTENCE)), b"/Filter [/FlateDecode /FlateDecode]")),
    "spelt in digits": paper(stream(zlib.compress(SENTENCE).hex().encode() + b">", b"/Filter [/AHx /Fl]")),
    "with its filter elsewhere": elsewhere(),
    "with an empty stream": packed() and paper(stream(b"", b"/Filter /FlateDecode")),
    "behind a greeting": b"HTTP says hello\n" + packed(),
    "behind a long greeting": b"\n" * 1024 + packed(),
    "locked against copying": locked(),
}


@pytest.mark.parametrize("kind", WHOLE)
def test_a_whole_file_carries_no_doubt(kind: str) -> None:
    assert damage(WHOLE[kind]) == ()


CHECKED = ("packed", "spelt in letters", "locked against copying", "with its filter elsewhere")


@pytest.mark.parametrize("data", [WHOLE[kind] for kind in CHECKED])
def test_a_bit_that_changed_in_a_packed_stream_is_told(data: bytes) -> None:
    start = re.search(rb"(?<!end)stream\r?\n", data)
    assert start is not None
    end = data.index(b"endstream", start.end())
    for at, bit in itertools.product(range(start.end() + 2, end - 14), range(5)):
        flipped = bytearray(data)
        flipped[at] ^= 1 << bit
        if flipped[at : at + 1].isspace() or data[at : at + 1].isspace():
            continue
        assert [doubt.code for doubt in damage(bytes(flipped))] == ["damaged"], (at - start.end(), bit)


def test_a_stream_that_was_never_finished_must_still_unpack_to_its_last_flush() -> None:
    data = WHOLE["without the writer's last flush"]
    start = data.index(b"stream\n") + len(b"stream\n")
    assert damage(data[: start + 12] + b"\xff" * 6 + data[start + 18 :])


def test_bytes_that_are_missing_or_too_many_are_told() -> None:
    data = packed()
    middle = data.index(b"5 0 obj") + 10
    assert damage(data[:middle] + data[middle + 7 :])
    assert damage(data[:middle] + b"something" + data[middle:])


def test_a_paper_whose_last_lines_are_gone_is_told() -> None:
    data = packed()
    start = data.index(b"startxref")
    assert damage(data[:start] + b"%%EOF\n")


def test_a_damaged_paper_is_read_with_a_doubt() -> None:
    data = packed()
    document = parse(data.replace(b"/BaseFont /Helvetica", b"/BaseFont /Helv"), "paper.pdf")
    assert document.text.startswith("The grant")
    assert "damaged" in [doubt.code for doubt in document.doubts]
    assert parse(data, "paper.pdf").doubts == ()


def test_an_index_that_repeats_itself_ends() -> None:
    data = packed()
    start = int(data.split()[-2])
    assert damage(data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % start)) == ()


def test_a_stream_that_unpacks_to_gigabytes_costs_little() -> None:
    assert damage(paper(stream(inflating(bytes(1_000_000), 1000), b"/Filter /FlateDecode"))) == ()
