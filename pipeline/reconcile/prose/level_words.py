"""Level words: whether a figure is what a fund held before, what it holds after, or what came into it or went."""

from __future__ import annotations

import re
from typing import Literal

from pipeline.reconcile.prose.passages import Mention

Part = Literal["before", "after", "in", "out"]
_WORDS = (
    r"(?:\s(?:the|a|an|year|balance|level|reserves?|fund|of|is|was|were|there|at|with|on|in|it|(?:20)?\d{2}/\d{2}|\d{1,2}"
    r"|april|march|20\d\d)\b){0,7}\s?$"
)
_ENDED = r"(?:ended|ends|closed|closes|shut|was\sover|is\sover|had\spassed|was\sout)"
# “Opening balance £4.0m”, “The reserve opens the year at £4.0m”, “Reserves stood at £2.1m on 1 April, rose by …”,
# “began the year with £4.0m”, “they had begun with £4.0m”, “When the year started there was £4.0m”
BEFORE = re.compile(
    rf"\b(?:reserves?\swas|reserves\swere|stood\sat|opening|opens?|opened|brought\sforward|start(?:s|ed|ing)?|beg[aiu]ns?|entered)"
    rf"{_WORDS}|\b(?:on|at)\s1\sApril\b[^«»;.¦]{{0,50}}\b(?:held|had|was|were|stood\sat|lay)\s$",
    re.IGNORECASE,
)
# “£4.0m on 1 April”, “was £4.0m when it opened”
BEFORE_BEHIND = re.compile(
    r"^\s(?:in\sit\s|there\s)?(?:(?:at|on)\s1\sApril|at\sthe\s(?:start|beginning|outset)|when\s(?:it|they|the\syear|20\d\d/\d\d)\s(?:opened|began|started)"
    r"|to\s(?:start|begin)\swith)\b",
    re.IGNORECASE,
)
# “closing balance £3.3m”, “it closes at £3.3m”, “and £2.2m drawn down, leaving £3.3m”
AFTER = re.compile(
    rf"\b(?:closing|closes?|closed|leav(?:es?|ing)|carried\sforward|year-end|end(?:s|ed|ing)?|it\swill\sbe|they\swill\sbe|down\sto|up\sto"
    rf"|(?:fallen|risen|grown|dropped|shrunk|sunk)\sto){_WORDS}"
    # “At the close of 2031/32 the general reserves held £3.3m”, “On 31 March there was £3.3m in it”, “goes into the
    # next year with £3.3m”
    r"|\bgo(?:es)?\sinto\s(?:the\snext|20\d\d)[^«»;.¦]{0,15}\swith\s$"
    r"|\b(?:(?:at|by)\s(?:the|its|their)\s(?:close|end)|(?:on|at|by)\s31\sMarch)\b[^«»;.¦]{0,50}\b(?:held|had|were|was|stood\sat|came\sto)\s$",
    re.IGNORECASE,
)
# “leave £60,000 to carry forward”, “held £3.3m when 2031/32 was over”, “£3.3m was there at its end”
AFTER_BEHIND = re.compile(
    rf"^\s(?:(?:is|are|was)\s)?(?:to\scarry|to\sbe\scarried|carried)\s(?:forward|over)\b|^\s(?:in\sit\s|left\s|(?:was|were)\sthere\s)?"
    rf"(?:when\s[^«»;.¦]{{2,25}}?{_ENDED}\b|(?:at|by)\s(?:the|its|their|year)(?:\s|-)?(?:year\s|year-|financial\s)?(?:close|end)\b|(?:at|on)\s31\sMarch\b)",
    re.IGNORECASE,
)
# “transfers in £1.5m”, “£1.5m is added”, “received £1.5m”, “General reserves gained £1.5m”, “there was growth of £1.5m”
IN = re.compile(
    r"\b(?:transfers?\sin|paid\sin|additions?|added|contributions?|receipts?|received|income|top-up|(?:rose|increased|grew|grown|risen|up)\sby"
    r"|gain(?:ed|s)?|(?:growth|rise|increase)\sof|put\sin(?:to)?)\b[^«»;.¦]{0,20}$",
    re.IGNORECASE,
)
IN_BEHIND = re.compile(
    r"^\s(?:came|comes)\sin\b|^\s(?:is|was|are|were|will\sbe|has\sbeen)\s(?:added|transferred\sin|paid\sin(?:to)?|put\sin(?:to)?|received|contributed)\b"
    r"|^\s(?:higher|more|up|larger)\b",
    re.IGNORECASE,
)
# “drawdown £2.2m”, “£2.2m is drawn down”, “paid out £2.2m”, “Earmarked reserves gave up £2.2m”, “lost £2.2m”
OUT = re.compile(
    r"\b(?:transfers?\sout|paid\sout|draw-?downs?|withdrawals?|use|used|spend|spent|payments?|outgoings|expenditure|releases?"
    r"|(?:fell|fallen|decreased|reduced|dropped|shrank|shrunk|sank|down|lower)\sby|gave(?:\sup|\saway)?|given\saway|lost|losing"
    r"|shed|(?:fall|drop|decrease|reduction)\sof)\b[^«»;.¦]{0,20}$",
    re.IGNORECASE,
)
OUT_BEHIND = re.compile(
    r"^\s(?:is|was|are|were|will\sbe|has\sbeen|(?:had\s)?been)?\s?(?:drawn\s(?:down|on)|drawn\b|withdrawn|used|spent|transferred\sout|taken\s(?:out|from)"
    r"|released|given\saway|paid(?!\sin)|(?:went|goes|gone)\sout)\b|^\sto\s(?:the\s)?(?:revenue|capital)\b|^\s(?:lower|less|down|smaller)\b",
    re.IGNORECASE,
)
# “£3.1m was to be drawn”, “less than the £2m planned”: what did not happen
PLANNED = re.compile(
    r"\b(?:plan(?:s|ned)?|budget(?:ed)?|forecast|expected|foreseen|intended|assumed|estimated|originally|instead|than)\b",
    re.IGNORECASE,
)


def part_of(mention: Mention) -> Part | None:
    """Return what a figure is for a fund: what it held or holds, what came in or went out."""
    before, behind = mention.before[-80:], mention.after[:60]
    if BEFORE.search(before) or BEFORE_BEHIND.match(behind):
        return "before"
    if AFTER.search(before) or AFTER_BEHIND.match(behind):
        return "after"
    if OUT.search(before[-60:]) or OUT_BEHIND.match(behind):
        return "out"
    return "in" if IN.search(before[-60:]) or IN_BEHIND.match(behind) else None


def is_planned(mention: Mention) -> bool:
    """Return whether the words at a figure say that it was planned, or is set beside what was."""
    return bool(PLANNED.search(f"{mention.before[-60:]} {mention.after[:25]}"))
