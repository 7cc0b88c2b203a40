"""Turns: what a figure was, what it is and by how much it moved, in looser words than those of `changes`.

“The call on reserves shrinks by £28.4m and instead of £94.2m comes to £65.8m”: of three figures that turn about a
movement the largest is the two others, whichever is which. Where the words at two of them or at each tell what it was,
what it is and by how much it moved, a slip that keeps them from it is an error; any gap is one where one figure is said
to become another by what goes to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.reconcile.prose.changes import BESIDES
from pipeline.reconcile.prose.differences import difference
from pipeline.reconcile.prose.linked import linked
from pipeline.reconcile.prose.passages import Mention, Prose, Sentence
from pipeline.reconcile.prose.relation import Licence, Relation

_HEDGE = (
    r"(?:(?:the|a|an|its|some|about|around|just|only|(?:sum|total|amount|value)\sof|present|current|approved|new|then|now|thus"
    r"|therefore)\s){0,4}$"
)
# “it had been £4m”, “instead of £4m”, “last year's £4m”, “already holds £4m”, “was a £4m order”
WAS = re.compile(
    rf"\b(?:was|were|been|used\sto\sbe|stood\sat|standing\sat|stands\sat|begun\swith|instead\sof|compared\s(?:with|to)|(?<!be\s)worth|from|against|was\slet\sat|let\sat|placed\sat|out\sof"
    rf"|(?:hold|give|ha[sd])s?\salready|already\s(?:holds?|has|have|gives?|had)|(?:last|previous|prior)\s(?:year|winter|spring|summer|quarter|one)(?:['’]s)?)\s{_HEDGE}",
    re.IGNORECASE,
)
WAS_BEHIND = re.compile(
    r"^\s(?:[a-z]{3,12}\s)?(?:to\sdate|so\sfar|until\snow|hitherto|stood|(?:now|already|at\spresent|currently)\s(?:approved|granted|agreed|held|in\splace)"
    r"|(?:of|in)\s(?:the\syear\sbefore|20\d\d(?:/\d\d)?)|last\s(?:year|winter|spring|summer|quarter|time)|before|agreed\s(?:in|last)|the\syear\sbefore|(?:was|were)\s(?:approved|agreed|awarded|granted|allowed)"
    r"|(?:is|was|has\sbeen|will\sbe)\s(?:thereby\s|now\s|to\sbe\s)?(?:lifted|raised|increased|lowered|cut|reduced|put\s(?:up|down)))\b",
    re.IGNORECASE,
)
# “and is £4m”, “comes to £4m”, “turns into £4m”, “will be worth £4m”, “they were down to £4m”
IS = re.compile(
    rf"\b(?:is|are|be|be\sworth|becom(?:es?|ing)|turn(?:s|ed|ing)\s(?:it\s)?into|com(?:es?|ing)\sto|came\sto|to|stands?\snow\sat|now\s(?:has|have|holds?)|must\s(?:find|pay)|makes?|making|with|total\sof|at)\s{_HEDGE}",
    re.IGNORECASE,
)
# “goes up £4m”, “by £4m”, “a further £4m”, “a supplement of £4m”, “has thus shed £4m”
BY = re.compile(
    rf"\b(?:by|(?:went|goes|gone|go|comes?|came|moved|moves)\s(?:up|down)|up|down|gain(?:s|ed|ing)?|los(?:t|es?|ing)|shed|sheds|another|further|extra|additional"
    rf"|(?:supplement|growth|rise|fall|increase|cut|addition|reduction|uplift|variation|amount)\sof|more|adding|adds|fell|rose|climbed|dropped|tranche\sof)\s{_HEDGE}",
    re.IGNORECASE,
)
BY_BEHIND = re.compile(
    r"^\s(?:is\s|are\s|to\sbe\s|will\sbe\s|was\s)?(?:now\s|thereby\s|thus\s)?(?:up|down|more|less|dearer|cheaper|higher|lower|below|above|used\b|drawn|spent|taken\sfrom|put\s(?:on|into|in)|added|goes\sto|of\sgrowth)\b",
    re.IGNORECASE,
)
# “the value rose”, “a further £4,000”, “£9m turns into £10m”: something moved here.
MOVED = re.compile(
    r"\b(?:rise|rises|rose|risen|fall|falls|fell|fallen|gr[eo]w\w*|gain\w*|los(?:t|es?|ing)|shed|sinks?|sank|shr[iau]nk\w*|climb\w*|drop\w*|cut|rais\w+|lift\w*"
    r"|increas\w+|reduc\w+|uplift\w*|supplement\w*|extra|further|additional|another|more|less|dearer|cheaper|higher|lower|up|down|add\w{0,3}|added|put|variation"
    r"|taken\sfrom|turn(?:s|ed)?\s[^«»]{0,30}into|becom\w+|second|goes)\b",
    re.IGNORECASE,
)
# “a grant of £1m, of which £0.2m is new”, “£0.3m of it due to inflation”, “on average”
OTHER = re.compile(
    r"\b(?:of\s(?:which|it|this|these|them)|includ\w{1,4}|including|the\srest|alone|partly|mainly|mostly|chiefly|largely|between|average|per\s?cent|plan(?:s|ned)?|second\sround|match\w*|VAT)\b|%|\bup\sto\s«",
    re.IGNORECASE,
)
# “went up £4,000 for cars; for all vehicles it had been”
APART = re.compile(r"^\s(?:for|in|on)\s[^«»;]{2,40};", re.IGNORECASE)
# “whereby the £9m now approved turns into £10m”
BECOMES = re.compile(
    r"^[^«»;:.¦]{0,30}\b(?:becomes?|turns?\sinto|is\s(?:thereby|thus)\s(?:raised|increased|lifted)\sto)\s",
    re.IGNORECASE,
)
# “to this comes £4,000”, “a further £4,000”
TO_THIS = re.compile(
    r"\b(?:to\s(?:this|it|that)\s(?:goes|come|comes|is\sadded)|further|extra|additional|another|supplement|uplift|second|added|more|adding)\b",
    re.IGNORECASE,
)
LEAST = 100  # how much such a sum must say (see `relation.weight`) for one slip to keep it from holding


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the movements from one figure to another that sentences of three figures tell, or linked ones."""
    for passage in document:
        for sentence in (*passage.sentences, *linked(passage, 3)):
            if len(sentence.mentions) == 3 and MOVED.search(sentence.masked[:1000]):
                yield from _turned(sentence)


def _turned(sentence: Sentence) -> Iterator[Relation]:
    first, second, third = mentions = sentence.mentions
    is_other = OTHER.search(sentence.masked) or BESIDES.search(sentence.masked) or APART.match(first.after[:60])
    if is_other:
        return
    relation = _relation(mentions, "fits")
    if BECOMES.match(second.after) and TO_THIS.search(first.before) and relation.total.place == third.figure.place:
        yield _relation(mentions, "stated")
    elif _is_told(mentions):
        yield _relation(mentions, "slip") if relation.is_slip_of(LEAST) else relation


def _relation(mentions: Sequence[Mention], licence: Licence) -> Relation:
    """Return that the largest figure is the two others, told as what is left where it is what there was."""
    largest = max(mentions, key=lambda mention: mention.figure.value)
    one, other = (mention for mention in mentions if mention is not largest)
    if not _was(largest) or _moved(one) == _moved(other):
        return difference("parts_sum_to_whole", [one.figure, other.figure], largest, licence)
    moved, rest = (one, other) if _moved(one) else (other, one)
    return difference("running_balance", [largest.figure, moved.figure.times(-1)], rest, licence)


def _is_told(mentions: Sequence[Mention]) -> bool:
    """Return whether what it was, what it is and by how much it moved are all told, at two figures or at each."""
    calls = [(_was(m), bool(IS.search(m.before[-60:])), _moved(m)) for m in mentions]
    is_each = all(map(any, zip(*calls, strict=True)))
    return is_each and sum(map(any, calls)) >= 2


def _was(mention: Mention) -> bool:
    return bool(WAS.search(mention.before[-60:]) or WAS_BEHIND.match(mention.after[:50]))


def _moved(mention: Mention) -> bool:
    return bool(BY.search(mention.before[-60:]) or BY_BEHIND.match(mention.after[:30]))
