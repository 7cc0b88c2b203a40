"""Side by side: one figure written in two shapes, the one as a gloss of the other: "£1.2m (£1,240,000)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.reconcile.figures import verdict_of
from pipeline.reconcile.prose.passages import Mention, Prose

_GLOSS = (
    r"(?:i\.e\.|that\sis|or|or\s(?:more\s)?(?:exactly|precisely)|exactly|precisely|rounded(?:\s(?:up|down))?\sto|say|=)"
)
# “£1.2m (£1,240,000)”, “£1,240,000 (rounded to £1.2m)”, “£1.2m, or more exactly £1,240,000,”
GLOSSED = re.compile(
    rf"«(?P<first>\d{{1,4}})»(?:\s?\((?:{_GLOSS},?\s)?«(?P<second>\d{{1,4}})»\s?\)"
    r"|,?\s(?:or\s(?:more\s)?(?:exactly|precisely)|to\sbe\s(?:exact|precise)),?\s«(?P<exact>\d{1,4})»)",
    re.IGNORECASE,
)
# “1.5% of the price of £568,000 (£8,520)”, “£1m (£1,200,000 with VAT)”, “the total of £1.2m (£1,150,000 last year)”
OF_IT = re.compile(r"%|\b(?:per\scent|half|thirds?|quarters?|tenths?|fifths?|share|VAT|less|net|plus|from|to)\b", re.I)
NEAR = 60  # characters in front of a figure that tell what it is
FARTHEST = 6  # two writings of one sum that miss each other by more than this part of it (1 / n) are two sums
UNITS = (10, 100, 1000)  # by which a writing is wrong whose unit is


def side_by_side(documents: Sequence[Sequence[Prose]]) -> Iterator[tuple[Mention, Mention]]:
    """Yield the figures that are written twice, the second time as a gloss of the first, whether they agree or not."""
    for passage in (passage for document in documents for passage in document if len(passage.mentions) > 1):
        for match in passage.find(GLOSSED):
            first, second = (passage.mentions[int(match[n] or match["exact"])] for n in ("first", "second"))
            if first.is_rate == second.is_rate and _is_one(first, second) and not OF_IT.search(first.before[-NEAR:]):
                yield first, second


def _is_one(first: Mention, second: Mention) -> bool:
    """Return whether one of two figures is rounded, and they agree, nearly do, or do but for the unit."""
    one, other = first.figure, second.figure
    if verdict_of([one], other)[0] != "inconsistent":
        return True
    is_near = abs(one.value - other.value) * FARTHEST <= max(one.value, other.value)
    is_scaled = any(
        verdict_of([small.times(unit)], large)[0] != "inconsistent"
        for unit in UNITS
        for small, large in ((one, other), (other, one))
    )
    return one.interval.is_point != other.interval.is_point and (is_near or is_scaled)
