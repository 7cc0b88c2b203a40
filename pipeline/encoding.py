"""Encoding: bytes to text, as declared where that is true, else UTF-8, else Windows-1252; what was done is recorded."""

from __future__ import annotations

import codecs
import re

from pipeline.document import Doubt

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# As browsers do (WHATWG Encoding): these names mean Windows-1252; ASCII is a part of it.
WINDOWS_1252 = frozenset(["iso8859-1", "ascii", "cp1252"])
# Only these may be declared: a codec that is no encoding of text ("hex", "zip") or takes long (UTF-7, IDNA) may not.
TEXT_CODECS = re.compile(r"utf-8|ascii|cp125\d|iso8859-\d{1,2}|mac-roman|koi8-[ru]")
# `<meta charset="utf-8">`, `<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">`
META_CHARSET = re.compile(
    rb"<meta[^>]{1,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}(?P<name>[\w.:-]{1,40})", re.IGNORECASE
)
HEAD = 4096


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[Doubt, ...]]:
    """Return the text of bytes, and a doubt where they are not in the encoding that they claim, or in none."""
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace"), ()
    codec = _codec(declared)
    text = _strict(data, "utf-8")
    if text is not None:
        if codec in (None, "utf-8") or text.isascii():
            return text, ()
        return text, (Doubt("encoding", f"declared as {declared}, but every byte of it is UTF-8; read as UTF-8"),)
    if codec and codec != "utf-8":
        text = _strict(data, "cp1252" if codec in WINDOWS_1252 else codec)
        if text is not None:
            return text, ()
    claim = f"declared as {declared}, but is not" if declared else "not UTF-8"
    return data.decode("cp1252", errors="replace"), (Doubt("encoding", f"{claim}; read as Windows-1252"),)


def declared_charset(data: bytes) -> str | None:
    """Return the character set that a page's `<meta>` names, None where it names none."""
    match = META_CHARSET.search(data[:HEAD])
    return match["name"].decode("ascii", errors="replace") if match else None


def _codec(name: str | None) -> str | None:
    try:
        found = codecs.lookup(name).name if name else None
    except LookupError:
        return None
    return found if found and TEXT_CODECS.fullmatch(found) else None


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None
