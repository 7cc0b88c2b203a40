"""Numbering: the printed number or bullet before a paragraph, told apart from a figure that merely begins it."""

from __future__ import annotations

import re

from pipeline.document import Span

# "2.1." "4.1" "1." "1)" "A)" "(a)" "(iv)" "a." "•" "o" "-" before a space; "2.1.The", "(2)That" where it is lost.
# Not "3.4 million", "£2.1m", "10 weeks", "2019." (three digits and more are no numbers of paragraphs).
PRINTED_LABEL = re.compile(
    r"""(?P<label>
          \d{1,2}(?:\.\d{1,2}){1,3}[.)]?(?=\s)      # 4.1  4.1.  2.4.1)
        | \d{1,2}(?:\.\d{1,2}){1,3}[.)](?=[^\W\d])  # 2.1.The
        | \d{1,2}[.)](?=\s)                         # 1.  1)
        | \d{1,2}[.)](?=[A-Z][a-z])                 # 1.The
        | \((?:\d{1,2}|[A-Za-z]|[ivx]{1,5})\)(?=\s|[A-Z][a-z])  # (a)  (iv)  (2)That
        | (?:[A-Za-z]|[ivx]{1,5})\)(?=\s)           # A)  iv)
        | [a-h]\.(?=\s)                             # a.
        | o(?=\s)
        | [•●▪◦‣⁃∙·*–—\-\uf0a7\uf0b7](?=\s)
        | [•●▪◦‣⁃∙\uf0a7\uf0b7](?=\S)
        )\s{0,40}""",
    re.VERBOSE,
)
# "5.1 million", "2.4 – 3.1": a figure that begins a sentence.
FIGURE_NOT_LABEL = re.compile(
    r"\d{1,2}\.\d{1,2}\s{1,3}(?:million|billion|thousand|per\s?cent|%|m\b|k\b|[–-]\s?\d|to\s\d)"
)
LONE_LABEL = re.compile(r"(?:[•●▪◦‣⁃∙·*–—\-\uf0a7\uf0b7]|o|\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3})")
MULTILEVEL = re.compile(r"(?P<chapter>\d{1,2})\.\d{1,2}(?:\.\d{1,2}){0,2}[.)]?")
SINGLE = re.compile(r"(?P<chapter>\d{1,2})[.)]")


def split_label(text: str, span: Span) -> tuple[str | None, Span]:
    """Return the printed label that begins the span, or None, and the span of what follows it.

    >>> split_label("2.1. The MPS", Span(0, 12))
    ('2.1.', Span(start=5, end=12))
    >>> split_label("5.1 million", Span(0, 11))[0] is None
    True
    """
    match = PRINTED_LABEL.match(text, span.start, span.end)
    if match is None or match.end() >= span.end or FIGURE_NOT_LABEL.match(text, span.start, span.end):
        return None, span
    return match["label"], Span(match.end(), span.end)


def is_lone_label(text: str) -> bool:
    """Return whether a line holds nothing but a bullet or a number, whose item stands on the next line."""
    return LONE_LABEL.fullmatch(text.strip()) is not None


def is_multilevel(label: str | None) -> bool:
    """Return whether a label numbers a paragraph of a section ("4.1."), not an entry of a list."""
    return label is not None and MULTILEVEL.fullmatch(label) is not None


def chapter(label: str | None) -> str | None:
    """Return the section's number that a label names: "4" for "4.1." and for "4.", None for a bullet or a letter."""
    match = label and (MULTILEVEL.fullmatch(label) or SINGLE.fullmatch(label))
    return match["chapter"] if match else None
