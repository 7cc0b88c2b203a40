"""Entries: lists whose entries make up the sum of their opening words, or the total that ends them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.reconcile.lists import LEADS_ON, Listed, lists
from pipeline.reconcile.parts import OPEN_ENDED, SPLIT, around, numbers, split_whole, whole
from pipeline.reconcile.prose import Mention, Passage
from pipeline.reconcile.relation import Licence, Relation

# “Total: £105,000” as the last entry of a list
TOTAL_ITEM = re.compile(
    r"^(?:(?:the|this|these|they|a|giving|making|together|all)\s){0,3}(?:grand\s|overall\s|combined\s)?"
    r"(?:totals?|come\sto|comes\sto|add\sup\sto|amounts?\sto)\b",
    re.IGNORECASE,
)
# “The total programme budget for 2023/24 is £350,000” is a sentence about more than the lines above it.
OF_MORE = re.compile(r"\b(?:programme|fund|pot|budget|available)\b[^«»]{0,30}\b(?:is|was|are|stands)\s", re.IGNORECASE)


def relations(document: Sequence[Passage]) -> Iterator[Relation]:
    """Yield the sums of a document's lists that stand under their sum or above their total."""
    for listed in lists(document):
        if listed.lead and listed.lead.mentions:
            yield from _split(listed, listed.lead)
        yield from _list_with_total(listed)


def _split(listed: Listed, lead: Passage) -> Iterator[Relation]:
    """Yield the sum of the entries to which “£X, made up of:” leads."""
    for match in lead.find(SPLIT):
        head, tail = around(lead.masked, match)
        total = split_whole(head)
        if total is not None and not numbers(tail):
            yield from by_year(listed.items, lead, lead.mentions[total], _licence(listed, "split"))


def by_year(items: Sequence[Passage], lead: Passage, total: Mention, licence: Licence) -> Iterator[Relation]:
    """Yield the sum of a list's entries: of their first figures; where they have years, of each year's figures."""
    entries = [item.mentions for item in items if item.mentions]
    years = {mention.year for entry in entries for mention in entry}
    if len(entries) < len(items) or any(OPEN_ENDED.search(item.masked[-60:]) for item in items):
        licence = "fits" if licence != "adds up" else licence  # an entry without a figure may hold what is missing
    if None in years or len(years) < 2 or all(len(entry) == 1 for entry in entries):
        yield from whole([entry[0] for entry in entries], total, licence)
        return
    ordered = sorted((mention for entry in entries for mention in entry), key=lambda mention: str(mention.year))
    for year, group in groupby(ordered, key=lambda mention: mention.year):
        mentions = list(group)
        for stated in (mention for mention in lead.mentions if mention.year == year):
            yield from whole(mentions, stated, licence)


def _list_with_total(listed: Listed) -> Iterator[Relation]:
    """Yield the sum of a list that ends in its total, or that stands under the one sum of its opening words."""
    entries = [item for item in listed.items if item.mentions]
    ends = [*entries[1:], *([listed.after] if listed.after and listed.after.mentions else [])]
    for end in ends:
        if TOTAL_ITEM.match(end.masked) and len(end.mentions) == 1:
            parts = [item.mentions[0] for item in entries if item.number < end.number]
            yield from whole(parts, end.mentions[0], "fits" if OF_MORE.search(end.masked) else "stated")
            return
    if listed.lead and listed.lead.mentions and LEADS_ON.search(listed.lead.masked):
        yield from by_year(listed.items, listed.lead, listed.lead.mentions[-1], _licence(listed, "implied"))


def _licence(listed: Listed, licence: Licence) -> Licence:
    return "adds up" if listed.is_loose else licence
