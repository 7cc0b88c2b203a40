"""Stretches: a sentence, or up to five in a row, whose figures make up one of them, rounding allowed.

Which words tell it is left open: one for adding or for what is left must stand there, and chance must not explain it.
Nothing here can be an error of the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from pipeline.reconcile.figures import verdict_of
from pipeline.reconcile.prose.changes import END
from pipeline.reconcile.prose.incomplete import are_alternatives
from pipeline.reconcile.prose.nested import is_whole_beside_parts
from pipeline.reconcile.prose.parts import code_of
from pipeline.reconcile.prose.passages import Mention, Prose, Sentence
from pipeline.reconcile.prose.relation import Relation, parts_of, weight
from pipeline.reconcile.prose.remainders import of_three
from pipeline.reconcile.prose.sums import is_total

# Words that sums are told with: “made up of £A and £B”, “taking the overall value to £T”, “net of”, “a gap of”.
TOLD = re.compile(
    r"""\b(?:totals?|totall\w+|overall|altogether|combined|aggregate|sum|in\sall|together|both|whole|plus|on\stop|top\sup|so
      |further|additional|another|second|more|increas\w+|uplift\w*|rais\w+|r[io]s(?:e|es|en|ing)|extension|extend\w*|added
      |less|net|gross|offset|minus|reduc\w+|cut|fall\w*|fell|sav\w+|short\w*|gap|difference|variance|slippage|down|higher|lower
      |remain\w*|balance|rest|other|left|leav\w+|outstanding|unallocated|unspent|available|underspen\w+|overspen\w+
      |split|share\w*|divided|apportioned|allocated|compris\w+|consist\w*|composed|made\sup|being|includ\w+|inclusive
      |instalments?|contingency|match\w*|contribut\w+|respectively|carr\w+\sforward|towards|cover\w*|falls|met|elements?
      |bring\w*|tak(?:e|es|ing)|giv(?:es|ing)|mak(?:es|ing)|amounts?|equat\w+|equals|comes?|against|out\sof|of\swhich|make\sup|fund\w*|one-off|ongoing|recurring
      |requir\w+|need\w*|capital|revenue|therefore|thus|hence|return\w*|gone\sup|made|full)\b
    |[+=:(;]|\s[-–—]\s|\bi\.e\.|\bof\s(?:the|this|that)\s(?:\w{1,15}\s){0,2}«""",
    re.VERBOSE | re.IGNORECASE,
)
# “This decision awards £500,000 to two charities”, “three grants”: how many parts there are.
PARTS = re.compile(r"\b(?P<count>two|three|four|five|six|seven|[2-7])\s[a-z]", re.IGNORECASE)
COUNTS = {word: number for number, word in enumerate(("two", "three", "four", "five", "six", "seven"), 2)}
# “between £2m and £3m”: the ends of a range are no two sums.
BETWEEN = re.compile(r"\bbetween\s(?:[a-z]{1,8}\s){0,2}$", re.IGNORECASE)
# What one parts list of a page can have; the number of sentences that may tell one sum, and how far they may be apart.
MOST_PARTS, MOST_SENTENCES, MOST_APART = 8, 5, 5
# By chance figures come as near to a sum as these, one time in so many: in one sentence with a word for it, in one
# without, in two or three, and in more.
WITH_A_WORD, WITHOUT, APART, FAR_APART = Fraction(1, 3), Fraction(1, 50), Fraction(1, 4), Fraction(1, 10)
# “• Oak Ltd: £3,125,000 • Elm Ltd: £937,500 • Ash Ltd: £2,187,500”: one entry beside others is hardly their sum.
ENTRIES = Fraction(1, 1000)
# A rounded sum that may miss by more of itself than this says nothing: the first where the total is what its parts come
# to, rounded; the second where they only may come to it.
COARSE, FINE = Fraction(1, 8), Fraction(1, 50)


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the sums that hold over all the figures of a document's stretches."""
    places = [(passage, sentence) for passage in document for sentence in passage.sentences if sentence.mentions]
    for start in range(len(places)):
        for end in range(start + 1, min(start + MOST_SENTENCES, len(places)) + 1):
            stretch = places[start:end]
            if stretch[-1][0].number - stretch[0][0].number > MOST_APART:
                break
            mentions = [m for _, sentence in stretch for m in sentence.mentions if m.amount.role != "threshold"]
            if len(mentions) > MOST_PARTS:
                break
            if len(mentions) > 2:
                is_list = all(passage.is_item and len(passage.mentions) == 1 for passage, _ in stretch)
                yield from _whole_of(mentions, [sentence for _, sentence in stretch], is_list=is_list)


def _whole_of(mentions: Sequence[Mention], sentences: Sequence[Sentence], *, is_list: bool) -> Iterator[Relation]:
    """Yield the relation of the largest figure of a stretch to all others, where they make it up."""
    largest = max(mentions, key=lambda mention: mention.figure.value)
    parts = [mention for mention in mentions if mention.figure.value != largest.figure.value]
    rates = {mention.is_rate for mention in parts} | ({largest.is_rate} - {largest.amount.rate == "per_year"})
    if len(parts) < 2 or len(rates) > 1 or _is_range(mentions) or are_alternatives(mentions):
        return
    is_at_an_end = any(largest in sentence.mentions for sentence in (sentences[0], sentences[-1]))
    if not is_at_an_end and not END.search(largest.before[-60:]):
        return  # A total stands before its parts or behind them; among them it is one of a list.
    for chosen in (parts, list({mention.figure.value: mention for mention in reversed(parts)}.values())[::-1]):
        allowed = ENTRIES if is_list and not is_total(largest) else _allowed(chosen, largest, sentences)
        if len(chosen) > 1 and chance(chosen, largest) <= allowed:
            if len(chosen) == 2:
                is_last = mentions[-1] is largest or is_total(largest)
                yield of_three(largest, (chosen[0], chosen[1]), is_last=is_last, licence="fits")
            else:
                yield parts_of(code_of(chosen), [mention.figure for mention in chosen], largest.figure, "fits")
            return


def chance(parts: Sequence[Mention], total: Mention) -> Fraction:
    """Return how often figures of their kind would make up such a total by chance; 1 where they do not make it up."""
    terms = [mention.figure for mention in parts]
    if is_whole_beside_parts(parts):
        return Fraction(1)
    verdict, computed, reported, difference = verdict_of(terms, total.figure)
    if verdict == "exact":
        return Fraction(1, weight(terms, total.figure))
    if verdict != "consistent" or min(term.value for term in terms) < abs(difference):
        return Fraction(1)
    greatest, values = max(term.value for term in terms), sum(term.value for term in terms)
    if len(terms) > 2 and abs(2 * greatest - values) <= FINE * greatest:
        return Fraction(1)  # “£1.76m and £0.3m of the £9.25m …, £7.18m being kept”: a whole beside its own parts
    width = computed.high - computed.low + reported.high - reported.low
    is_rounded_to_it = reported.low < values < reported.high
    allowed = COARSE if is_rounded_to_it else FINE
    return width / total.figure.value if width <= allowed * total.figure.value else Fraction(1)


def _allowed(parts: Sequence[Mention], total: Mention, sentences: Sequence[Sentence]) -> Fraction:
    """Return by how small a chance a sum must be explained to be believed, by the words of its sentences."""
    is_rounded = sum(mention.figure.value for mention in parts) != total.figure.value
    if _counts(parts, sentences):
        return COARSE if is_rounded else WITH_A_WORD
    if not any(TOLD.search(sentence.masked[:1000]) for sentence in sentences):
        return WITHOUT if len(sentences) == 1 else Fraction(0)
    if len(sentences) > 3:
        return FAR_APART / 2 if is_rounded else FAR_APART
    return COARSE if is_rounded else WITH_A_WORD if len(sentences) == 1 else APART


def _counts(parts: Sequence[Mention], sentences: Sequence[Sentence]) -> bool:
    """Return whether the sentences say how many parts there are."""
    said = {match["count"].lower() for sentence in sentences for match in PARTS.finditer(sentence.masked[:1000])}
    return len(parts) in {COUNTS.get(count) or int(count) for count in said}


def _is_range(mentions: Sequence[Mention]) -> bool:
    return any(BETWEEN.search(mention.before[-20:]) for mention in mentions)
