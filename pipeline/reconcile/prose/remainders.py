"""Remainders: of three figures of which two make up the third, what the words at them present as the result."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.reconcile.prose.differences import difference
from pipeline.reconcile.prose.parts import TAKEN, code_of
from pipeline.reconcile.prose.passages import Mention
from pipeline.reconcile.prose.relation import Licence, Relation, parts_of

# "less those costs", "an underspend of", "£1.3m more", "left": one of the figures is what another leaves.
LEFT = re.compile(
    r"""\b(?:less|under-?\s?sp\w+|over-?\s?sp\w+|over-?commit\w*|remain\w*|left|leav(?:es|ing)|(?:and|to|which|these)\sleave|outstanding|already|balance
    |rest|lower|higher|fewer|more|after|additional|extra|excess|savings?|reduced|reduction|avoid\w*|closing|net|(?:falls?|fell)(?=\s(?:from|by)))\b""",
    re.VERBOSE | re.IGNORECASE,
)
# “gives a cost of £7.6m”, “leaving £2m”: the words in front of a result.
GIVEN = re.compile(r"\b(?:giv\w+|leav\w+|mak\w+|bring\w+|becom\w+|net(?!\sof)|so|therefore)\b|=", re.IGNORECASE)
# “A further £0.4m takes it from £1m to £1.4m”: what is added leaves nothing over, it makes a new whole.
ADDED = re.compile(r"\b(?:further|additional|another|extra|more|uplift\w*|increas\w+|r[io]s\w{1,2}|added)\b", re.I)
# “savings worth £5m have been taken out”, “£10,000 has been paid already”, “£2m being in the base already”
GONE = re.compile(
    r"^,?\s(?:of\s(?:it|that|this|the\s[a-z]{4,12}|[a-z]{4,12})\s)?(?:(?:has|have|had|was|were|having|being|been|in|the|base)\s){1,5}"
    r"(?:taken\sout|applied|consumed|used|paid|spent|retained|deducted|drawn|held\sback|withheld|already)\b"
    r"|^\swill\snot\sbe\sneeded\b",
    re.IGNORECASE,
)
# “retain £60,000 towards monitoring”, “top-slice £30,000 for evaluation”
KEPT = re.compile(
    r"\b(?:retain\w*|top-?\s?slic\w+|deduct\w*|withh[eo]ld\w*|savings?\s(?:worth|of)|use\sof)\s(?:[a-z]{1,8}\s){0,3}$",
    re.IGNORECASE,
)
# “the reduced budget of £2m”, “they are now £10m”, “£200,000 is outstanding”, “so that £300,000 reaches the public”
RESULT = re.compile(
    r"\b(?:reduced|(?:and|to|these|which)\sleave|leav(?:es|ing)|net(?!\sof)|closing|now|so\sthat|down\sto|after\sthe\s[a-z]{3,12}(?=,))\b,?(?:\s[a-z]{2,12}){0,3}\s$",
    re.IGNORECASE,
)
# “that is £1.9m lower”, “which is £27,300 more than was given”
RESULT_AFTER = re.compile(
    r"^\s(?:is|are|remains?|being)?\s?(?:outstanding|left|unspent|unallocated|remaining|(?:lower|higher|fewer)\b|(?:more|less)\sthan\b)\b",
    re.IGNORECASE,
)
# “The increase of £17,000 is due to”, “the over-commitment is £15,000”, “an excess of £20,000”, “the drop is £1.6m”:
# the gap of two others.
GAP = re.compile(
    r"\b(?:increase|reduction|decrease|rise|fall|drop|growth|cut|uplift|saving|excess|over-?commitment|difference|variance|shortfall|gap|surplus"
    r"|avoids\scosts?|additional\scost|overspend|underspend)"
    r"(?:\s(?:is|was|of|by|therefore|thus|then|about|only|some|cost|costs|approximately|circa|c\.?|up|to)){0,3}\s?$",
    re.IGNORECASE,
)
# “The remaining £160,000 will pay for police support”: a use beside the other one, and no result.
REMAINING = re.compile(r"\b(?:remaining|residual|other|rest,?|remainder\sof|balance\sof)\s$", re.IGNORECASE)
OTHER = re.compile(r"\bother\s$", re.IGNORECASE)
USED = re.compile(
    r"^,?\s(?!(?:is|are)\s(?:left|still|un[a-z]{4,12})\b|(?:will|would|is\sto|are\sto)\sbe\s(?:held|kept)\b)(?:will|would|is|are|be|to|for|can|pays|funds|covers|meets|supports|forms|goes)\b",
    re.IGNORECASE,
)
# “will fall from £1.6m to £1.2m after the use of £0.4m”
FROM = re.compile(r"\bfrom\s(?:[a-z]{1,8}\s){0,2}$", re.IGNORECASE)
TO = re.compile(r"\bto\s(?:[a-z]{1,8}\s){0,2}$", re.IGNORECASE)
# “a gross budget of £9m, fees of £2m and so net spending of £7m”: what is spent is here the result
NET = re.compile(r"\bnet\s(?:[a-z]{2,12}\s){0,2}$", re.IGNORECASE)
# “use £4m of the grant for boats and award £5m of the grant to clubs”: two uses, of which neither is the rest
OF_IT = re.compile(r"^\sof\s(?:it|(?:the|this|that)\s[a-z]{3,12})\b", re.IGNORECASE)
# “an uplift of £2m; a revised award of £9m, previously £7m”: what is added, and what it is added to
UPLIFT = re.compile(r"\b(?:uplift|increase|addition|extension|top-?up)\sof\s(?:up\sto\s)?$", re.IGNORECASE)
PREVIOUSLY = re.compile(r"\b(?:previously|formerly|hitherto|currently|until\snow|up\sfrom)\s$", re.IGNORECASE)
SPENT = re.compile(r"\bspen[dt]", re.IGNORECASE)
NEAR = 60  # characters on both sides of a figure that speak for it
TOGETHER = 300  # characters over which the words at three figures speak for all of them


def of_three(whole: Mention, parts: tuple[Mention, Mention], *, is_last: bool, licence: Licence) -> Relation:
    """Return the relation of a whole and its two parts: as their sum, or as what is left where the words say so.

    `is_last` tells that the whole stands behind its parts, where it is their result whatever the words.
    """
    words = " ".join(f"{mention.before[-NEAR:]} {mention.after[:NEAR]}" for mention in (whole, *parts))
    leaves = LEFT.sub(lambda match: "" if ADDED.match(match[0]) else match[0], words)
    places = [mention.figure.place for mention in (whole, *parts)]
    is_told = max(places) - min(places) <= TOGETHER and (LEFT.search(leaves) or TAKEN.search(words))
    is_taken = bool(is_told or any(_is_gone(part) or _is_result(part) for part in parts))
    last = max(parts, key=lambda mention: mention.figure.place)
    is_gap = GAP.search(last.before[-NEAR:]) and last.figure.place > whole.figure.place
    if _are_uses(parts) or is_added(parts, whole):
        return parts_of(code_of(parts), [part.figure for part in parts], whole.figure, licence)
    if is_gap or (not is_last and is_taken):
        return rest_of(whole, *parts, licence)
    code = "committed_plus_remaining" if is_taken else code_of(parts)
    return parts_of(code, [part.figure for part in parts], whole.figure, licence)


def rest_of(whole: Mention, first: Mention, second: Mention, licence: Licence) -> Relation:
    """Return a whole and two parts as a remainder, the result being the part that the words call so."""
    rest, part = _told(whole, first, second)
    return left_of(whole, part, rest, licence)


def left_of(whole: Mention, part: Mention, rest: Mention, licence: Licence) -> Relation:
    """Return what a part leaves of a whole: as that, or as one of two uses where the words say what it is used for."""
    if REMAINING.search(rest.before[-20:]) and (USED.match(rest.after) or OTHER.search(rest.before[-20:])):
        return parts_of(code_of((part, rest)), [part.figure, rest.figure], whole.figure, licence)
    if SPENT.search(f"{rest.before[-40:]} {part.before[-40:]}") and not NET.search(rest.before[-40:]):
        return difference("committed_plus_remaining", [part.figure, rest.figure], whole, licence)
    return difference("committed_plus_remaining", [whole.figure, part.figure.times(-1)], rest, licence)


def _told(whole: Mention, first: Mention, second: Mention) -> tuple[Mention, Mention]:
    """Return the result and the other part: what nothing tells apart is told in its order, the result last."""
    pairs = ((first, second), (second, first))
    if TO.search(whole.before) is None and FROM.search(whole.before[-20:]):
        for rest, part in pairs:
            if TO.search(rest.before[-20:]):
                return rest, part
    ways = (
        [pair for pair in pairs if _is_gone(pair[1])],
        [pair for pair in pairs if _is_result(pair[0])],
        [pair for pair in pairs if GIVEN.search(pair[0].before[-30:])],
        [pair for pair in pairs if _is_rest(pair[0]) and not _is_rest(pair[1])],
    )
    return next((found[0] for found in ways if len(found) == 1), pairs[1])


def _are_uses(parts: Sequence[Mention]) -> bool:
    """Return whether both parts are said to be "of the grant", or stand in brackets: "boats (£4m) and piers (£5m)"."""
    is_glossed = all(part.before.endswith("(") and part.after.startswith(")") for part in parts)
    return is_glossed or all(OF_IT.match(part.after) and not REMAINING.search(part.before[-20:]) for part in parts)


def is_added(parts: Sequence[Mention], whole: Mention) -> bool:
    """Return whether one part is told first, as an uplift, and the other as what the whole was before it."""
    move, start = sorted(parts, key=lambda mention: mention.figure.place)
    is_first = move.figure.place < whole.figure.place
    return is_first and bool(UPLIFT.search(move.before[-40:]) and PREVIOUSLY.search(start.before[-20:]))


def _is_gone(mention: Mention) -> bool:
    """Return whether the words at a figure say that it is taken from a whole."""
    before = mention.before[-40:]
    return bool(TAKEN.search(before) or KEPT.search(before) or GONE.match(mention.after[:NEAR]))


def _is_result(mention: Mention) -> bool:
    return bool(RESULT.search(mention.before[-40:]) or RESULT_AFTER.match(mention.after[:20]))


def _is_rest(mention: Mention) -> bool:
    return bool(LEFT.search(f"{mention.before[-20:]} {mention.after[:20]}"))
