"""Remainders: of three figures of which two make up the third, what the words at them present as the result."""

from __future__ import annotations

import re

from pipeline.reconcile.differences import difference
from pipeline.reconcile.parts import TAKEN, code_of
from pipeline.reconcile.prose import Mention
from pipeline.reconcile.relation import Licence, Relation, parts_of

# "less those costs", "an underspend of", "£1.3m more", "left": one of the figures is what another leaves.
LEFT = re.compile(
    r"""\b(?:less|under-?\s?sp\w+|over-?\s?sp\w+|remain\w*|left|leav\w+|already|balance|more|savings?|after|additional|extra
    |closing|net|(?:falls?|fell)(?=\s(?:from|by)))\b""",
    re.VERBOSE | re.IGNORECASE,
)
# “gives a cost of £7.6m”, “leaving £2m”: the words in front of a result.
GIVEN = re.compile(r"\b(?:giv\w+|leav\w+|mak\w+|bring\w+|becom\w+|net(?!\sof)|so|therefore)\b|=", re.IGNORECASE)
# “A further £0.4m takes it from £1m to £1.4m”: what is added leaves nothing over, it makes a new whole.
ADDED = re.compile(r"\b(?:further|additional|another|extra|more|uplift\w*|increas\w+|r[io]s\w{1,2}|added)\b", re.I)
# “The remaining £160,000 will pay for police support”: a use beside the other one, and no result.
REMAINING = re.compile(r"\b(?:remaining|other|rest,?|remainder\sof|balance\sof)\s$", re.IGNORECASE)
USED = re.compile(r"^\s(?:will|would|is|are|be|to|for|can|pays|funds|covers|meets|supports)\b", re.IGNORECASE)
# “will fall from £1.6m to £1.2m after the use of £0.4m”
FROM = re.compile(r"\bfrom\s(?:[a-z]{1,8}\s){0,2}$", re.IGNORECASE)
TO = re.compile(r"\bto\s(?:[a-z]{1,8}\s){0,2}$", re.IGNORECASE)
SPENT = re.compile(r"\bspen[dt]", re.IGNORECASE)
NEAR = 60  # characters on both sides of a figure that speak for it


def of_three(whole: Mention, parts: tuple[Mention, Mention], *, is_last: bool, licence: Licence) -> Relation:
    """Return the relation of a whole and its two parts: as their sum, or as what is left where the words say so.

    `is_last` tells that the whole stands behind its parts, where it is their result whatever the words.
    """
    words = " ".join(f"{mention.before[-NEAR:]} {mention.after[:NEAR]}" for mention in (whole, *parts))
    leaves = LEFT.sub(lambda match: "" if ADDED.match(match[0]) else match[0], words)
    if not is_last and (LEFT.search(leaves) or TAKEN.search(words)):
        return rest_of(whole, *parts, licence)
    code = "committed_plus_remaining" if LEFT.search(leaves) or TAKEN.search(words) else code_of(parts)
    return parts_of(code, [part.figure for part in parts], whole.figure, licence)


def rest_of(whole: Mention, first: Mention, second: Mention, licence: Licence) -> Relation:
    """Return a whole and two parts as a remainder, the result being the part that the words call so."""
    rest, part = _told(whole, first, second)
    if USED.match(rest.after) and REMAINING.search(rest.before[-20:]):
        return parts_of(code_of((part, rest)), [part.figure, rest.figure], whole.figure, licence)
    if SPENT.search(f"{rest.before[-40:]} {part.before[-40:]}"):
        return difference("committed_plus_remaining", [part.figure, rest.figure], whole, licence)
    return difference("committed_plus_remaining", [whole.figure, part.figure.times(-1)], rest, licence)


def _told(whole: Mention, first: Mention, second: Mention) -> tuple[Mention, Mention]:
    """Return the result and the other part: what nothing tells apart is told in its order, the result last."""
    pairs = ((first, second), (second, first))
    if TO.search(whole.before) is None and FROM.search(whole.before[-20:]):
        for rest, part in pairs:
            if TO.search(rest.before[-20:]):
                return rest, part
    taken = [pair for pair in pairs if TAKEN.search(pair[1].before[-40:])]
    given = [pair for pair in pairs if GIVEN.search(pair[0].before[-30:])]
    by_words = [pair for pair in pairs if _is_rest(pair[0]) and not _is_rest(pair[1])]
    return next((found[0] for found in (taken, given, by_words) if len(found) == 1), pairs[1])


def _is_rest(mention: Mention) -> bool:
    return bool(LEFT.search(f"{mention.before[-20:]} {mention.after[:20]}"))
