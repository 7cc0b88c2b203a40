"""Other money: the words by which a yearly sum and a total of one sentence are not of the same money."""

from __future__ import annotations

import re

# “of which”, “including”, “saving”, “with indexation”: the yearly sum is not the one that the total is made of.
OTHER_MONEY = re.compile(
    r"""\b(?:(?<!each\s)of\s(?:which|it|this)|repa(?:y|id)\w*|loans?|compared|instead|previously|formerly|existing|old
    |includ\w{1,4}(?!\s(?:all\s)?(?:on-?costs|overheads|expenses|delivery|pension))|sav\w{1,4}|plus|and\sa\sfurther
    |between(?!\s(?:the|all|its|these|\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve)\b)
    |from(?!\s(?:the\s)?(?-i:[A-Z])|\s\d)|up\sfrom|rising|excluding|index\w*|inflation\w*|[rc]pi)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# “£6m over four years is sought; upkeep is £1.2m a year”, “and the present supplier is paid £2.5m a year”: a clause of
# its own, unless it goes on to the figure or to a total.
OTHER_CLAUSE = re.compile(
    r"""(?:;|\b(?:and|but|while|whereas|with|against))\s
    (?!(?:(?:so|thus|hence|then|for|in|an?|at|of|to|is|be|over|up|the|its)\s){0,3}(?:$|total|this|that|it\b|all\b|overall|whole|full
    |cost|outlay|value|sum|price|contract|term|year|annual|\d|two|three|four|five))""",
    re.VERBOSE | re.IGNORECASE,
)
# “from then on”, “once the works are done”, “set-up costs bring it to”: money of another time or kind.
OTHER_TIME = re.compile(
    r"""\b(?:thereafter|afterwards|from\sthen|(?:once|after)\s(?:that|this|which|the|it|they)|on-?going|subsequent\w*|set-?up|start-?up
    |one-off|on\scompletion|(?:following|after)\swhich|in\sthe\s(?:first|last|final)|(?:last|previous|prior)\syear)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# “£84,000 in all, subject to review after the second year”, “…, with a break clause after two years”: what is said
# behind the last figure of when it is looked at again is of no money.
REVIEWED = re.compile(
    r"(?:,|\s[–-]|\()\s?(?:(?:and|with|but|which)\s)?(?:(?:it\s)?(?:is|are|will\sbe)\s)?(?:subject\sto\s)?(?:an?\s|the\s|its\s|to\sbe\s)?(?:[a-z]{3,12}\s)?"
    r"(?:review\w*|break(?:\sclauses?|\spoints?|s)?|evaluat\w+|notice|report\w*|progress|performance|re-?let|reconsider\w*)\b",
    re.IGNORECASE,
)


def is_other(words: str, between: str) -> bool:
    """Return whether the words of a sentence, or those between two figures of it, part a yearly sum from a total.

    >>> is_other("It is «0» a year for four years, and «1» in all.", " a year for four years, and ")
    False
    >>> is_other("«0» over four years is sought; upkeep is «1» a year.", " over four years is sought; upkeep is ")
    True
    """
    return bool(OTHER_TIME.search(_without_review(words[:600])) or OTHER_CLAUSE.search(between))


def _without_review(words: str) -> str:
    """Return the words of a sentence without those behind its last figure that say when it is reviewed."""
    end = words.rfind("»") + 1
    tail = REVIEWED.search(words, end)
    return words[: tail.start()] if end and tail else words
