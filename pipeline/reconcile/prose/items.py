"""Items: what each entry of a list adds to the list's total, where entries tell more than one figure.

“keep the helpline for £550,000 together with a chat at £350,000” adds both, “£120,000 of a bid of £150,000” the first,
“£100,000 rising to £120,000” the last. The reading in which the list makes up its total is the one that is meant; where
none does, it is open what the parts are, and the list claims nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from math import prod

from pipeline.reconcile.figures import Figure, verdict_of
from pipeline.reconcile.prose.multiples import COUNT
from pipeline.reconcile.prose.parts import code_of, signed, whole
from pipeline.reconcile.prose.passages import Mention
from pipeline.reconcile.prose.relation import Licence, Relation, parts_of
from pipeline.records import Verdict

Entry = Sequence[Mention]
# “staff £300,000 (£100,000 of it next year)”: what stands in a bracket behind the entry's figure is told beside it.
ASIDE = re.compile(r"\([^()]{0,60}$")
# “Gorse House, two years at £150,000”: what the entry adds is another figure than the printed one.
COUNTED = re.compile(rf"\b{COUNT}\s?(?:(?:[a-z-]{{2,15}}\s){{1,2}}at|[x×])\s$", re.IGNORECASE)
# The more ways there are to read a list, the more of them come to its total by chance.
MOST_READINGS = 81


def of_items(entries: Sequence[Entry], total: Mention, licence: Licence) -> Iterator[Relation]:
    """Yield the relation of a list's entries to their total, in the reading that makes it up where one does."""
    heads = [entry[0] for entry in entries]
    if all(len(entry) == 1 and _is_plain(entry) for entry in entries):
        yield from whole(heads, total, licence)
        return
    for verdict in ("exact", "consistent"):
        read = _read(entries, total, verdict)
        if read is not None:
            terms = [figure for part in read for figure in signed(part, total)]
            yield parts_of(code_of([mention for part in read for mention in part]), terms, total.figure, licence)
            return
    yield from whole(heads, total, licence if all(_is_plain(entry) for entry in entries) else "adds up")


def _read(entries: Sequence[Entry], total: Mention, verdict: Verdict) -> tuple[Entry, ...] | None:
    """Return the figures of each entry in the first reading that has a verdict beside the total."""
    return next((read for read in _readings(entries) if _verdict(read, total) == verdict), None)


def _verdict(read: Sequence[Entry], total: Mention) -> Verdict:
    terms: list[Figure] = [figure for part in read for figure in signed(part, total)]
    return verdict_of(terms, total.figure)[0] if len(terms) > 1 else "inconsistent"


def _readings(entries: Sequence[Entry]) -> Iterator[tuple[Entry, ...]]:
    """Yield the ways to read a list: of each entry the first figure, all, the last; then each entry in its own way."""
    choices = [_choices(entry) for entry in entries]
    yield from zip(*((*own, *own[:1] * (3 - len(own))) for own in choices), strict=True)
    if prod(len(own) for own in choices) <= MOST_READINGS:
        yield from product(*choices)


def _choices(entry: Entry) -> list[Entry]:
    return [entry[:1], entry, entry[-1:]] if len(entry) > 1 else [entry]


def _is_plain(entry: Entry) -> bool:
    """Return whether an entry adds its first figure, all others being told in brackets behind it."""
    first, *others = entry
    is_open = COUNTED.search(first.before[-60:]) or (others and ASIDE.search(first.before))
    return not is_open and all(ASIDE.search(mention.before) for mention in others)
