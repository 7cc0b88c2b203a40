"""Year counts: the words beside a financial year that tell how many years there are, or that they go on."""

from __future__ import annotations

import re

from extractors.lexicon.periods import COUNT, COUNTS

BEFORE = 64  # characters before a year that may tell how many follow
FEW = rf"(?<!\w){COUNT}[\s-](?:financial\s)?years?(?:\s(?:cycle|period|programme|project|plan|term|pilot))?"
# "for three years from 2019/20", "a 2 year cycle beginning at the start of the 2019/20", "two years that start with"
YEARS_FROM = re.compile(
    rf"{FEW}\s(?:from|(?:that\s|which\s)?(?:starting|beginning|commencing|starts?|begins?))(?:\s(?:in|from|with|at|on))?"
    r"(?:\sthe\s(?:start|beginning)\sof)?(?:\sthe)?\s$",
    re.IGNORECASE,
)
# "over the three years to 2023/24", "for two years ending in 2023/24"
YEARS_TO = re.compile(
    rf"{FEW}\s(?:(?:up\s)?to|until|(?:that\s|which\s)?(?:ending|concluding|finishing|running|ends?)(?:\s(?:in|with|at|to|on))?)"
    r"(?:\sthe\send\sof)?(?:\sthe)?\s$",
    re.IGNORECASE,
)
LATER = r"(?:further|more|following|next|subsequent|ensuing|later)"
AFTER, FURTHER = (COUNT.replace("<count>", f"<{name}>") for name in ("after", "further"))
# "2021/22 and the year after", "2021/22 and the two years that follow", "2021/22 and two further years"
YEARS_AFTER = re.compile(
    rf"""\s(?:and|plus)\s(?:(?:for|in)\s)?(?:
        the\s{LATER}\s(?:{COUNT}\s)?(?:financial\s)?years?
      | (?:the\s)?(?:{AFTER}\s)?(?:financial\s)?years?\s
        (?:after(?:wards)?(?:\s(?:it|that))?|that\sfollows?|following|to\sfollow)
      | (?:the\s)?{FURTHER}\s{LATER}\s(?:financial\s)?years?
    )\b(?!\s?[,(]?\s?(?:£|20\d\d|it\b))""",
    re.VERBOSE | re.IGNORECASE,
)
# "2016/17onwards", "2021/22 and future years", "in 2021/22 and in every later year", "2021/22 and thereafter"
OPEN = re.compile(
    r"\s{0,2}(?:onwards?\b|on\b(?=[;,.])|and\s(?:(?:for|in)\s)?(?:(?:all|any|every|each|the)\s)?"
    r"(?:future|subsequent|later|following|ensuing|coming|succeeding)\syears\b"
    r"|and\s(?:(?:for|in)\s)?(?:every|each|any)\s(?:future|subsequent|later|following|ensuing|coming|succeeding)\syear\b"
    r"|and\s(?:every|each)\syear\s(?:after|thereafter|that\sfollows)\b"
    r"|and\sbeyond\b|and\sthereafter\b|and\safterwards\b)",
    re.I,
)
YEARLY = r"(?:per\sannum|p\.?a\.?|a\syear|(?:each|every|per)\syear|annually|yearly)"
# "additional revenue costs of £3.9m from 2020/21, to come from budgets"; "starting in 2023/24"
STARTING = re.compile(
    rf"(?:£\s?[\d.,]{{1,12}}\s?(?:k|m|bn|million|thousand)?\b(?:\s{YEARLY})?\s(?:with\seffect\s)?from"
    r"|\b(?:starting|beginning|commencing)\s(?:from|in))\s(?:FY\s?)?$",
    re.IGNORECASE,
)
# "£1.1m a year is needed from 2031/32", "£8.2m of spend is to be incorporated into the budget from 2031/32"
RECURRING = re.compile(
    rf"\b(?:{YEARLY}|annual|recurring|recurrent|ongoing|on-going|needed|required|found|built|incorporated|included)"
    r"[^.;:£\d]{0,40}\sfrom\s(?:FY\s?)?$",
    re.IGNORECASE,
)
# "£4.3m per annum from 2031/32 are to be drawn from the reserve"; not "a year from 2031/32 funds"
ANNUAL = re.compile(rf"\b{YEARLY}\s(?:with\seffect\s)?from\s(?:FY\s?)?$", re.IGNORECASE)
RUNNING_ON = re.compile(r"\s(?:is|are|will|would|comes?|has|have|and|with|which|that|to\sbe|being)\b(?!\s20\d\d)")
# "from 2023/24, £3m per year"
LATER_SUM = re.compile(rf",?\s£\s?[\d.,]{{1,12}}\s?(?:k|m|bn|million|thousand)?\s{YEARLY}", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s(?:FY\s?)?$", re.IGNORECASE)
# "From 2017/18 the target will be harder": the first of many, at the start of a sentence
OPENING = re.compile(r"(?:^|[.;:]\s{1,2}|\n)(?:From|As\s(?:of|from)|With\seffect\sfrom)\s(?:FY\s?)?$")
OPENED = re.compile(r"(?:\sonwards)?,?\s(?:the|this|that|it|there|an?|these|all|each|its|their|MOPAC|we)\b")
ENDING = re.compile(r"\s{0,2}(?:$|[.,;)](?!\d)|(?:come|comes|will\sbe|is\sto|and\sis|which)\b)", re.IGNORECASE)


def years_counted(text: str, start: int) -> tuple[int, int]:
    """Return how many more years lie before and behind the year at a place, as the words before it count them.

    >>> years_counted("for three years from 2019/20", 21), years_counted("the two years to 2019/20", 17)
    ((0, 2), (1, 0))
    """
    before = text[max(0, start - BEFORE) : start]
    if match := YEARS_FROM.search(before):
        return 0, _number(match["count"]) - 1
    if match := YEARS_TO.search(before):
        return _number(match["count"]) - 1, 0
    return 0, 0


def years_following(text: str, end: int) -> tuple[int, int]:
    """Return how many years follow those that end at a place, as the words behind tell, and where these words end.

    >>> years_following("2019/20 and the two years after", 7)
    (2, 31)
    """
    match = YEARS_AFTER.match(text, end)
    if match is None:
        return 0, end
    return _number(match["count"] or match["after"] or match["further"] or "one"), match.end()


def is_start(text: str, start: int, end: int) -> bool:
    """Return whether the year at a place is the first of many: "£3.9m a year from 2020/21"."""
    before = text[max(0, start - BEFORE) : start]
    if OPENING.search(before) or ANNUAL.search(before):
        following = OPENED if OPENING.search(before) else RUNNING_ON
        if following.match(text, end):
            return True
    if FROM.search(before) and LATER_SUM.match(text, end):
        return True
    return bool((STARTING.search(before) or RECURRING.search(before)) and ENDING.match(text, end))


def _number(count: str) -> int:
    return int(count) if count.isdigit() else COUNTS[count.lower()]
