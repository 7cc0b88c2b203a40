"""Intake: what the bytes of a file are, before any library opens it.

A name or a server's label proves nothing: web pages, bookmarks and office files arrive as `.pdf`. A PDF that was cut is
refused here, because readers open it without a word and show the pages that are left.
"""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath

from pipeline.document import MediaType
from pipeline.errors import UnreadableError

TEXT_FORMS: dict[str, MediaType] = {".html": "text/html", ".htm": "text/html", ".txt": "text/plain"}
BLANK = b" \t\r\n\f\0"
HEAD, TAIL = 1024, 1024  # readers look for the header and the end marker in this many bytes

# First bytes and what they announce; a zip is told apart by the names of its members.
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"\xd0\xcf\x11\xe0", "office"),
    (b"{\\rtf", "office"),
    (b"book\0\0\0\0mark", "bookmark"),
    (b"bplist00", "bookmark"),
    (b"[InternetShortcut]", "bookmark"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"%!PS", "postscript"),
)
OFFICE_MEMBER = re.compile(rb"\[Content_Types\]\.xml|_rels/\.rels|word/|xl/|ppt/|application/vnd\.oasis")
HTML_START = re.compile(
    rb"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,400}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
LINEARISED = re.compile(rb"<<[^>]{0,400}/Linearized[^>]{0,400}>>")
LENGTH = re.compile(rb"/L\s{0,8}(\d{1,15})\b")
START = re.compile(rb"startxref\s{1,8}(\d{1,15})\b")
OBJECT = re.compile(rb"\d{1,10} \d{1,5} obj\b")


def inspect(data: bytes, name: str) -> MediaType:
    """Return what the bytes are; for text forms, which look alike, the name's suffix decides."""
    kind = sniff(data)
    if kind == "pdf":
        if fault := _what_is_cut(data):
            raise UnreadableError("truncated", f"the PDF is not complete: {fault}")
        return "application/pdf"
    form = TEXT_FORMS.get(PurePosixPath(name).suffix.lower())
    if form is None:
        raise UnreadableError(f"not_pdf:{kind}", f"expected a PDF, its bytes are of the kind: {kind}")
    if kind == "empty":
        raise UnreadableError("empty", "the file holds no text")
    if kind not in {"html", "xml", "json", "text"}:
        raise UnreadableError(f"not_text:{kind}", f"expected text, its bytes are of the kind: {kind}")
    return form


def sniff(data: bytes) -> str:
    """Return the kind of a file by its bytes: pdf, html, json, office, bookmark, image, text, empty, unknown …"""
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip(BLANK)
    if not start:
        return "empty"
    if b"%PDF" in data[: HEAD + 4]:
        return "pdf"
    for magic, kind in MAGIC:
        if start.startswith(magic):
            return kind
    if start.startswith(b"PK\3\4"):
        return "office" if OFFICE_MEMBER.search(data[:4096]) else "archive"
    if (data[:2] == b"BM" and data[6:10] == bytes(4)) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return "image"
    return _text_kind(start)


def _text_kind(start: bytes) -> str:
    text = _decoded(start)
    if text is None:
        return "unknown"
    head = text[: 4 * HEAD].lstrip().encode()
    if HTML_START.match(head):
        return "html"
    if head.startswith(b"<"):
        return "bookmark" if b"<plist" in head else "image" if b"<svg" in head else "xml"
    return "json" if _is_json(text) else "text"


def _decoded(data: bytes) -> str | None:
    """Return the text if the bytes are text (UTF-16 with its mark, or 8-bit code without NUL and hardly a control)."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", errors="replace")
    sample = data[: 64 * HEAD]
    controls = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in sample)
    return None if 0 in sample or 100 * controls > len(sample) else data.decode("utf-8", errors="replace")


def _is_json(text: str) -> bool:
    if not text.lstrip().startswith(("{", "[")):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _what_is_cut(data: bytes) -> str | None:
    """Return what is missing of a PDF's end, None if it is complete."""
    body = data.rstrip(BLANK)
    linear = LINEARISED.search(data[: 2 * HEAD])
    if linear and (length := LENGTH.search(linear[0])) and int(length[1]) > len(data):
        # A cut linearised file opens as its first page, without an error: only its own length tells.
        return f"it says that it is {int(length[1])} bytes long, and has {len(data)}"
    starts = list(START.finditer(body, max(0, len(body) - 2 * HEAD)))
    if starts and int(starts[-1][1]) >= len(data):
        return f"its index should stand at byte {int(starts[-1][1])} of {len(data)}"
    end = body.rfind(b"%%EOF")
    if end >= 0 and len(body) - end <= TAIL and not OBJECT.search(body, end):
        return None
    # A file that lost no more than the marker is whole: its index stands where the last line says.
    if starts and len(body) - starts[-1].end() < len(b"\n%%EOF") and _is_index(data, int(starts[-1][1])):
        return None
    return "the end marker is missing"


def _is_index(data: bytes, offset: int) -> bool:
    return data.startswith(b"xref", offset) or OBJECT.match(data, offset) is not None
