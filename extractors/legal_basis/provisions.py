"""Provisions: "section 149(1)", "Schedule 3 Paragraph 7", "paragraphs 4.8 and 4.9" as paths with all sub-levels.

A paper names the levels in either order and parts them by commas or "of"; "and" begins another provision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from pipeline.document import Span

SUBS = r"(?:\s?\((?:\d{1,3}[A-Z]?|[a-z]{1,4}|[A-Z])\)){0,5}"
NUMBER = r"(?:\d{1,3}(?:\.\d{1,2}){0,2}[A-Za-z]{0,2}|[A-Z]\d{1,2}[A-Z]?|[A-Z][SOIl]|[IVX]{1,5})(?![\w/%£])" + SUBS
ONLY_SUBS = r"(?:\s?\((?:\d{1,3}|[a-z]{1,4})\)){1,4}"
# As in section 149(1), s.169, S22a, Sections 22 and 23, Regulation K5, Paragraph (4), Schedule 3, para 2(2)
CHUNK = re.compile(
    rf"""(?<![\w'’£.])
      (?: (?P<kind>(?i:sub[-\s]?paragraphs?|sub[-\s]?sections?|paragraphs?|paras?\.?|sections?|sects?\.|secs?\.?
            |schedules?|sch\.?|regulations?|regs?\.?|articles?|arts?\.|parts?|chapters?|rules?|clauses?|ss?\.))\s{{0,3}}
        | (?P<short>[sS]{{1,2}})\s?(?=\d) )
      (?P<first>{NUMBER}|{ONLY_SUBS})
      (?P<more>(?:\s{{0,2}}(?:,|&|and|or|to|–|-)\s{{0,2}}(?:(?:and|&)\s{{1,2}})?(?:{NUMBER}|{ONLY_SUBS})){{0,6}})""",
    re.VERBOSE,
)
# After "section 22 and 23" these make 23 a section too; a noun would make it a count.
LIST_ENDS = re.compile(r"\s{0,2}(?:(?:of|to|under|in)\b|[),.;\]]|$)")
NUMBERS = re.compile(rf"{NUMBER}|{ONLY_SUBS}")
LEVELS = re.compile(r"\((\w{1,4})\)")
# Between two levels of one provision (", ", " of ", " of the ", "Part 4 (section 57)"), and between two provisions
# (" and ", " & ").
JOINT = re.compile(r"\s{0,3}[,(]?\s{0,3}(?:(?:of|to|in|under)\s{1,3})?(?:the\s{1,3})?")
# and “Part 1 of, and Schedule 3 to, the Act”, “section 31 (law enforcement) and section 43”.
OTHER = re.compile(
    r"(?:\s\([a-z][^()]{2,60}\))?\s{0,3}(?:(?:of|to|in|under)(?=,))?,?\s{0,3}(?:and|&|or|and/or)\s{1,3}(?:the\s{1,3})?"
)
KINDS = {
    "section": ("section", "sect", "sec", "s", "ss"),
    "schedule": ("schedule", "sch"),
    "regulation": ("regulation", "reg"),
    "article": ("article", "art"),
    "part": ("part",),
    "chapter": ("chapter",),
    "rule": ("rule",),
    "clause": ("clause",),
    "paragraph": ("paragraph", "para"),
    "sub": ("subparagraph", "subsection"),
}
BY_WRITING = {written: kind for kind, all_written in KINDS.items() for written in all_written}
RANK = {
    kind: place
    for place, kind in enumerate(
        ["schedule", "part", "chapter", "section", "regulation", "article", "rule", "clause", "paragraph", "sub"]
    )
}
WHOLE = frozenset({"section", "regulation", "article", "rule", "clause"})  # numbered through the whole instrument


@dataclass(frozen=True, slots=True)
class Chunk:
    """One level with its numbers as a text writes it: "paragraphs 4.8 and 4.9"."""

    span: Span
    kind: str
    numbers: tuple[tuple[str, ...], ...]

    @property
    def is_sub(self) -> bool:
        """Return whether it names a level below a provision only: "paragraph (4)", "subsection (2)"."""
        return self.kind == "sub" or (self.kind == "paragraph" and all(number[0] == "" for number in self.numbers))


def find_chunks(text: str) -> Iterator[Chunk]:
    """Yield the levels of provisions that a text writes, in order."""
    for match in CHUNK.finditer(text):
        written = (match["kind"] or match["short"]).rstrip(".").lower()
        kind = _kind(written)
        is_plural = written.endswith("s") and written != "s"
        is_list = match["more"] and (is_plural or LIST_ENDS.match(text, match.end()) is not None)
        end = match.end() if is_list else match.end("first")
        numbers = [_levels(number[0], kind) for number in NUMBERS.finditer(text, match.start("first"), end)]
        yield Chunk(Span(match.start(), end), kind, tuple(_completed(numbers)))


def _completed(numbers: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield numbers with what the one before them says for them: of "3(6) and (7)" the second is 3(7)."""
    before: tuple[str, ...] = ()
    for number in numbers:
        levels = number[1:]
        if number[0] == "" and before and before[0] and len(before) > len(levels):
            number = (*before[: len(before) - len(levels)], *levels)
        before = number
        yield number


def groups(text: str, chunks: Sequence[Chunk]) -> Iterator[tuple[Chunk, ...]]:
    """Yield the chunks of each provision: levels that follow each other belong together until "and" or a repeat."""
    gathered: list[Chunk] = []
    for chunk in chunks:
        if gathered and not _belongs(text, gathered, chunk):
            yield tuple(gathered)
            gathered = []
        gathered.append(chunk)
    if gathered:
        yield tuple(gathered)


def follows(text: str, before: Chunk, after: Chunk) -> bool:
    """Return whether nothing but a joint stands between two chunks: a comma, "of", "and"."""
    between = text[before.span.end : after.span.start]
    return JOINT.fullmatch(between) is not None or OTHER.fullmatch(between) is not None


def paths(group: Sequence[Chunk]) -> list[str]:
    """Return the paths that the chunks of one provision name, one for each combination of their numbers.

    >>> paths(tuple(find_chunks("paragraph 7(1), Schedule 3")))
    ['schedule/3/paragraph/7/1']
    """
    ordered = sorted(group, key=lambda chunk: (chunk.is_sub, RANK[chunk.kind]))
    if any(chunk.kind in WHOLE for chunk in ordered) and ordered[0].kind in ("part", "chapter"):
        ordered = [chunk for chunk in ordered if chunk.kind not in ("part", "chapter")]
    found = []
    for numbers in product(*(chunk.numbers for chunk in ordered)):
        parts: list[str] = []
        for chunk, levels in zip(ordered, numbers, strict=True):
            is_below = bool(parts) and (chunk.is_sub or (chunk.kind == "paragraph" and ordered[0].kind in WHOLE))
            kind = [] if is_below else ["paragraph" if chunk.kind == "sub" else chunk.kind]
            parts += [*kind, *(level for level in levels if level)]
        found.append("/".join(parts))
    return found


def _belongs(text: str, gathered: Sequence[Chunk], chunk: Chunk) -> bool:
    between = text[gathered[-1].span.end : chunk.span.start]
    if not JOINT.fullmatch(between):
        return False
    return chunk.is_sub or all(one.kind != chunk.kind or one.is_sub for one in gathered)


def _kind(written: str) -> str:
    plain = re.sub(r"[^a-z]", "", written.lower())
    return BY_WRITING.get(plain) or BY_WRITING[plain.removesuffix("s")]


def _levels(written: str, kind: str) -> tuple[str, ...]:
    """Return a number and its sub-levels: "149(1)" is ("149", "1"), "(4)" is ("", "4"), a scanned "KS" is "K5"."""
    head = written.partition("(")[0].strip()
    if kind == "regulation" and re.fullmatch(r"[A-Z][SOIl]", head):
        head = head[0] + {"S": "5", "O": "0"}.get(head[1], "1")
    if kind == "section":
        head = head.upper()
    return (head, *LEVELS.findall(written[len(written.partition("(")[0]) :]))
