"""Entries: lists whose entries make up the sum of their opening words, or the total that ends them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.reconcile.prose.incomplete import NOT_ALL
from pipeline.reconcile.prose.items import of_items
from pipeline.reconcile.prose.lists import LEADS_ON, Listed, lists
from pipeline.reconcile.prose.parts import OPEN_ENDED, SPLIT, around, numbers, split_whole, whole
from pipeline.reconcile.prose.passages import Mention, Prose
from pipeline.reconcile.prose.relation import Licence, Relation

# “Total: £105,000” as the last entry of a list
TOTAL_ITEM = re.compile(
    r"^(?:(?:to\s)?note\sthat\s)?(?:(?:the|this|these|they|a|giving|making|together|all|two|three|four|five|six|awards|grants|sums|payments)\s){0,3}(?:grand\s|overall\s|combined\s)?"
    r"(?:totals?|come\sto|comes\sto|add\sup\sto|amounts?\sto)\b",
    re.IGNORECASE,
)
# “The total programme budget for 2023/24 is £350,000” is a sentence about more than the lines above it.
OF_MORE = re.compile(r"\b(?:programme|fund|pot|budget|available)\b[^«»]{0,30}\b(?:is|was|are|stands)\s", re.IGNORECASE)
# “Total including reserve £400,000”
WITH_MORE = re.compile(r"\b(?:includ\w{1,4}|incl\.?|inclusive|plus|with|after|less|net)\b[^«»]{0,30}«", re.IGNORECASE)
# “The total Home Office grant is £620,000” may hold more than the uses of it that are listed above.
OF_A_NAME = re.compile(r"[Tt]otal\b[^«»]{0,40}\s[A-Z][a-z]")
# “These were given grants from the £600,000 fund:”: what is taken from a sum need not be all of it.
TAKEN_FROM = re.compile(
    r"\b(?:from|out\sof|within|against)\s(?:(?:the|a|an|its|this|that|our)\s)?(?:[a-z]{2,12}\s){0,2}$", re.IGNORECASE
)

LEADING = 60  # characters in front of a list that tell what its entries are


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the sums of a document's lists that stand under their sum or above their total."""
    for listed in lists(document):
        if listed.lead and listed.lead.mentions:
            yield from _split(listed, listed.lead)
        yield from _list_with_total(listed)


def _split(listed: Listed, lead: Prose) -> Iterator[Relation]:
    """Yield the sum of the entries to which “£X, made up of:” leads."""
    for match in lead.find(SPLIT):
        head, tail = around(lead.masked, match)
        total = split_whole(head)
        if total is not None and not numbers(tail):
            yield from by_year(listed.items, lead, lead.mentions[total], _licence(listed, "split"))


def by_year(items: Sequence[Prose], lead: Prose, total: Mention, licence: Licence) -> Iterator[Relation]:
    """Yield the sum of a list's entries; where its opening words tell each year's sum, of each year's figures."""
    entries = [item.mentions for item in items if item.mentions]
    is_open = NOT_ALL.search(lead.masked[-LEADING:]) or any(OPEN_ENDED.search(item.masked[-60:]) for item in items)
    years = {mention.year for entry in entries for mention in entry}
    stated = {mention.year for mention in lead.mentions} - {None}
    if len(entries) < len(items) or is_open:
        licence = "fits" if licence != "adds up" else licence  # an entry without a figure may hold what is missing
    if None in years or len(years) < 2 or not stated & years or all(len(entry) == 1 for entry in entries):
        yield from of_items(entries, total, licence)
        return
    ordered = sorted((mention for entry in entries for mention in entry), key=lambda mention: str(mention.year))
    for year, group in groupby(ordered, key=lambda mention: mention.year):
        mentions = list(group)
        for own in (mention for mention in lead.mentions if mention.year == year):
            yield from whole(mentions, own, licence)


def _list_with_total(listed: Listed) -> Iterator[Relation]:
    """Yield the sum of a list that ends in its total, or that stands under the one sum of its opening words."""
    entries = [item for item in listed.items if item.mentions]
    ends = [*entries[1:], *([listed.after] if listed.after and listed.after.mentions else [])]
    for end in ends:
        if TOTAL_ITEM.match(end.masked) and len(end.mentions) == 1:
            parts = [item.mentions for item in entries if item.number < end.number]
            is_whole = all(item.mentions for item in listed.items if item.number < end.number)
            yield from of_items(parts, end.mentions[0], licence_of_end(end.masked, "stated" if is_whole else "fits"))
            return
    if listed.lead and listed.lead.mentions and LEADS_ON.search(listed.lead.masked):
        total = listed.lead.mentions[-1]
        licence: Licence = "fits" if TAKEN_FROM.search(total.before[-40:]) else "implied"
        yield from by_year(listed.items, listed.lead, total, _licence(listed, licence))


def licence_of_end(words: str, plain: Licence) -> Licence:
    """Return how the words of a list's last line know its total: as told plainly, or less where it may hold more."""
    return "fits" if OF_MORE.search(words) or WITH_MORE.search(words) else "near" if OF_A_NAME.search(words) else plain


def _licence(listed: Listed, licence: Licence) -> Licence:
    return "adds up" if listed.is_loose else "fits" if listed.is_cut else licence
