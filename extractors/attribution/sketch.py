"""Sketch: one sentence with its sums and bodies reduced to marks, so that a cue can be written as plain words.

"Take £5m from the Home Office (HO) for the NPCC" becomes "Take § from the ¤ for the ¤": § is a sum, ¤ a body that is
certain, ◊ a run of capitals that may be one (◇ where it is one plain word), ◆ a group that is counted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from extractors.organisations import SPANS
from pipeline.document import Span
from pipeline.extract import Passage
from pipeline.records import Amount

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

Place = tuple[int, int, "Amount | Tokens"]
MARKS = {"perhaps": "◊", "group": "◆"}
ALL_MARKS = re.compile("[§¤◊◇◆]")
FAR = 300  # characters beyond which no body has a sum
# "(excluding VAT)", "(Windows Migration; Testing)": words in brackets that hold neither sum nor certain body;
# "award a grant under section 143 of the Boats Act 2014 to Alpha": nor has the power a part in it
ASIDE = re.compile(
    r" ?\((?![◊◇]\) ?[:-]? ?§)[^()§¤◆]{0,120}\)|"
    r" (?:under|pursuant to) (?:[Ss]ection|[Rr]egulation|s\.) ?\d[^.;§¤]{0,120}?"
    r"\b(?:Act|Regulations|Order)(?: \d{4})?(?= )"
)
ALIAS_LEAD = re.compile(r"\s?\((?:hereafter|known as|the|or|\s){0,4}[“\"'‘]?")
CLOSING = re.compile(r"[”\"'’]?\)")
BLANKS = re.compile(r"\s+")
# "Tower Hamlets' share": a name in s has no "'s"
BARE_OWNER = re.compile(r"(?<=[¤◊◇◆])'(?= [a-z])")
# "Kent Boat Service (Mentor99)": the body behind a work that it runs
WORK = re.compile(r" (?:Hub|Pilot|Programme|Project|Scheme|Service)$", re.IGNORECASE)
# "Mentor99 sends mentors. It asks for £5m", "The team led by Mentor99 won": the subject of the sentence before
SUBJECT = re.compile(
    r"[\W_]{0,6}(?:The |the )?(?:(?:consortium|alliance|partnership|team|bid|group) (?:(?:that|which|led by|of|from) )"
    r"(?:the )?)?(?P<body>[¤◊◇◆])(?!'s| ?\(?§)"
)


@dataclass(frozen=True)
class Sketch:
    """A sentence in marks; the sums and bodies by the place of their mark."""

    text: str
    sums: dict[int, Amount]
    bodies: dict[int, Tokens]

    def words(self, start: int, end: int) -> str:
        """Return a stretch of the sketch with the marks read as what they stand for."""
        written = [
            self.sums[i].as_written if i in self.sums else self.bodies[i].text if i in self.bodies else self.text[i]
            for i in range(start, end)
        ]
        return " ".join("".join(written).split())

    @property
    def subject(self) -> Tokens | None:
        """Return the body that the sentence begins with."""
        match = SUBJECT.match(self.text)
        return self.bodies.get(match.start("body")) if match else None

    def with_body(self, body: Tokens, span: Span, ending: str = "") -> Sketch:
        """Return the sketch with a mark for a body, and an ending, in the place of some words."""
        word = mark_of(body) + ending
        less = span.end - span.start - len(word)
        moved = {at - less * (at >= span.end): one for at, one in self.bodies.items()}
        sums = {at - less * (at >= span.end): one for at, one in self.sums.items()}
        return Sketch(self.text[: span.start] + word + self.text[span.end :], sums, {span.start: body, **moved})


def sketches(passage: Passage, amounts: Sequence[Amount]) -> Iterator[Sketch]:
    """Yield the sentences of a passage as sketches; `amounts` are those of the passage."""
    text = passage.doc.text  # put together anew at every access
    starts = [sentence.start_char for sentence in passage.doc.sents]
    places: list[list[Place]] = [[] for _ in starts]
    for place in _places(passage, amounts):
        places[bisect_right(starts, place[0]) - 1].append(place)
    for (start, end), inside in zip(pairwise([*starts, len(text)]), places, strict=True):
        yield _sketch(text, Span(start, end), inside)


def _places(passage: Passage, amounts: Sequence[Amount]) -> list[Place]:
    """Return sums and bodies in order, with their offsets in the passage; what overlaps a sum is no body."""
    bodies = [(body.start_char, body.end_char, body) for body in passage.doc.spans.get(SPANS, ())]
    sums = [(a.char_start - passage.start, a.char_end - passage.start, a) for a in amounts]
    places: list[Place] = []
    for place in sorted([*sums, *bodies], key=lambda place: (place[0], not isinstance(place[2], Amount))):
        if not places or place[0] >= places[-1][1]:
            places.append(place)
    return places


def _sketch(text: str, sentence: Span, places: list[Place]) -> Sketch:
    pieces: list[str] = []
    items: list[Amount | Tokens] = []
    at = sentence.start
    for first, last, item in places:
        if items and _is_alias(items[-1], item, text[at:first]):
            closing = CLOSING.match(text, last)
            at = closing.end() if closing else last
            continue
        if items and _is_owner(items[-1], item, text[at:first]) and (closing := CLOSING.match(text, last)):
            pieces[-1], items[-1], at = mark_of(item), item, closing.end()
            continue
        pieces += [_plain(text[at:first]), mark_of(item)]
        items.append(item)
        at = last
    line = BARE_OWNER.sub("'s", BLANKS.sub(" ", "".join([*pieces, _plain(text[at : sentence.end])])))
    kept, marked = _without_asides(line, items)
    return Sketch(
        kept,
        {at: item for at, item in marked if isinstance(item, Amount)},
        {at: item for at, item in marked if not isinstance(item, Amount)},
    )


def _without_asides(line: str, items: list[Amount | Tokens]) -> tuple[str, list[tuple[int, Amount | Tokens]]]:
    """Return the line without brackets that hold no sum and no certain body, and the marks that are left."""
    asides = [match.span() for match in ASIDE.finditer(line)]
    kept, marked, dropped, queue = [], [], 0, list(asides)
    at = 0
    for start, end in asides:
        kept.append(line[at:start])
        at = end
    kept.append(line[at:])
    for match, item in zip(ALL_MARKS.finditer(line), items, strict=True):
        while queue and queue[0][1] <= match.start():
            first, last = queue.pop(0)
            dropped += last - first
        if not (queue and queue[0][0] <= match.start()):
            marked.append((match.start() - dropped, item))
    return "".join(kept), marked


def _plain(text: str) -> str:
    return ALL_MARKS.sub("?", text).replace("’", "'").replace("–", "-")


def mark_of(item: Amount | Tokens) -> str:
    """Return the mark that stands for a sum or a body."""
    if isinstance(item, Amount):
        return "§"
    is_plain = item.label_ == "perhaps" and item.text[1:].islower() and " " not in item.text
    return "◇" if is_plain else MARKS.get(item.label_, "¤")


def _is_alias(before: Amount | Tokens, item: Amount | Tokens, between: str) -> bool:
    """Return whether a body is only the other's alias in brackets: "Home Office (HO)"."""
    if isinstance(before, Amount) or isinstance(item, Amount):
        return False
    return before.kb_id_ == item.kb_id_ and ALIAS_LEAD.fullmatch(between) is not None


def _is_owner(before: Amount | Tokens, item: Amount | Tokens, between: str) -> bool:
    """Return whether brackets tell whose a body or work is: "Border Boats Group (Home Office)"."""
    if isinstance(before, Amount) or isinstance(item, Amount):
        return False
    is_work = before.label_ == "perhaps" and WORK.search(before.text) is not None
    is_whose = item.label_ == "department" or (is_work and item.label_ in ("body", "charity", "company", "perhaps"))
    return between == " (" and is_whose and before.label_ in ("body", "perhaps")
