"""Funding: what a decision's money is used for: "Of the £X, £Y … and £Z", "the remaining £Z", "The grant will fund"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from fractions import Fraction

from pipeline.reconcile.digits import TELLING, is_slip, is_swapped, telling_digits
from pipeline.reconcile.prose.included import are_all, are_listed
from pipeline.reconcile.prose.parts import around, numbers, whole
from pipeline.reconcile.prose.passages import BOUND, Mention, Prose
from pipeline.reconcile.prose.relation import Licence, Relation, parts_of
from pipeline.reconcile.prose.remainders import left_of

# “Of the £330,000, £100,000 pays for the coordinator and £230,000 is for grants”
OF_THE = re.compile(
    r"(?:^|¦\s|[,;]\s)(?:out\s)?of\s(?:(?:the|this|that)\s[^«»¦]{0,50}?)?«(?P<total>\d{1,4})»", re.IGNORECASE
)
DONE = re.compile(r"\b(?:has|have|had|was|were)\s(?:been\s)?(?:already\s)?[a-z]{3,12}(?:ed|en|nt|id)\b", re.IGNORECASE)
# “Of the £330,000, £230,000 is for grants. The balance pays for a trainer (£80,000) and for kit (£20,000).”
BALANCE = re.compile(
    r"(?:the|its)\s(?:balance|rest|remainder)\s(?:will\s)?(?:pays?|meets?|funds?|covers?|is\sfor|goes)\b", re.IGNORECASE
)
# “£100,000 of the £330,000 meets the cost of the post; the remaining £230,000 is for projects”
REMAINING = re.compile(
    r"\b(?:remaining|remainder|other|rest|(?<!closing\s)balance)\b(?:\s(?:of|the|sum|money|funding|amount|some|is|being|up|to)\b|,){0,4}\s?$",
    re.IGNORECASE,
)
# “£1.4m in 2030/31, £1.9m in 2031/32 and the remaining £1.6m of the £4.9m in 2032/33”
REMAINING_OF = re.compile(
    r"«(?P<last>\d{1,4})»[^«»¦;.]{0,60}\bthe\s(?:remaining|final|last|other)\s«(?P<rest>\d{1,4})»\sof\s(?:the|this|its)\s(?:[a-z]{3,12}\s){0,2}«(?P<total>\d{1,4})»",
    re.IGNORECASE,
)
OTHER = re.compile(r"\bother\b", re.IGNORECASE)
# “Budget £4.5m, spend £2.1m, committed £1.6m; uncommitted balance £0.7m”: it is the balance of no spending.
SPENT = re.compile(r"\b(?:spen[dt]|spending|used|paid|committed|claimed|invoiced)\s(?:to\sdate\s)?$", re.IGNORECASE)
# “The grant will be used to fund the coordinator, estimated at £100,000, and for the provision of grants …”
GRANT_USED = re.compile(
    r"^(?:the|this)\s(?:\w{1,20}\s){0,3}?(?:grant|funding|money|award|bid)\s[^«»]{0,40}?"
    r"\b(?:used|fund|funds|pay|pays|cover|covers|support|supports|is\sfor|meet|meets)\b",
    re.IGNORECASE,
)
# “£100,000 of the funding meets the cost of the post and £230,000 forms a fund”, “This money divides into …”
THE_MONEY = re.compile(
    r"\b(?:the|this|that|whole)\s(?:[A-Za-z]{2,12}\s){0,3}(?:funding|grant|money|award|allocation)\b|\bof\s(?:it|this)\b",
    re.I,
)
# “with £40,000 of match funding”, “from the borough's own budget”: other money.
OTHER_MONEY = re.compile(
    r"\b(?:match\w*|contribut\w+|own|reserves?|partners'?\sfunding|in[\s-]kind|previous|last|another)\b", re.I
)
# “The cost of £330,000 will be met by £100,000 from the force and £230,000 from the fund”
FUNDED = re.compile(
    r"«(?P<total>\d{1,4})»[^«»¦.]{0,60}?\b(?:funded|met|financed|paid(?:\sfor)?)\s(?:by|from|through|with|as\sto)\b",
    re.IGNORECASE,
)
# “partly”, “including”, “with the rest from reserves”: more than the figures that are named.
PARTLY = re.compile(
    r"\b(?:part(?:ly|ially)?|includ\w{1,4}|mainly|mostly|the\srest|the\sremainder|the\sbalance)\b", re.I
)
# What a grant is used for need not be all of it, unless the sums come as close as this.
CLOSE = Fraction(1, 10)
LONGEST = 1500  # characters of a sentence and of the one behind it


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield what a document states of the use of its money."""
    accepted = [m for p in document for m in p.mentions if m.amount.role == "accepted" and m.amount.rate == "total"]
    money = max(accepted, key=lambda mention: mention.figure.value, default=None)
    told = {mention.figure.value for passage in document for mention in passage.mentions}
    for passage in document:
        if len(passage.mentions) > 1:
            yield from _of_the(passage)
            yield from _funded(passage)
            yield from _remaining(passage)
            yield from _used(passage, money)
            yield from _of_the_money(passage, money, told)
            yield from _rest_of(passage)


def _of_the(passage: Prose) -> Iterator[Relation]:
    for match in passage.find(OF_THE):
        own, _, behind = passage.masked[match.end() : match.end() + LONGEST].partition(" ¦ ")
        rest = behind.partition(" ¦ ")[0] if BALANCE.match(behind) else ""
        after = [passage.mentions[number] for number in numbers(f"{own} {rest}")]
        # “Of the £2.1m, £1.3m has been passed on and £0.5m spent”: perhaps not yet all of it.
        total = passage.mentions[int(match["total"])]
        is_below = sum(mention.figure.value for mention in after) < total.figure.value
        is_open = DONE.search(own) if is_below else not are_listed(after)
        yield from whole(after, total, "split" if are_all(after) else "near" if is_open else "implied")


def _funded(passage: Prose) -> Iterator[Relation]:
    for match in passage.find(FUNDED):
        tail = around(passage.masked, match)[1]
        after = [passage.mentions[number] for number in numbers(tail)]
        licence: Licence = "fits" if PARTLY.search(match[0]) or PARTLY.search(tail) else "implied"
        yield from whole(after, passage.mentions[int(match["total"])], licence)


def _remaining(passage: Prose) -> Iterator[Relation]:
    for first, second, rest in zip(passage.mentions, passage.mentions[1:], passage.mentions[2:], strict=False):
        part, total = sorted((first.figure, second.figure), key=lambda figure: figure.value)
        is_spent = SPENT.search((first if first.figure is total else second).before[-30:])
        if REMAINING.search(rest.before[-60:]) and rest.figure.value < total.value:
            # “police pay £A, staff pay £B, other £C” are three of one kind
            licence: Licence = "fits" if is_spent or OTHER.search(rest.before[-30:]) else "implied"
            if part.value + rest.figure.value == total.value:
                all_of_it, other = (first, second) if first.figure is total else (second, first)
                yield left_of(all_of_it, other, rest, licence)
            else:
                yield parts_of("parts_sum_to_whole", (part, rest.figure), total, licence)


def _rest_of(passage: Prose) -> Iterator[Relation]:
    """Yield the sum of a sentence's figures and of "the remaining £Z of the £T" behind them."""
    for match in passage.find(REMAINING_OF):
        head, rest = passage.masked[: match.start("rest")], int(match["rest"])
        parts = [passage.mentions[number] for number in (*numbers(head.rpartition(BOUND)[2]), rest)]
        yield from whole(parts, passage.mentions[int(match["total"])], "implied")


def _used(passage: Prose, money: Mention | None) -> Iterator[Relation]:
    """Yield the sum of two uses of "the grant", one of them grants to others, against the money that comes in."""
    for sentence in passage.sentences:
        uses = sentence.mentions
        if money is None or len(uses) != 2 or not GRANT_USED.search(sentence.masked):
            continue
        is_paid_on = any(m.amount.role == "awarded" or "grant" in m.before[-60:].lower() for m in uses[1:])
        missing = abs(sum(m.figure.value for m in uses) - money.figure.value)
        if (
            is_paid_on
            and missing <= CLOSE * money.figure.value
            and all(m.figure.value < money.figure.value for m in uses)
        ):
            yield from whole(uses, money, "implied")


def _of_the_money(passage: Prose, money: Mention | None, told: Container[int]) -> Iterator[Relation]:
    """Yield the sum of two uses of the money that comes in, told of it, one of them a slip for what is told elsewhere.

    That is, for the rest of the money beside the other one.
    """
    for sentence in passage.sentences:
        parts = sentence.mentions
        is_use = len(parts) == 2 and THE_MONEY.search(sentence.masked) and not OTHER_MONEY.search(sentence.masked)
        if money is None or not is_use or any(part.figure.value >= money.figure.value for part in parts):
            continue
        rests = [(one.figure, money.figure.value - other.figure.value) for one, other in (parts, parts[::-1])]
        if any(rest in told and _is_meant(printed.value, rest) for printed, rest in rests):
            yield from whole(parts, money, "stated")


def _is_meant(printed: int, rest: int) -> bool:
    """Return whether a figure is a slip for another one, and not one more round sum: £200,000 and £100,000."""
    return is_swapped(printed, rest) or (is_slip(printed, rest) and telling_digits(rest) >= TELLING)
