"""Places: where in its text a fact or a label stands, as a person looks it up: "page 3", else "line 12"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.document import Document
from pipeline.records import Evidence


class Places:
    """The places of one document; a document that could not be read has none."""

    def __init__(self, document: Document | None) -> None:
        self._document = document
        self._text = document.text if document else ""

    def of(self, fact: Evidence) -> str:
        """Return where a fact was read."""
        return self._at(fact.char_start)

    def of_words(self, words: str | None) -> str:
        """Return where words first stand, in any case and spacing; "" where they do not stand like that."""
        if not words:
            return ""
        pattern = r"\s+".join(re.escape(word) for word in words.split())
        match = re.search(pattern, self._text, re.IGNORECASE)
        return self._at(match.start()) if match else ""

    def of_figures(self, figures: Iterable[str]) -> list[str]:
        """Return where each of the figures stands that were written down in the order of the text."""
        places, behind = [], 0
        for figure in figures:
            whole = re.compile(rf"(?<![\w,.]){re.escape(figure)}(?!\w|[,.]\d)")
            match = whole.search(self._text, behind) or whole.search(self._text)
            places.append(self._at(match.start()) if match else "")
            behind = match.end() if match else behind
        return places

    def _at(self, offset: int) -> str:
        if self._document is None:
            return ""
        paragraph = self._document.paragraph_at(offset)
        if paragraph and paragraph.page:
            return f"page {paragraph.page}"
        number = self._text.count("\n", 0, offset) + 1
        return f"line {number}"
