"""Wrapping: whether a sentence that a line breaks goes on in the next line."""

from __future__ import annotations

import re

from pipeline.document import Span
from pipeline.outline.headings import usual_heading
from pipeline.outline.labels import is_furniture, key_label
from pipeline.outline.numbering import is_lone_label, split_label

# A line that cannot end there: "(out of a budget of" / "£1, 948, 419 including …".
UNFINISHED = re.compile(
    r"(?:\b(?:a|an|the|of|to|for|from|with|by|in|on|at|and|or|that|its|their|which|as|than|is|are|be)|[,(–&/])$",
    re.IGNORECASE,
)
GOES_ON = re.compile(r"[a-z£(]")
ENDED = re.compile(r"[.:;?!]['\"’”)]?$")
WIDE = 60  # a shorter line without a stop is an entry, not the upper line of a wrapped sentence


def runs_on(words: str, more: str, *, is_adjacent: bool = True) -> bool:
    """Return whether the sentence of a line goes on in the line below it."""
    if _stands_alone(more) or usual_heading(words) or ENDED.search(words[-4:]):
        return False
    goes_on = GOES_ON.match(more) is not None
    is_unfinished = UNFINISHED.search(words[-12:]) is not None
    return (is_unfinished and (is_adjacent or goes_on)) or (goes_on and is_adjacent and len(words) >= WIDE)


def _stands_alone(line: str) -> bool:
    return (
        split_label(line, Span(0, len(line)))[0] is not None
        or is_lone_label(line)
        or usual_heading(line) is not None
        or key_label(line) is not None
        or is_furniture(line)
        or "|" in line
    )
