"""Figures: where a stretch of prose writes a sum of money, in every shape that the papers print.

A figure that is cut off or ill-formed is refused, not guessed at: "£27,5" may have been anything from £27,500 upward.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.document import Span
from pipeline.errors import NotMoneyError
from pipeline.money import Money, parse_money

UNIT = r"(?:k|thousand|mn?|mil|millions?|bn|billion)"
# A word that lost the space before it: "£2,400,160in total", "£2.1mof grant".
FUSED = r"(?:per|for|from|in|into|of|on|onwards?|over|to|towards?|and|is|was|at|by|with|grant|funding|each|p\.?a)"
FIGURE = re.compile(
    rf"""(?: (?P<minus>(?<=[\s(])[-−])? (?P<sign>£[^\S\n]{{0,2}}|\bGBP[^\S\n]?)
           | (?P<ocr>(?<![\w.])f)
           | (?P<bare>(?<![\w.,£/])) )
        (?P<number>
            (?: \d{{1,9}}(?:,\s?\d{{3}}(?!\d)){{1,5}}    # 948,419   1,948, 419   1, 948, 419   1000,000
              | \d{{1,3}}(?:\s\d{{3}}){{0,3}}\s000(?!\d)  # 30 000
              | \d{{1,15}} )
            (?: \.\d{{1,6}} | \.\s\d{{1,3}}(?={UNIT}\b) )?  # £1.25   £1. 3M
        )
        (?: (?P<gap>[ -]?)(?P<unit>{UNIT}) (?: (?![A-Za-z]) | (?={FUSED}\b) ) )?""",
    re.VERBOSE | re.IGNORECASE,
)
# "£8 years": a stray sign on a duration.
DURATION = re.compile(r"\s{0,2}-?\s?(?:years?|months?|weeks?|days?|hours?|minutes?)\b", re.IGNORECASE)
# "£2.6 and £3.4m", "£2.6-3.4m": sign or unit stand once for both.
SHARED = re.compile(r"\s{0,2}(?:and|to|or|plus|[-–+])\s{0,2}", re.IGNORECASE)
# "3 million people", "5.6m journeys": a number that counts. Money is followed by other words, or by none.
COUNTING = re.compile(r"\s{1,2}(?!of|for|in|and|or|to|from|per|by|at|over|with|as|is|was|will)[a-z]{3,20}\b")
# "£ 3 3 0 , 0 0 0", as letter-spaced type is read: "£ 3" is not what is printed.
SET_APART = re.compile(r"(?:\s,)?(?:\s\d\b){2}")
# "£23O,000", "£1O0,000", "£3\ufffd0,000": a letter or a glyph without a meaning in place of a digit.
NO_DIGIT = re.compile(r"[A-Z](?![a-z])|[\ufffd\ue000-\uf8ff]")
# "£2½ million"
FRACTION = re.compile(r"\s?[¼½¾⅐-⅞]")
# "£4⁹⁹": behind a small sum without pence they are pence, or the mark of a footnote with two digits.
RAISED = re.compile(r"\.?\s?[⁰¹²³⁴⁵⁶⁷⁸⁹]{2}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])")
# "£330 ,000" and "£330-,000", where the space or the hyphen is the writer's tool's; "£330<soft hyphen>,000".
GOES_ON = re.compile(r"[\s-]?,\d{3}(?!\d)|[\u00ad\u200b-\u200d\u2060\ufeff][\d,.]")
# What may stand before a sum that lost its sign: "the total of 6.5m", "£3m plus 3.4m".
LEADING = re.compile(r"(?:\b(?:of|and|or|to|plus|less|is|was|at|by|from|for|with|total|totalling)|[(+=,:–-])\s{0,2}$")
# "the use of 6.5m of the Home Office funding": money follows, and "6.5m" counts nothing else.
FUNDS_FOLLOW = re.compile(
    r"\s{1,2}of\s(?:[\w'’-]{1,20}\s){0,4}(?:funding|funds|grants?|budgets?|monies|money|underspends?|reserves?)\b",
    re.I,
)


class Figure(NamedTuple):
    """A sum of money that a text writes: where, what it stands for, and the rule that recognised it."""

    span: Span
    money: Money
    rule: str


class Refusal(NamedTuple):
    """Something that looks like a sum and is not read, with the reason."""

    span: Span
    why: str


def find_figures(text: str, *, is_end: bool = False) -> Iterator[Figure | Refusal]:
    """Yield the sums that a text writes, in order; `is_end` says that the document ends with this text.

    >>> [found.money.pence for found in find_figures("up to £1,948, 419 (£1.9m) until 2020/21")]
    [194841900, 190000000]
    >>> [found.why for found in find_figures("over £8 years")]
    ['a duration with a stray pound sign']
    """
    matches = list(FIGURE.finditer(text))
    signed = [match for match in matches if match["sign"]]
    units = {match["unit"].lower()[0] for match in signed if match["unit"]}
    before: re.Match[str] | None = None
    for at, match in enumerate(matches):
        after = matches[at + 1] if at + 1 < len(matches) else None
        figure = _read(match, text, before, after, units, is_end)
        if figure is not None:
            yield figure
        before = match


def _read(
    match: re.Match[str],
    text: str,
    before: re.Match[str] | None,
    after: re.Match[str] | None,
    units: set[str],
    is_end: bool,
) -> Figure | Refusal | None:
    if match["sign"] is None:
        is_grouped = match["unit"] is not None or "," in match["number"]
        if match["ocr"]:
            return _figure(match, "figures.ocr_sign") if is_grouped else None
        rule = _signless(match, text, before, units)
        return _figure(match, rule) if rule else None
    if not match["number"].strip("0,. ") and len(match["number"]) > 1:
        return None  # "£000" heads a column
    if why := _flaw(match, text, is_end):
        return Refusal(Span(*match.span()), why)
    if match["unit"] is None and (unit := _shared_unit(match, text, after)):
        return _figure(match, "figures.shared_unit", unit)
    # Nobody writes pounds with one place: "£10.7" beside "£8.2m" and "£2.5m" is in millions too.
    if match["unit"] is None and units == {"m"} and re.fullmatch(r"\d{1,3}\.\d", match["number"]):
        return _figure(match, "figures.lost_unit", "m")
    return _figure(match, "figures.signed")


def _figure(match: re.Match[str], rule: str, unit: str = "") -> Figure | Refusal:
    span = Span(*match.span())
    try:
        money = parse_money(f"{match['minus'] or ''}{match['number']}{match['unit'] or unit}")
    except NotMoneyError as error:
        return Refusal(span, str(error))
    return Figure(span, money, rule)


def _flaw(match: re.Match[str], text: str, is_end: bool) -> str | None:
    """Return why a figure with its sign is not read; None where it is sound."""
    rest = text[match.end() : match.end() + 24]
    number = match["number"]
    is_last = is_end and not rest.strip(" ,.") and not rest.startswith(". ")
    if len(number) == 1 and SET_APART.match(rest):
        return "its digits are set apart"
    if re.match(r",?\d|\.\d|/\d", rest) or GOES_ON.match(rest):
        return "its digits do not make a figure"
    if is_last and match["unit"] is None and "," not in number and not rest.startswith(". "):
        return "the text ends within the figure" if not rest.startswith(".") else None
    if match["unit"] is None and "," not in number and DURATION.match(rest):
        return "a duration with a stray pound sign"
    if NO_DIGIT.match(rest) or FRACTION.match(rest):
        return "something that is no digit stands in it"
    if number.isdecimal() and len(number) < 4 and match["unit"] is None and RAISED.match(rest):
        return "the raised figures behind it may be pence"
    if re.match(rf"(?!{FUSED}\b)[a-z]", rest):
        return "its unit is not known"
    return None


def _shared_unit(match: re.Match[str], text: str, after: re.Match[str] | None) -> str | None:
    """Return the unit that a bare figure shares with the next: "£2.6 and £3.4m"."""
    number = match["number"]
    if "," in number or " " in number:
        return None
    shares = after and after["unit"] and SHARED.fullmatch(text, match.end(), after.start())
    if after and shares and float(number) < float(re.sub(r"[\s,]", "", after["number"])):
        return str(after["unit"])
    return None


def _signless(match: re.Match[str], text: str, before: re.Match[str] | None, units: set[str]) -> str | None:
    """Return the rule by which a number without a sign is money: it shares one, or lost its own; None for a count."""
    if match["unit"] is None or COUNTING.match(text, match.end()):
        return None
    if before and before["sign"] and SHARED.fullmatch(text, before.end(), match.start()):
        return "figures.shared_sign"
    is_short = "." in match["number"] and not match["gap"]
    leads = LEADING.search(text[max(0, match.start() - 12) : match.start()])
    is_beside = match["unit"].lower()[0] in units or FUNDS_FOLLOW.match(text, match.end())
    return "figures.lost_sign" if is_short and leads and is_beside else None
