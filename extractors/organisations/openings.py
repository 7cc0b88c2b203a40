"""Openings: lone words with a capital that begin a sentence, which may be names or mere words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from extractors.lexicon.organisations import borough_places
from extractors.organisations.mentions import Mention
from extractors.organisations.names import FIRST_LETTER
from pipeline.extract import Passage

# "boroughs": where a text has the common noun, "Boroughs" in its title is one too
KIND_WORD = re.compile(r"\b[a-z]{3,20}s\b")
COMMON_WORD = re.compile(r"\b[a-z]{3,20}\b")
# "Verrin's grant goes up", "Verrin quoted £5", "Verrin and Open Door share": what bodies have or do
DEED = re.compile(
    r"""[’']s\ (?:[a-z]+\ )?(?:grants?|contracts?|bids?|offers?|tenders?|quotes?|fees?|prices?|licen[cs]es?|charges?|
          services?|proposals?|applications?|award|share|extension|renewal|uplift)\b|
        ,?\ (?:which\ |who\ )?(?:(?:has\ |have\ )?(?:quoted|asked\ for|bid|applied|tendered|charged|supplied|won)|
          supplies|charges|asks\ for|bids|gets|wins|receives|gives|offers|lends|donates|pays|gave|lent|donated|
          came\ (?:first|out|top)|
          (?:was|is)\ (?:to\ be\ )?(?:chosen|picked|appointed|awarded|paid|given|
            the\ (?:cheapest|only|preferred|best|current|incumbent))|
          (?:(?:will|would|should|is\ to)\ (?:now\ |then\ )?|to\ )
            (?:receive|supply|deliver|run|host|be\ (?:paid|given|awarded|commissioned|appointed|retained)))\b|
        \ and\ (?:the\ )?[A-Z][\w’'&-]*(?:\ [A-Z][\w’'&-]*){0,4}\ (?:get|share|receive|split|win)\b""",
    re.VERBOSE,
)
# "Eurofins is to be paid" is one; "Suppliers will be paid" are any
SINGULAR = re.compile(
    r"[’']s |,? (?:which |who )?"
    r"(?:has|is|was|supplies|charges|asks|bids|gets|wins|receives|gives|offers|lends|donates|pays)\b"
)


def without_mere_words(
    passages: Sequence[Passage], found: Sequence[tuple[Mention, ...]]
) -> Iterator[tuple[Mention, ...]]:
    """Yield the mentions without lone words that only begin a sentence, unless capitals mark them elsewhere too."""
    words = {word for passage in passages for word in COMMON_WORD.findall(passage.doc.text)}
    openings = [_openings(passage, named, words) for passage, named in zip(passages, found, strict=True)]
    elsewhere = (m.name for named, opening in zip(found, openings, strict=True) for m in named if m not in opening)
    common = {word for passage in passages for word in KIND_WORD.findall(passage.doc.text)}
    marked = {*borough_places(), *(word for name in elsewhere for word in name.split())}
    for named, opening in zip(found, openings, strict=True):
        kept = (mention for mention in named if mention not in opening or mention.name in marked)
        yield tuple(mention for mention in kept if not (_is_kind(mention) and mention.name.lower() in common))


def _is_kind(mention: Mention) -> bool:
    """Return whether a name is one plain word that may be a plural."""
    return mention.kind == "perhaps" and KIND_WORD.fullmatch(mention.name.lower()) is not None


def _openings(passage: Passage, named: Iterable[Mention], common: Collection[str]) -> frozenset[Mention]:
    """Return the lone words with a capital that begin a sentence, and of which nothing shows that they are names."""
    text = passage.doc.text
    letters = (FIRST_LETTER.search(text, sentence.start_char, sentence.end_char) for sentence in passage.doc.sents)
    begins = {letter.start() for letter in letters if letter}
    lone = (mention for mention in named if mention.kind == "perhaps" and mention.name[1:].islower())
    opening = (mention for mention in lone if mention.span.start in begins and " " not in mention.name)
    return frozenset(mention for mention in opening if mention.name.lower() in common or not _is_doing(text, mention))


def _is_doing(text: str, mention: Mention) -> bool:
    """Return whether what follows a lone word is what a body has or does, and not what a kind of bodies does."""
    is_one = not mention.name.endswith("s") or SINGULAR.match(text, mention.span.end) is not None
    return is_one and DEED.match(text, mention.span.end) is not None
