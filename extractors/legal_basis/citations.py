"""Citations: which provision of which instrument a paragraph names, whichever of the two stands first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from extractors.legal_basis.naming import InstrumentMention
from extractors.legal_basis.provisions import Chunk, find_chunks, follows, groups, paths
from pipeline.document import Span

# Between a provision and the instrument that it is of: " of the ", ", ", " (", " under ", " Police Pensions Act 1976",
# and, as in "Part 4 (section 57) of the Act", ") of the ", in "section 43 (commercial interests) of the" its gloss
OF = re.compile(
    r"(?:\)(?=\s{1,3}(?:of|in|to|under)\b)|\s\([a-z][^()]{2,60}\))?\s{0,3}[,(]?\s{0,3}(?:(?:of|in|under|to|from|within|contained\sin|set\sout\sin),?\s{1,3})?"
    r"(?:(?:the|that|this|said)\s{1,3}){0,2}(?:MOPAC(?:['’]s)?\s{1,3})?[(“\"]?"
)
# Between an instrument and a provision named behind it: ", ", " (", " – ", ": "
BEHIND = re.compile(r"\s{0,3}[,;:(–-]?\s{0,3}(?:(?:at|in|under|namely|specifically|in\sparticular)\s{1,3})?")
# A scheme's paragraphs need no word: "the MOPAC Scheme of Delegation and Consent (4.8)", "4.8 of the Scheme"
BARE_BEHIND = re.compile(
    r"\s{0,3}[,(]{0,2}\s{0,3}(?P<number>\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)(?=[\s),.;]|$)(?!\s?(?:million|m\b))"
)
BARE_BEFORE = re.compile(r"(?<![\w£.])(?P<number>\d{1,2}\.\d{1,2})\s{1,2}(?:of|in|under)\s{1,2}(?:the\s{1,2})?$")
# What goes on about the instrument that the paragraph named: "(paragraph 4.14)" far behind the scheme,
GOES_ON = re.compile(r"(?:\(|\b(?:under|by|per|pursuant\sto|accordance\swith))\s{0,3}(?:the\s)?$")
DOTTED = re.compile(r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})?")
OF_THIS_PAPER = re.compile(r"\s{0,3}(?:of\s(?:this|the\s(?:report|paper))|above|below)\b")
# and "Section 143(3) allows", "Under Schedule 3, paragraph 7" at the start of a sentence.
BEGINS = re.compile(
    r"[.;”\"]\s{1,3}(?:(?:However|Further|Furthermore|In\saddition|Additionally|Also|Similarly),?\s)?"
    r"(?:(?:Under|under|By|by|In|in)\s)?(?:the\s)?$"
)
NUMBERED = {"act": {"section", "schedule"}, "regulation": {"regulation", "schedule"}, "order": {"article", "schedule"}}
SENTENCE_ENDS = re.compile(r"[.;]\s")
NEAR = 60  # characters up to which a provision and its instrument are one stretch
# "The Human Rights Act 1998 (Articles 3, 8 and 14)": those are the Convention's, an Act has sections.
NOT_OF_AN_ACT = frozenset({"article", "regulation", "rule"})


class Place(NamedTuple):
    """A provision's path, None for the instrument as a whole, and the stretch that names both."""

    mention: InstrumentMention
    path: str | None
    span: Span


class Paired(NamedTuple):
    """What a paragraph cites, and the provisions that it leaves without an instrument."""

    places: tuple[Place, ...]
    unowned: tuple[Chunk, ...]


def pair(words: str, mentions: Sequence[InstrumentMention]) -> Paired:
    """Return the citations of a paragraph: each instrument with its provisions, or alone."""
    chunks = list(find_chunks(words))
    owned = _owned(words, mentions, chunks)
    _go_on(words, mentions, chunks, owned)
    own: Mapping[int, list[Chunk]] = defaultdict(list)
    for place in sorted(owned):
        own[owned[place]].append(chunks[place])
    places: list[Place] = []
    for at, mention in enumerate(mentions):
        found = list(_places(words, mention, own[at]))
        if not found and not mention.points_back:
            found = [Place(mention, None, mention.span)]
        places += found
    own_paths = {place.mention.instrument.title for place in places if place.path and _is_own(place.mention)}
    # "Under the Scheme … section 4.10 of the Scheme" cites its paragraph, not the scheme besides.
    places = [place for place in places if place.path or place.mention.instrument.title not in own_paths]
    return Paired(tuple(places), tuple(chunk for place, chunk in enumerate(chunks) if place not in owned))


def _owned(words: str, mentions: Sequence[InstrumentMention], chunks: Sequence[Chunk]) -> dict[int, int]:
    """Return whose provisions they are, place of the chunk to place of the mention: those ahead of it come first."""
    ends = [chunk.span.end for chunk in chunks]
    owned: dict[int, int] = {}
    for at, mention in enumerate(mentions):
        after = mentions[at - 1].span.end if at else 0
        place = bisect_right(ends, mention.span.start) - 1
        if place >= 0 and OF.fullmatch(words[ends[place] : mention.span.start][:60]):
            _take(words, chunks, owned, at, range(place, -1, -1), after)
    with_provision: int | None = None
    ahead = set(owned.values())
    for at, mention in enumerate(mentions):
        with_provision = at if at in ahead else with_provision
        place = bisect_right(ends, mention.tail)
        if place < len(chunks) and BEHIND.fullmatch(words[mention.tail : chunks[place].span.start][:60]):
            # "Regulation K5 of the … Regulations 1987 under the … Act 1976, sub paragraph (4)" is of the Regulations.
            owner = with_provision if chunks[place].is_sub and with_provision is not None else at
            _take(words, chunks, owned, owner, range(place, len(chunks)), 0)
            with_provision = owner
    return owned


def _go_on(words: str, mentions: Sequence[InstrumentMention], chunks: Sequence[Chunk], owned: dict[int, int]) -> None:
    """Give provisions without an instrument to the last one that the paragraph named, where they go on about it."""
    ends = [mention.span.end for mention in mentions]
    scheme = list(accumulate((at if _is_own(mention) else None for at, mention in enumerate(mentions)), _latest))
    for place, chunk in enumerate(chunks):
        at = bisect_right(ends, chunk.span.start) - 1
        if place in owned or at < 0 or OF_THIS_PAPER.match(words, chunk.span.end):
            continue
        own = scheme[at]
        ahead = words[max(0, chunk.span.start - 40) : chunk.span.start]
        if own is not None and _is_dotted(chunk):
            if GOES_ON.search(ahead):
                owned[place] = own
        elif chunk.kind in NUMBERED.get(mentions[at].instrument.kind, ()) and BEGINS.search(ahead):
            _take(words, chunks, owned, at, range(place, len(chunks)), 0)


def _latest(before: int | None, here: int | None) -> int | None:
    return before if here is None else here


def _is_dotted(chunk: Chunk) -> bool:
    """Return whether it numbers as MOPAC's own scheme does: "paragraph 4.8"."""
    return chunk.kind in ("paragraph", "section") and all(DOTTED.fullmatch(number[0]) for number in chunk.numbers)


def _take(words: str, chunks: Sequence[Chunk], owned: dict[int, int], owner: int, places: range, after: int) -> None:
    """Give an instrument the chunks that follow each other from a place on, up to one that is taken."""
    for place in places:
        if place in owned or chunks[place].span.start < after:
            return
        owned[place] = owner
        beside = place + places.step
        if not 0 <= beside < len(chunks):
            return
        first, second = sorted((place, beside))
        if not follows(words, chunks[first], chunks[second]):
            return


def _places(words: str, mention: InstrumentMention, own: Sequence[Chunk]) -> Iterator[Place]:
    """Yield the provisions of a mention with the stretch from the provision to the instrument, or the other way."""
    before = [chunk for chunk in own if chunk.span.end <= mention.span.start]
    behind = [chunk for chunk in own if chunk.span.start >= mention.span.end]
    gathered = list(groups(words, before))
    if gathered and behind and behind[0].is_sub:
        gathered[-1], behind = (*gathered[-1], *behind), []
    for group in [*gathered, *groups(words, behind)]:
        if mention.instrument.kind == "act" and any(one.kind in NOT_OF_AN_ACT for one in group):
            continue
        starts, ends = [one.span.start for one in group], [one.span.end for one in group]
        span = Span(min(*starts, mention.span.start), max(*ends, mention.span.end))
        is_apart = starts[0] > mention.tail + NEAR or SENTENCE_ENDS.search(words[mention.tail : starts[0]])
        if is_apart or (behind and group[0] in behind[1:]):
            span = Span(starts[0], ends[-1])
        yield from (Place(mention, _own_path(mention, path), span) for path in paths(group))
    if not own and _is_own(mention):
        yield from _bare(words, mention)


def _is_own(mention: InstrumentMention) -> bool:
    statute = mention.instrument.statute
    return statute is not None and statute.is_own


def _own_path(mention: InstrumentMention, path: str) -> str:
    """Return a path as MOPAC's own papers number it: by paragraphs, also where "section 4.13" is printed."""
    kind, _, number = path.partition("/")
    return f"paragraph/{number}" if _is_own(mention) and kind == "section" else path


def _bare(words: str, mention: InstrumentMention) -> Iterator[Place]:
    if before := BARE_BEFORE.search(words, max(0, mention.span.start - 20), mention.span.start):
        yield Place(mention, f"paragraph/{before['number']}", Span(before.start(), mention.span.end))
    elif behind := BARE_BEHIND.match(words, mention.tail):
        yield Place(mention, f"paragraph/{behind['number']}", Span(mention.span.start, behind.end("number")))
