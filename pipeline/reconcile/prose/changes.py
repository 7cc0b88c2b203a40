"""Changes: a value, by how much it is raised or cut, and what it becomes, in whatever order a sentence tells them.

Each figure is known by the words at it: "from £A", "an increase of £B", "a new total of £C". Three figures in a row of
which each has another part make the statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from pipeline.reconcile.digits import is_slip
from pipeline.reconcile.figures import holds
from pipeline.reconcile.prose.differences import difference
from pipeline.reconcile.prose.incomplete import AND_MORE
from pipeline.reconcile.prose.passages import Mention, Prose
from pipeline.reconcile.prose.relation import Licence, Relation

Part = Literal["start", "move", "end"]
_HEDGE = r"up\sto|about|around|approximately|circa|some|c\.?|just\sover|just\sunder"
_NOUN = r"contract|value|budget|grant|funding|award|allocation|total|sum|amount|cost|price|level|limit|ceiling|spend"
_TELLING = r"the|a|an|its|this|their|our|new|revised|overall|final|combined|maximum|annual|current|approved|agreed"
_WORDS = rf"(?:\s(?:{_TELLING}|{_HEDGE}|{_NOUN}|of|is|was|at|for|to|will|would|be|now|then|therefore|from|by|worth)\b)"
# “from £A”, “from the approved £A”, “increasing its current value of £A”, “the original contract value was £A”; “The
# reserve holds £A”, “The budget was £A”
START = re.compile(
    rf"""(?:\bfrom|\bgross|\b(?:original|initial|current|currently|existing|previous|present|starting|earlier|approved|first)\b
      (?:\s(?:annual|contract|total|agreement|order|lease))?(?:\s(?:{_NOUN}))?|\breserves?\s(?:of|hold|holds|held|contains?|stands?|stood)|\b(?:{_NOUN})\swas|\b(?:let|awarded|approved|agreed)\s(?:at|for))
    {_WORDS}{{0,5}}\s?$""",
    re.VERBOSE | re.IGNORECASE,
)
# “to £T”, “to a new total of £T”, “a revised contract value of £T”, “bringing the total to £T”, “will stand at £T”,
# “it will be £T”, “which turns into £T”
END = re.compile(
    rf"(?:\bto|\b(?:new|revised|resulting|total|overall|now|becom(?:es|ing)|turn(?:s|ing)\sinto|(?<!reserve\s)stands?|it\swill|it\swould)\b)"
    rf"{_WORDS}{{0,7}}\s?$",
    re.IGNORECASE,
)
_UP = r"increas\w{0,3}|uplift\w{0,3}|addition(?:al)?|extra|further|rais\w{1,3}|r[io]se\w{0,2}|grow\w{0,3}|grew"
_UP_TOO = r"extend\w{0,3}|extension|variation|virement|enhancement|top[\s-]?up|add(?:ed|s)?|more"
_DOWN = r"reduc\w{1,4}|decreas\w{1,3}|cut\w{0,4}|draw\w{0,3}[\s-]?down|fall\w{0,3}|fell|drop\w{0,4}|lower\w{0,3}"
_DOWN_TOO = r"net\sof|after\sdeducting|offset\sby"
# “the contract value of £A is to be uplifted by”
RAISED = re.compile(
    r"^\s(?:(?:and|is|are|was|were|has|have|had|will|would|should|to|be|been|now)\s){0,5}"
    r"(?:increased|uplifted|raised|extended|varied|reduced|decreased|cut|risen|grown|fallen|gone\s(?:up|down)|r[io]ses?|falls?|fell|grows?|grew)\b",
    re.IGNORECASE,
)
# “an increase in the grant of £B”, “increased by £B”, “extend … at a cost of £B”, “the additional £B”
MOVE = re.compile(
    rf"\b(?:(?P<up>{_UP}|{_UP_TOO})|(?P<down>{_DOWN}|{_DOWN_TOO}))\b(?:[^«»¦;:.]{{0,60}}\b(?:of|by|worth|for))?"
    rf"(?:\s(?:{_HEDGE}|a|an|the|further|additional|sum)\b){{0,3}}\s?$",
    re.IGNORECASE,
)
# “£B increase”, “£B more”
MOVED = re.compile(rf"^\s(?:annual\s)?(?:(?P<up>{_UP}|{_UP_TOO})|(?P<down>{_DOWN}))\b", re.IGNORECASE)
# “Approve £B for vans, taking the budget from £A to £T”; “£B is drawn from the reserve, which falls from £A to £T”;
# “with the £B now asked for it will be £T”
MOVES = re.compile(
    r"^[^«»;:.]{0,80},?\s(?:(?:tak|bring|rais|lift|increas|mov)(?:es?|s|ing)\s(?:the|its|this|our|their|total|overall)\s[^«»;:.]{0,60}"
    r"|(?P<down>f[ae]lls?|fell|drops?|dropped|reduc(?:es|ed|ing))\s)from\s|^\s(?:now\s)?(?:asked\sfor|sought|requested|proposed)\s",
    re.IGNORECASE,
)
# “an uplift to the contract of £B” is the change; “taking the contract to a value of £T” the new value.
UPLIFT_TO = re.compile(
    rf"\b(?:{_UP}|{_UP_TOO}|{_DOWN})\s(?:to|in|on)\s(?!(?:a|an)\b)[^«»¦;:.]{{1,60}}\b(?:of|by|worth)(?:\s(?:{_HEDGE}))?\s?$",
    re.I,
)
# “to increase the grant by £B”: the nearest word decides.
BY = re.compile(rf"\bby(?:\s(?:{_HEDGE}|a|an|the|further|additional|sum|of)\b){{0,4}}\s?$", re.IGNORECASE)
# Something is raised or cut here, and not only compared.
CHANGE = re.compile(
    rf"\b(?:(?P<up>{_UP}|{_UP_TOO}|tak(?:es?|ing)|bring(?:s|ing)?|brought)|(?P<down>{_DOWN}))\b", re.IGNORECASE
)
# “A further £250,000 is to be awarded. This takes the contract from £1,300,000 to £1,550,000.”
THIS_TAKES = re.compile(
    r"^this\s(?:will\s|would\s)?(?:takes?|brings?|increases?|raises?)\b[^«»]{0,60}\bfrom\s", re.IGNORECASE
)
# “A further £250,000 goes to Oak Trust. The original contract value of £1,300,000 becomes £1,550,000.”, “To this go
# £250,000, whereby the £1,300,000 now approved turns into £1,550,000”
BECOMES = re.compile(
    r"^(?:\s(?:now|currently|so\sfar)\s[a-z]{3,12})?,?\s(?:(?:will|would)\s(?:then\s|thus\s)?)?(?:thereby\s|thus\s|then\s|hence\s)?(?:becomes?|turns?\sinto|grows\sto"
    r"|rises\sto)\s",
    re.IGNORECASE,
)
# “, and the grant from £90,000 to £95,000”: another clause with a change of its own; not “; a drawdown reduces it”.
OTHER_CLAUSE = re.compile(
    rf"\b(?:and\s(?:the|an?)|while|whereas|but)\b|;(?!\s(?:(?:an?|the|this)\s(?:{_UP}|{_DOWN}|transfer)|with\s(?:the|this))\b)",
    re.IGNORECASE,
)
# “which with the earlier uplift will take the value to £2.5m”, “counting previous changes”: more changes than the one.
BESIDES = re.compile(
    r"\b(?:with|includ\w{1,4}|count\w{1,4}|after|plus|and)\s(?:(?:the|an?|its|all|some)\s)?(?:earlier|previous|prior|other|past|former|two|three)\b"
    r"|\bwith\s(?:the|an?)\s(?:new|extra)\s[a-z]",
    re.IGNORECASE,
)
# “Two extensions of £45,000 were granted earlier”
MULTIPLE = re.compile(
    r"\b(?:two|three|four|several|further|earlier|previous)\s(?:extensions?|uplifts?|variations?|increases?|additions?)\sof\s$",
    re.IGNORECASE,
)
# “from £25,000 to £50,000, with an increase of £5,000 for small bodies”
PART_OF_IT = re.compile(r"^\s(?:more\s|increase\s)?(?:for|in|on|to)\b", re.IGNORECASE)


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the changes of a value that a document's prose states."""
    for passage in document:
        for three, is_apart in passage.threes():
            is_direct = any(THIS_TAKES.match(mention.before[:120]) for mention in three[1:])
            is_direct = is_direct or (len(passage.mentions) == 3 and BECOMES.match(three[1].after) is not None)
            licence: Licence = "near" if is_apart and not is_direct else "stated"
            yield from _change(three, "fits" if _moves_besides(passage, three) else licence)


def _change(three: Sequence[Mention], licence: Licence) -> Iterator[Relation]:
    parts = {_part(mention): mention for mention in three}
    if len(parts) < 3 or None in parts:
        return
    start, move, end = parts["start"], parts["move"], parts["end"]
    words = " ".join(mention.before[-120:] for mention in three)
    at_move = MOVED.search(move.after[:30]) or MOVE.search(move.before[-120:]) or MOVES.match(move.after[:200])
    at_move = at_move or CHANGE.search(words)
    sign = -1 if at_move and at_move["down"] else 1
    if holds([start.figure, move.figure.times(-sign)], end.figure):
        sign = -sign
    rates = {mention.amount.rate for mention in three} - {"unclear"}
    is_turned = (end.figure.value > start.figure.value) != (sign > 0)
    if is_turned and is_slip(end.figure.value, start.figure.value + sign * move.figure.value):
        is_turned = False  # “rises by £47,500 from £412,500 to £406,000”
    if len(rates) > 1 or is_turned:
        licence = "adds up"  # a yearly change of a whole, or a change in another direction than the words': misread
    elif any(_is_apart(mention.before) for mention in three[1:]) or (
        move is three[2] and (PART_OF_IT.search(move.after[:20]) or AND_MORE.match(move.after[:90]))
    ):
        licence = "fits"
    yield difference(_code(sign), [start.figure, move.figure.times(sign)], end, licence)


def _moves_besides(passage: Prose, three: Sequence[Mention]) -> bool:
    """Return whether a sentence of the three tells another movement: “Two uplifts of £9 were granted.”."""
    own = [s for s in passage.sentences if any(mention in s.mentions for mention in three)]
    others = [m for s in own for m in s.mentions if m not in three and m.figure.place < three[0].figure.place]
    return any(MULTIPLE.search(mention.before[-60:]) for mention in others)


def _is_apart(words: str) -> bool:
    """Return whether the words between two figures begin another clause, or tell of changes besides."""
    return bool(OTHER_CLAUSE.search(words) or BESIDES.search(words))


def _code(sign: int) -> Literal["parts_sum_to_whole", "running_balance"]:
    """Return what the change is: what is added makes a whole with what was there, what is taken leaves a balance."""
    return "parts_sum_to_whole" if sign > 0 else "running_balance"


def _part(mention: Mention) -> Part | None:
    """Return what a figure is in a change, by the words right in front of it, else by those behind."""
    before = mention.before[-120:]
    if (MOVED.search(mention.after[:30]) and not START.search(before)) or MOVES.match(mention.after[:200]):
        return "move"
    if BY.search(before) or UPLIFT_TO.search(before):
        return "move"
    if START.search(before) or RAISED.search(mention.after[:60]):
        return "start"
    if END.search(before):
        return "end"
    return "move" if MOVE.search(before) else None
