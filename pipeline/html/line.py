"""Line: one paragraph of a page while it is being gathered."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from pipeline.document import Span
from pipeline.html.pieces import Mark

NOTHING = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))  # "£330&shy;,000" is one sum
MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
RAISED = str.maketrans("0123456789", MARKS)
FIGURE = re.compile(r"[\d£][\w.,]*$")  # "£330", "£4.5m", "2020/21"
LONGEST = 24  # characters of a figure
WHITE = re.compile(r"[ \t\r\n\f]+")  # what HTML takes for one space; a no-break space is a character


@dataclass
class Line:
    """The paragraph that is being gathered."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    bold: int = 0
    marks: list[Mark] = field(default_factory=list)

    def add(self, text: str, *, is_bold: bool, is_raised: bool = False) -> None:
        """Append text, white space made one space as a browser does; raised figures are the marks of notes."""
        text = WHITE.sub(" ", text).translate(NOTHING)
        if is_raised:
            text = text.translate(RAISED)
            if text[:1] in MARKS and FIGURE.search("".join(self.parts[-3:])[-LONGEST:]):
                text = f" {text}"  # "£330" and the mark of note 1 must never read "£3301"
        if text.startswith(" ") and (not self.parts or self.parts[-1].endswith(" ")):
            text = text[1:]
        if text:
            self.parts.append(text)
            self.length += len(text)
            self.bold += len(text.strip()) if is_bold else 0

    def finished(self) -> tuple[str, tuple[Mark, ...]]:
        """Return the text without white space at its end, and its marks within it."""
        text = "".join(self.parts).rstrip(" ")
        marks = []
        for mark in self.marks:
            start, end = min(mark.span.start, len(text)), min(mark.span.end, len(text))
            words = text[start:end]
            start += len(words) - len(words.lstrip())
            marks.append(replace(mark, span=Span(start, max(start, start + len(words.strip())))))
        return text, tuple(sorted(marks, key=lambda mark: mark.span))
