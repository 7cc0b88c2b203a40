"""Mentions: where bodies are named in a passage, by the vocabulary and by the grammar of names."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from extractors.language import pipeline
from extractors.lexicon.name_words import words_that
from extractors.lexicon.organisations import Kind, bodies
from extractors.organisations.judging import judge
from extractors.organisations.names import names
from pipeline.document import Span

# Words in which a known name is no body.
DECOY = "no body"
DECOYS = (
    "Deputy Mayor",
    "Deputy Mayors",
    "Deputy Mayoral",
    "DEPUTY MAYOR",
    "Mayor's Question Time",
    "Mayoral Decision",
)
# "Solace and Rights of Women": a known name, and another
ANOTHER_AND = re.compile(r" (?:and|&) (?:the )?$")
AND_ANOTHER = re.compile(r" (?:and|&|with) (?:the )?")

# What follows a name that is whole: "Ford Motors UK in May"
BEHIND = "to|for|at|who|which|will|would|is|are|was|has|in|until|from|over|under|up|worth"
# "a contract with Ford Motors Boats in May", not "Ford Motors Boat licences", whose capitals are those of a product
ALONE = re.compile(rf"[.,;:)]|\s*$| (?:{BEHIND}|and|that)\b")
# "Ford Motors UK", "Ford Motors Forensic Services", "Ford Motors Training"
PART_OF_COMPANY = re.compile(
    r" (?:[A-Z][a-z]+ )?(?:UK|Europe|Group|Forensics?|Health|International|Services|Solutions|Systems|Training)\b"
    rf"(?=[.,;:)]|\s*$| (?:{BEHIND})\b)"
)
# "moved from the Ford Motors Boat Sheds": where a company is
PLACE = re.compile(r"(?:Centres|Offices|Premises|Sheds|Sites|Warehouses)$")
# "Metropolitan Police Boat Society": named after the house, and another's money
INDEPENDENT = re.compile(r" (?:Association|Charity|Club|Federation|Foundation|Society|Trust|Union)$")
# "the London Borough of Brent's Boat Shop": the borough's, not its whole name
OF_ITS_OWNER = re.compile(r"[’']s [A-Z]")


class Mention(NamedTuple):
    """A body named at one place of a passage: offsets in the passage, canonical name, kind."""

    span: Span
    name: str
    kind: Kind


@cache
def matcher() -> PhraseMatcher:
    """Return the matcher of all names and aliases of the vocabulary."""
    language = pipeline()
    found = PhraseMatcher(language.vocab, attr="ORTH")
    for body in bodies().values():
        found.add(body.name, [language.make_doc(form) for form in sorted(body.forms)])
    found.add(DECOY, [language.make_doc(form) for form in DECOYS])
    return found


def mentions(doc: Doc) -> Iterator[Mention]:
    """Yield the bodies that a passage names, in order; none overlaps another."""
    known = deque(_known(doc))
    text = doc.text  # put together anew at every access
    for sentence in doc.sents:
        here = []
        while known and known[0].span.start < sentence.end_char:
            here.append(known.popleft())
        written = [
            _moved(name.span, sentence.start_char, name.certainty)
            for name in names(text[sentence.start_char : sentence.end_char])
        ]
        yield from _merged(text, deque(here), written)


def _moved(span: Span, start: int, kind: Kind) -> Mention:
    return Mention(Span(span.start + start, span.end + start), "", kind)


def _known(doc: Doc) -> list[Mention]:
    """Return what the vocabulary finds; of finds that overlap the first and longest."""
    found: list[Mention] = []
    text = doc.text
    for tokens in sorted(matcher()(doc, as_spans=True), key=lambda tokens: (tokens.start, -tokens.end)):
        if not found or tokens.start_char >= found[-1].span.end:
            body = bodies().get(tokens.label_)
            end = tokens.end_char
            if body and body.kind == "company" and (part := PART_OF_COMPANY.match(text, end)):
                end = part.end()
            span = Span(tokens.start_char, end)
            found.append(Mention(span, tokens.label_, body.kind if body else "group"))
    return [mention for mention in found if mention.name != DECOY]


def _merged(text: str, known: deque[Mention], written: list[Mention]) -> Iterator[Mention]:
    """Yield known and unknown names in order; where both stand, the longer that is a body, or the known one."""
    for mention in written:
        while known and known[0].span.end <= mention.span.start:
            yield known.popleft()
        inside = []
        while known and known[0].span.meets(mention.span):
            inside.append(known.popleft())
        yield from _settled(text, inside, mention._replace(name=text[slice(*mention.span)]))
    yield from known


def _settled(text: str, inside: list[Mention], mention: Mention) -> Iterator[Mention]:
    """Yield what a name found by its grammar is, given the known names within it."""
    if not inside or mention.kind == "group":
        yield mention
        return
    first, last = inside[0], inside[-1]
    is_end = first.span.start > mention.span.start and first.kind == "fund"
    is_longer = len(inside) == 1 and (is_end or first.kind not in ("department", "fund", "own", "unit"))
    is_owner = OF_ITS_OWNER.match(text, first.span.end) is not None
    is_whole = mention.kind == "body" and not first.span.covers(mention.span) and not is_owner
    is_joined = AND_ANOTHER.match(text, last.span.end, mention.span.end) is not None
    if last.kind == "own" and not is_joined and INDEPENDENT.search(text, last.span.end, mention.span.end):
        yield from inside[:-1]
        span = Span(last.span.start, mention.span.end)
        yield Mention(span, text[slice(*span)], "body")
        return
    before = ANOTHER_AND.search(text, mention.span.start, first.span.start)
    is_longer = is_longer and not (before and before[0].endswith("the "))
    if is_longer and (is_whole or _is_branch(text, first, mention)):
        begins = first.span.start == mention.span.start
        yield first._replace(span=mention.span) if begins else mention._replace(kind="body")
        return
    if before:
        yield from _judged(text, Span(mention.span.start, before.start()))
    yield from inside
    if joint := AND_ANOTHER.match(text, last.span.end, mention.span.end):
        yield from _judged(text, Span(joint.end(), mention.span.end))


def _is_branch(text: str, known: Mention, written: Mention) -> bool:
    """Return whether a longer name begins or ends with a known charity's, or begins with a known company's."""
    if written.kind != "perhaps" or known.span.covers(written.span):
        return False
    if known.span.start > written.span.start:
        place = text[written.span.start : known.span.start].split()
        is_place = not any(word.lower() in words_that(use) for word in place for use in ("thing_endings", "openers"))
        return is_place and known.kind == "charity" and known.span.end == written.span.end
    more = text[known.span.end : written.span.end]
    is_named = known.kind in ("charity", "foundation") and more[1:].istitle()
    is_company = known.kind == "company" and ALONE.match(text, written.span.end) is not None
    return is_named or (is_company and not PLACE.search(more))


def _judged(text: str, span: Span) -> Iterator[Mention]:
    if certainty := judge(text[slice(*span)]):
        yield Mention(span, text[slice(*span)], certainty)
