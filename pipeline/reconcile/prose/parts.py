"""Parts: a whole and its parts in a paragraph of prose: "£X, comprising £Y … and £Z", "£X: £Y … and £Z"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.reconcile.figures import Figure
from pipeline.reconcile.prose.incomplete import are_alternatives, is_priced, may_differ
from pipeline.reconcile.prose.passages import MASK, Mention, Prose
from pipeline.reconcile.prose.relation import Licence, Relation, fitting, parts_of
from pipeline.records import CheckCode

# As in “£1,340,627 … Comprising of up to £1,331,927 … and £8,700”; “split as:”, “split –”; “made up of £17.9m and …”;
# “This budget is formed of …”; “is the sum of £A from … and £B”; “is profiled £A in 2031/32 and £B in 2032/33”,
# “is profiled by financial year:”;
# “payable in two instalments of £A and £B”, “in quarterly instalments:”; “shared between Camden (£A) and Brent (£B)”,
# but “shared between Oak Trust and Elm Trust, and £A went to Ash Trust”
SPLIT = re.compile(
    r"""\b(?:split(?:\s(?:as|into|between|across|over)\b|:|\s[–—-](?:\s|$)|\s(?=(?:up\sto\s)?«))|compris(?:ing|es?|ed)\b|consist(?:ing|s)\sof|made\sup\s(?:of|as)
    |(?:formed|composed|built\sup)\s(?:of|from)
    |broken\sdown|breaks\sdown|divided\s(?:into|between)
    |(?:shared|allocated|apportioned|distributed)\s(?:between|among(?:st)?)\b(?=[^«»¦;.,]{0,80}:|(?:(?!\b(?:and|which|who)\b)[^«»¦;.:]){0,60}«)
    |(?:the\s(?:sum|total)|combination)\sof\s(?=«)|as\sfollows
    |(?:profiled|phased|spread)\s(?:by|over|across)\s(?:the\s)?(?:financial\s)?years?(?=:)
    |(?:profiled|phased|scheduled|apportioned)\s(?:as\s|at\s)?(?=(?:up\sto\s)?«)|(?:paid|payable|claimed)\sas\s(?=«)|\bin\s(?:[a-z]{2,12}\s){0,2}(?:instalments|tranches|payments|stages|phases)(?=:)|(?:instalments|tranches|payments)\sof\s(?=«)|namely|that\sis,?\s(?=(?:up\sto\s)?«))""",
    re.VERBOSE | re.IGNORECASE,
)
# As in “at most £1,300,000: £550,000 from …”, “£163,428 (£100K … and £63,428 …)”, “£47.2m, from … (£61.7m) and …”;
# “£3.3m has come from three sources: £2.1m from …”
OPENING = re.compile(
    r"«(?P<total>\d{1,4})»(?P<words>[^«»:(¦]{0,60}?)(?P<mark>:|\(|,?(?<!\bup)\sfrom\b[^«»:(¦]{1,40}:|,?(?<!\bup)\sfrom\b|,?\sbeing\b|\s[-–—]\s)"
)
# “The funder has phased its £538,000: £A in 2031/32, £B in 2032/33 and …”: all its years are named.
PHASED = re.compile(r"\b(?:phased|profiled)\s(?:its|the|this|their)\s$", re.IGNORECASE)
# “used to fund the coordinator (£100,000) and grants of £230,000”: the whole stands in front of the verb.
USED = re.compile(
    r"\b(?:used\s(?:to|for)|(?:to|will|would)\s(?:fund|pay|cover|meet|support)|pays|funds|covers|provides?)\b",
    re.IGNORECASE,
)
# “costs £300,000, of which the county pays £100,000”, “costs £300,000; the county pays £100,000”: some of it only
SOME = re.compile(r";|\bof\swhich\b", re.IGNORECASE)
# “offset by Transformation (£13.6m)”, “less the £0.5m already allocated”: what follows is taken away.
TAKEN = re.compile(r"\b(?:offset\sby|less\b(?!\sthan)|minus|net\sof|reduced\sby|after\sdeducting)", re.IGNORECASE)
# “a forecast underspend of £17.3m … a MOPAC overspend of £0.4m”
OVER = re.compile(r"\bover-?\s?(?:spend|spent|run)", re.IGNORECASE)
UNDER = re.compile(r"\bunder-?\s?(?:spend|spent|run)", re.IGNORECASE)
# “The annual budget is £318,000, of which £220,000 is for salaries”: both are for a year.
ANNUAL = re.compile(r"\bannual\s(?:budget|cost|grant|funding|allocation)\s(?:is|of|was|at)\s$", re.IGNORECASE)
PURPOSE = re.compile(r"^\s(?:is\s|are\s)?(?:[a-z]{2,12}(?:ing|ed)\s)?(?:for|to|from|on|in|by|of)\b", re.IGNORECASE)
BRACKETS = re.compile(r"\([^()]{0,200}\)")
# “£150,000 in May and the rest later”, “fuel: to be confirmed”
OPEN_ENDED = re.compile(r"\b(?:the\srest|remain\w{1,4}|to\sbe\s(?:confirmed|agreed)|tbc)\b[^«»]*$", re.IGNORECASE)
# “A budget of £6.5m is sought, £3m for vans and £3.4m for cars”, “£2m over both years, with £1m in …”
SPREAD = re.compile(r"«(?P<total>\d{1,4})»[^«»¦]{0,60}?[,;–-]\s(?:with\s)?(?=(?:up\sto\s)?«)")
TOTAL = re.compile(r"\btotal\b", re.IGNORECASE)
# “over two years”, “for both years”: so many parts are to come.
YEARS_OF_IT = {"both": 2, "two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4, "five": 5, "5": 5}
COUNTED_YEARS = re.compile(rf"\b(?P<count>{'|'.join(YEARS_OF_IT)})\s(?:financial\s)?years\b", re.IGNORECASE)
# A sentence that seems to split a sum into more parts than this is not a sentence.
MOST_MENTIONS = 24


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the parts and wholes that a document's prose states."""
    for passage in document:
        if len(passage.mentions) > 1:
            yield from _split(passage)
            yield from _opened(passage)
            yield from _used(passage)
            yield from _spread(passage)


def signed(mentions: Sequence[Mention], total: Mention | None = None) -> list[Figure]:
    """Return the figures of the mentions, those taken away ("offset by") with a factor of -1."""
    factor, figures = 1, []
    under = total is not None and UNDER.search(total.before[-60:]) is not None
    over = total is not None and OVER.search(total.before[-60:]) is not None
    for mention in mentions:
        if TAKEN.search(mention.before[-80:]):
            factor = -1
        against = (under and OVER.search(mention.before[-40:])) or (over and UNDER.search(mention.before[-40:]))
        figures.append(mention.figure.times(-1 if factor < 0 or against else 1))
    return figures


def code_of(mentions: Sequence[Mention]) -> CheckCode:
    """Return what a sum of these mentions is: of years where each has another year, else of parts."""
    years = [mention.year for mention in mentions]
    return "years_sum_to_total" if None not in years and len(set(years)) == len(years) > 1 else "parts_sum_to_whole"


def whole(mentions: Sequence[Mention], total: Mention, licence: Licence) -> Iterator[Relation]:
    """Yield the relation of mentions to their total: of those that make it up where some do, else of all."""
    if not 2 <= len(mentions) <= MOST_MENTIONS:
        return
    rates = {mention.is_rate for mention in mentions} | ({total.is_rate} - {bool(ANNUAL.search(total.before[-60:]))})
    if len(rates) > 1 or are_alternatives(mentions):
        licence = "adds up"
    elif may_differ(mentions, total) or any(map(is_priced, mentions)):
        licence = "fits"
    figures = signed(mentions, total)
    fits = fitting(figures, total.figure)
    if fits is not None:
        figures = list(fits)
    places = {figure.place for figure in figures}
    code = code_of([mention for mention in mentions if mention.figure.place in places])
    yield parts_of(code, figures, total.figure, licence)


def numbers(masked: str) -> list[int]:
    """Return which figures stand in a stretch of masked text."""
    return [int(match["number"]) for match in MASK.finditer(masked)]


def around(masked: str, match: re.Match[str]) -> tuple[str, str]:
    """Return what stands before a match, and what stands behind it in its sentence; of long texts the nearest part."""
    return masked[max(0, match.start() - 600) : match.start()], masked[match.end() : match.end() + 1500].partition(
        " ¦ "
    )[0]


def _plain(masked: str) -> str:
    """Return the words with what stands in brackets blanked out."""
    return BRACKETS.sub(lambda match: " " * len(match[0]), masked)


def _split(passage: Prose) -> Iterator[Relation]:
    for match in passage.find(SPLIT):
        head, tail = around(passage.masked, match)
        before, after = split_whole(head), [passage.mentions[number] for number in numbers(tail)]
        if before is not None and len(after) > 1:
            yield from whole(after, passage.mentions[before], "split")


def split_whole(head: str) -> int | None:
    """Return which figure of the words before “comprises” is split: the last, if possible one outside brackets."""
    near = " ¦ ".join(head.rsplit(" ¦ ", 2)[-2:])
    before = numbers(_plain(near)) or numbers(near)  # “The grant (£325,000) comprises …”
    return before[-1] if before else None


def _opened(passage: Prose) -> Iterator[Relation]:
    for match in passage.find(OPENING):
        rest = around(passage.masked, match)[1]
        if match["mark"] == "(":
            rest = rest.partition(")")[0]
        after = [passage.mentions[number] for number in numbers(rest)]
        is_open = OPEN_ENDED.search(rest[-100:])
        licence: Licence = (
            "implied" if match["mark"].strip(", ") in ("(", "being") or match["mark"].endswith(":") else "adds up"
        )
        licence = "fits" if is_open and licence == "implied" else licence
        total = passage.mentions[int(match["total"])]
        if licence == "implied" and PHASED.search(total.before[-20:]) and code_of(after) == "years_sum_to_total":
            licence = "stated"
        yield from whole(after, total, licence)


def _spread(passage: Prose) -> Iterator[Relation]:
    """Yield the sums of what a figure is spread over: each followed by "for", "to" or the like."""
    for match in passage.find(SPREAD):
        after = [passage.mentions[number] for number in numbers(around(passage.masked, match)[1])]
        if len(after) > 1 and all(PURPOSE.match(mention.after) for mention in after):
            counted = COUNTED_YEARS.search(match[0]) or COUNTED_YEARS.search(passage.masked[: match.start()][-60:])
            is_whole = counted and YEARS_OF_IT[counted["count"].lower()] == len({m.year for m in after} - {None})
            total = passage.mentions[int(match["total"])]
            is_whole = is_whole or (TOTAL.search(total.before[-40:]) and code_of(after) == "years_sum_to_total")
            yield from whole(after, total, "implied" if is_whole else "near")


def _used(passage: Prose) -> Iterator[Relation]:
    for sentence in passage.sentences:
        match = USED.search(sentence.masked)
        before = numbers(sentence.masked[: match.start()]) if match else []
        after = numbers(sentence.masked[match.end() :]) if match else []
        if match and len(before) == 1 and len(after) > 1 and not SOME.search(sentence.masked[: match.start()]):
            yield from whole([sentence.mentions[n] for n in after], sentence.mentions[before[0]], "implied")
