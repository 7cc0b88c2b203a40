"""Page: the lines, labelled values and links of a page of mopac, by visible words: its markup is nobody's promise."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin

from pipeline import html
from pipeline.document import Document, Link, Paragraph, Span
from pipeline.errors import FetchError, UnreadableError
from pipeline.intake import sniff
from pipeline.outline.labels import key_value
from pipeline.sources.mopac.addresses import is_decision, settled


@dataclass(frozen=True)
class Page:
    """A page as it was read, and the address under which it stands."""

    document: Document
    url: str

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return what is the page's own, in reading order."""
        return tuple(one for one in self.document.paragraphs if one.kind != "furniture")

    @cached_property
    def decisions(self) -> tuple[tuple[Span, str], ...]:
        """Return the links to decisions in reading order: where they stand, and where they lead."""
        links = ((link.span, self.link(link)) for link in self.document.links)
        return tuple(sorted((span, address) for span, address in links if is_decision(address)))

    def words(self, paragraph: Paragraph) -> str:
        """Return the words of a paragraph."""
        return self.document[paragraph.span]

    def labelled(self, paragraph: Paragraph) -> tuple[str, str] | None:
        """Return name and value of a line of the key information; the value is empty where the page gives none."""
        found = key_value(self.words(paragraph)) if paragraph.kind == "label" else None
        return (found[0].name, self.words(paragraph)[found[1] :].strip()) if found else None

    def link(self, link: Link) -> str:
        """Return where a link leads, as it is asked for."""
        return settled(urljoin(self.url, link.address))


def read_page(data: bytes, url: str) -> Page:
    """Return the page that the bytes hold. Raises FetchError where they are no page that shows anything."""
    if (kind := sniff(data)) not in ("html", "xml", "text"):
        raise unexpected(url, f"expected a web page, its bytes are of the kind: {kind}")
    try:
        return Page(html.read(data, ""), url)
    except UnreadableError as error:
        raise unexpected(url, error.message) from error


def unexpected(url: str, why: str) -> FetchError:
    """Return the error of a page that is not what was asked for: a challenge, a soft 404, an error page."""
    return FetchError("unexpected_page", f"{url}: {why}")
