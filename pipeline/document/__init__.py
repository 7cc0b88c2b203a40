"""Document: text with positions. Whatever is said of a document points into its one string.

places      spans of the text, boxes on a page, words
parts       paragraphs, sections, tables, pages; what is linked, withheld or in doubt
document    one text, and what stands where in it

A reader (text, html, pdf) fills a Document once; it is frozen from then on. `document.text[span.start:span.end]` is
always the quote. Boxes are in PDF points from the top left corner of the page as it is seen.
"""

from pipeline.document.document import Document, MediaType
from pipeline.document.parts import (
    Cell,
    Doubt,
    Link,
    Page,
    Paragraph,
    ParagraphKind,
    Redaction,
    Section,
    Stamp,
    Table,
    TextSource,
)
from pipeline.document.places import Box, Span, Word

__all__ = [
    "Box",
    "Cell",
    "Document",
    "Doubt",
    "Link",
    "MediaType",
    "Page",
    "Paragraph",
    "ParagraphKind",
    "Redaction",
    "Section",
    "Span",
    "Stamp",
    "Table",
    "TextSource",
    "Word",
]
