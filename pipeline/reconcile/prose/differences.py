"""Differences: what is left when something is taken from a whole: underspends, remainders, levels that move."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.reconcile.figures import Figure, holds
from pipeline.reconcile.prose.incomplete import UNFIGURED, may_differ
from pipeline.reconcile.prose.passages import Mention, Prose
from pipeline.reconcile.prose.relation import Licence, Relation, said
from pipeline.records import CheckCode


def _pattern(*parts: str) -> re.Pattern[str]:
    """Return a pattern in which <name> stands for a figure and … for a few words of one sentence."""
    text = re.sub(r"(?<!P)<(\w+)>", r"«(?P<\1>\\d{1,4})»", r"\s?".join(parts))
    return re.compile(text.replace("…", r"[^«»¦]{0,60}?"), re.IGNORECASE)


# “£2.4m less £0.4m leaves £2m”
LESS = _pattern(
    "<whole>…",
    r"\b(?:less|minus|net of|after deducting)\b(?! than)…",
    "<part>…",
    r"(?:=|\b(?:leav|giv|mak|is\b))…<rest>",
)
# “A £0.8m adjustment (a £1.3m need, less £0.5m already allocated)”; “costs total £6.3m, however £5.0m is already in”
BRACKETED = _pattern(
    r"<rest>[^«»(]{0,80}\([^«»()]{0,60}",
    r"<whole>[^«»()]{0,40}\b(?:less|minus|however|but|already)\b[^«»()]{0,40}<part>",
)
# “of the £215,000, £110,503 is committed, leaving £104,497”
LEAVING = _pattern(
    r"<whole>[^«»¦]{0,120}?", r"<part>[^«»¦]{0,80}?\b(?:leav(?:es|ing)|remaind?e?r?|balance of)\b…", "<rest>"
)
# “£110,503 of the £215,000 is committed and £104,497 remains”
REMAINS = _pattern(
    "<part>…",
    r"\b(?:of|from)\b…",
    "<whole>…",
    r"\b(?:and|with)\b…",
    r"<rest>…\b(?:remains?|is left|unallocated|unspent)",
)
# “£217.4m, an underspend of £8.3m against £225.7m”
AGAINST = _pattern(
    "<outturn>…",
    r"\b(?P<kind>under|over)[- ]?spen[dt] (?:of|by)…",
    r"<gap>…\b(?:against|compared|on a budget|from)\b…",
    "<budget>",
)
# “Against a budget of £225.7m the outturn is £217.4m, an underspend of £8.3m”; “budget of £3m. Outturn is £2m, …”
BUDGET_FIRST = _pattern(
    r"\b(?:budget|allocation|approved|set)\b[^«»]{0,40}",
    r"<budget>[^«»]{0,120}?\b(?:outturn|forecast|spend|spent|expenditure)\b…",
    r"<outturn>…\b(?P<kind>under|over)[- ]?spen[dt] (?:of|by)…",
    "<gap>",
)
# “spend of £4m on staff”, “an underspend of £0.2m on vans”: of a part of the budget, perhaps.
PART_OF_IT = re.compile(r"^\s(?:on|for|in)\b", re.IGNORECASE)
# “The cost of £560,000 exceeds the budget of £500,000 by £60,000”, “£440,000 falls short of the £500,000 by £60,000”,
# “The outturn was £440,000, which beats the budget of £500,000 by £60,000”
EXCEEDS = _pattern("<larger>…", r"\b(?:exceed\w{0,3}|overruns?|overran)\b…", "<smaller>…", r"\bby…", "<gap>")
FALLS_SHORT = _pattern(
    "<smaller>…",
    r"\b(?:f[ae]lls? short of|beats?|undercuts?|undershoots?|(?:stays?|stayed|is|was) (?:below|under))\b…",
    "<larger>…",
    r"\bby…",
    "<gap>",
)
# “a shortfall of £60,000 between the £500,000 requested and the £440,000 offered”
BETWEEN = _pattern(r"\b(?:gap|shortfall|difference|variance)…\bof…<gap>…\bbetween…", r"<one>…\band…", "<other>")
# “The shortfall between the £500,000 requested and the £440,000 offered is £60,000”
BETWEEN_FIRST = _pattern(
    r"\b(?:gap|shortfall|difference|variance)\sbetween…",
    r"<one>…\band…",
    r"<other>…\b(?:is|was|of|amounts to|comes to)\b…",
    "<gap>",
)
# “exceeds last year's £150,000 by £20,000 after inflation”
ADJUSTED = re.compile(r"^\s(?:after|once|net\sof|allowing|excluding|before)\b", re.IGNORECASE)
# “The budget of £560,000 is £60,000 more than the last one of £500,000”, “is £60,000 below last year's £560,000”
MORE_THAN = _pattern(
    r"<one>…\b(?:is|was|are|were)\s",
    r"<gap>\s(?:(?:more|less|higher|lower|greater|smaller|dearer|cheaper)\sthan|below|above|short\sof)\s(?:the|last|its|our|this)\b[^«»¦;,.]{0,40}?",
    "<other>",
)
FALL = r"(?P<down>f[ae]ll\w*|reduc\w+|decreas\w+|drop\w*|down|cut)"
RISE = r"(?P<up>r[io]se\w*|increas\w+|grew|grow\w*|up|rais\w+|uplift\w*)"
# “fell by £113.2m from £357.6m to £244.4m”
MOVED = _pattern(rf"\b(?:{FALL}|{RISE})\b…\bby…", r"<move>…\bfrom…", r"<start>…\bto…", "<end>")
# “rose from £43.7m to £48m, an increase of £4.3m”
MOVEMENT = _pattern(r"\bfrom…", r"<start>…\bto…", rf"<end>…\b(?:{FALL}|{RISE})\b[^«»¦]{{0,20}}?\b(?:of|by)…", "<move>")


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the differences that a document's prose states."""
    for passage in document:
        if len(passage.mentions) > 2:
            yield from _taken(passage)
            yield from _spent(passage)
            yield from _moved(passage)
            yield from _apart(passage)


def difference(code: CheckCode, terms: Sequence[Figure], total: Mention, licence: Licence) -> Relation:
    """Return the relation of what is added and taken away to its result."""
    verb = "leaves" if any(term.factor < 0 for term in terms) else "make"
    return Relation(code, tuple(terms), total.figure, said(terms), licence, verb)


def _figures(passage: Prose, match: re.Match[str], *names: str) -> list[Mention]:
    return [passage.mentions[int(match[name])] for name in names]


def _taken(passage: Prose) -> Iterator[Relation]:
    ways: tuple[tuple[re.Pattern[str], Licence], ...] = ((LESS, "stated"), (BRACKETED, "implied"))
    for pattern, licence in ways:
        for match in passage.find(pattern):
            whole, part, rest = _figures(passage, match, "whole", "part", "rest")
            is_open = may_differ((whole, part), rest) or UNFIGURED.search(part.after[:80])
            told: Licence = "fits" if is_open else licence
            yield difference("committed_plus_remaining", [whole.figure, part.figure.times(-1)], rest, told)
    for pattern in (LEAVING, REMAINS):
        for match in passage.find(pattern):
            whole, part, rest = _figures(passage, match, "whole", "part", "rest")
            is_later = None not in (part.year, rest.year) and part.year != rest.year  # what is left after another year
            told = "fits" if is_later or UNFIGURED.search(part.after[:80]) else "implied"
            yield difference("committed_plus_remaining", [part.figure, rest.figure], whole, told)


def _spent(passage: Prose) -> Iterator[Relation]:
    for pattern in (AGAINST, BUDGET_FIRST):
        for match in passage.find(pattern):
            outturn, gap, budget = _figures(passage, match, "outturn", "gap", "budget")
            sign = 1 if match["kind"].lower() == "under" else -1
            is_part = PART_OF_IT.search(outturn.after) and PART_OF_IT.search(gap.after)
            terms = [outturn.figure, gap.figure.times(sign)]
            yield difference("committed_plus_remaining", terms, budget, "fits" if is_part else "stated")


def _moved(passage: Prose) -> Iterator[Relation]:
    for pattern in (MOVED, MOVEMENT):
        for match in passage.find(pattern):
            start, end, move = _figures(passage, match, "start", "end", "move")
            sign = -1 if match["down"] else 1
            if not holds([start.figure, move.figure.times(-sign)], end.figure):  # else the direction was misread
                yield difference("running_balance", [start.figure, move.figure.times(sign)], end, "fits")


def _apart(passage: Prose) -> Iterator[Relation]:
    """Yield by how much one figure is said to be more than another."""
    for pattern in (EXCEEDS, FALLS_SHORT, BETWEEN, BETWEEN_FIRST, MORE_THAN):
        one, other = ("larger", "smaller") if pattern in (EXCEEDS, FALLS_SHORT) else ("one", "other")
        for match in passage.find(pattern):
            first, second, gap = _figures(passage, match, one, other, "gap")
            larger, smaller = sorted((first.figure, second.figure), key=lambda figure: -figure.value)
            licence: Licence = "fits" if ADJUSTED.match(gap.after) else "stated"
            yield difference("committed_plus_remaining", [larger, smaller.times(-1)], gap, licence)
