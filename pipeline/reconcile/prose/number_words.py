"""Number words: the counts that a text writes in words, from “one” to “two hundred and fifty thousand”."""

from __future__ import annotations

_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBERS = {word: number for number, word in enumerate([*_ONES, *_TEENS], 1)}
NUMBERS |= {word: 10 * number for number, word in enumerate(_TENS, 2)}
# The longer first, as “sixteen” begins with “six”
_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES)}))?|{'|'.join(_TEENS)}|{'|'.join(_ONES)})"
_HUNDREDS = rf"(?:(?:{_SMALL}|a)\shundred(?:\sand\s{_SMALL}\b)?|{_SMALL})"
# “eight thousand”, “a hundred”, “one hundred and twenty-five”, “twenty-five thousand”, “a thousand and fifty”
WRITTEN = rf"(?:(?:{_HUNDREDS}|a)\sthousand(?:(?:,|\sand)?\s{_HUNDREDS}\b)?|{_HUNDREDS})"


def number_of(words: str) -> int:
    """Return the number that such words write.

    >>> number_of("twenty-five"), number_of("A hundred and six"), number_of("two hundred and fifty thousand")
    (25, 106, 250000)
    """
    total = below = 0
    for word in words.lower().replace("-", " ").replace(",", " ").split():
        if word == "thousand":
            total, below = total + (below or 1) * 1000, 0
        elif word == "hundred":
            below = (below or 1) * 100
        else:
            below += NUMBERS.get(word, 0)
    return total + below
