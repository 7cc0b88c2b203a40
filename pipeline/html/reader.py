"""Reader: the bytes of a web page become a Document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from pipeline.document import Document, Doubt
from pipeline.encoding import declared_charset, decode
from pipeline.errors import UnreadableError
from pipeline.html.compose import compose
from pipeline.html.fields import join_fields
from pipeline.html.gather import gather
from pipeline.html.walk import refuse_deep_nesting
from pipeline.outline.sections import outline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.html.pieces import Piece

UNREAD = "svg, math, textarea, input[value], select"
UNSEEN_FIELDS = frozenset(["hidden", "submit", "button", "reset", "image", "checkbox", "radio"])
MONEY = re.compile(r"£\s?\d|\d,\d{3}")


def read(data: bytes, sha256: str) -> Document:
    """Return the document that a page shows; raise UnreadableError where it shows no text of its own."""
    markup, doubts = decode(data, declared_charset(data))
    refuse_deep_nesting(markup)
    page = LexborHTMLParser(markup)
    url = _own_address(page)
    out = compose(join_fields(_pieces(page)), _base(page, url))
    found = outline(out.text, out.blocks)
    if all(paragraph.kind == "furniture" for paragraph in found.paragraphs):
        raise UnreadableError("unexpected_page", "the page shows no text of its own")
    return Document(
        sha256=sha256,
        media_type="text/html",
        text=out.text,
        paragraphs=found.paragraphs,
        sections=found.sections,
        tables=tuple(out.tables),
        links=tuple(out.links),
        stamps=tuple(out.stamps),
        doubts=doubts + tuple(_unread(page)),
        url=url,
    )


def _pieces(page: LexborHTMLParser) -> list[Piece]:
    """Return the pieces of the page; only `<main>` is the paper's own where it holds the title."""
    return gather(page.body, main_only=page.css_first("main h1") is not None) if page.body is not None else []


def _unread(page: LexborHTMLParser) -> Iterator[Doubt]:
    """Yield that a drawing, a formula or a field of a form shows money, which is not read."""
    for node in page.css(UNREAD):
        value = node.attributes.get("value") if node.tag == "input" else node.text()
        if node.attributes.get("type") not in UNSEEN_FIELDS and MONEY.search(value or ""):
            yield Doubt("unread_element", f"the page shows money in <{node.tag}>, which is not read")


def _own_address(page: LexborHTMLParser) -> str | None:
    """Return the address that the page gives as its own, None where it gives none."""
    for selector, attribute in (("link[rel~=canonical]", "href"), ('meta[property="og:url"]', "content")):
        node = page.css_first(selector)
        address = ((node.attributes.get(attribute) or "") if node else "").strip()
        if address and _is_web(address):
            return address
    return None


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _base(page: LexborHTMLParser, url: str | None) -> str | None:
    node = page.css_first("base[href]")
    return urljoin(url or "", node.attributes.get("href") or "") if node else url
