"""Movements: of a sum that goes from one figure to another, the first is how things stood.

It is context, where it is no level of reserves or borrowing, and no limit: those stay what they are. The second is what
comes of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.amounts.surroundings import Surroundings
from extractors.attribution.votes import Vote
from extractors.lexicon.cues import SUM

STOPS = frozenset({".", ";"})
# "reserves fall from £93.1m to £71.4m", "borrowing has reduced from £47m to £41m"
LEVELS = frozenset({"reserve", "reserves", "balance", "balances", "borrowing", "debt", "underspend", "overspend"})
# "Virement between budget heads moves from £250,000 to £500,000"
LIMITS = frozenset({"limit", "limits", "threshold", "thresholds", "virement", "delegation"})
BEFORE, BETWEEN = 6, 12  # words: "from the original contract value of £", "£ at the end of 2022/23 to £"
STRONG = 12.0  # so that it decides alone
RESULT = 5.0


def movement_vote(around: Surroundings) -> Iterator[Vote]:
    """Yield what the figures of "raise the grant from £327k to a maximum of £527k" are: as it was, and the result."""
    texts, at, sentence = around.words.texts, around.at, around.sentence
    if _moves(texts, at, sentence):
        told = set(texts[sentence.start : at])
        role = "balance" if LEVELS & told else "threshold" if LIMITS & told else "context"
        yield Vote(role, STRONG, "movement", "the first of 'from … to …'")
    first = next((place for place in range(at - 1, max(sentence.start, at - BETWEEN), -1) if texts[place] == SUM), None)
    if first is not None and _moves(texts, first, sentence) and not (LEVELS | LIMITS) & set(texts[sentence.start : at]):
        yield Vote("result", RESULT, "movement", "the last of 'from … to …'")


def _moves(texts: Sequence[str], at: int, sentence: range) -> bool:
    """Return whether the sum at a place is one from which something goes to another sum."""
    led = texts[max(sentence.start, at - BEFORE) : at]
    if "from" not in led or SUM in led[_last(led, "from") :]:
        return False
    behind = texts[at + 1 : min(sentence.stop, at + 1 + BETWEEN)]
    until = behind.index(SUM) if SUM in behind else 0
    return "to" in behind[:until] and not STOPS & set(behind[:until])


def _last(words: Sequence[str], wanted: str) -> int:
    return len(words) - 1 - words[::-1].index(wanted)
