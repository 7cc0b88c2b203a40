"""Percentages: a share of a sum that a sentence works out: "10% of the budget of £450,000, that is £45,000"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from pipeline.reconcile.digits import is_slip, telling_digits
from pipeline.reconcile.figures import verdict_of
from pipeline.reconcile.prose.passages import Prose
from pipeline.reconcile.prose.relation import Relation

# “10% of the budget of £450,000, that is £45,000”, “8 per cent of £450,000 or £36,000”, “5% of £450,000: £22,500”;
# not “10% of £450,000 or £40,000, whichever is lower”.
WORKED = re.compile(
    r"(?<![\d.])(?P<share>\d{1,2}(?:\.\d{1,2})?)\s?(?:%|per\s?cent)\sof\s[^«»¦.;%]{0,50}?«(?P<whole>\d{1,4})»"
    r"(?P<words>[^«»¦.;:%]{0,60}?)(?:,?\s(?:that\sis|that\scomes\sto|i\.e\.|which\sis|or|being|namely|is|comes\sto|amounts\sto|amounting\sto|equals|makes|gives)"
    r"|\s?[=:(–]|,)\s?«(?P<part>\d{1,4})»(?![^«»¦]{0,40}\b(?:whichever|lower|higher|greater|lesser|less|more)\b)",
    re.IGNORECASE,
)
# “5% of the grants (£450,000) is kept for travel and training: £22,500”
KEPT = re.compile(
    r"^\)?,?\s(?:is|are|was|were|(?:will|would|to)\sbe)\s(?:kept|held|reserved|set\saside|earmarked|charged|added|used)\s(?:back\s)?"
    r"(?:for|as|to)\s[a-z][a-z\s-]{2,60}$"
)
# “10% of £450,000 for travel and the rest is £…”
OTHER = re.compile(r"\b(?:rest|remain\w*|balance|others?|leav\w+|less|after|plus|and|with|from|against|than)\b", re.I)
TELLING = 2  # digits of both figures that say that they come so near each other by no chance


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the shares that a document's sentences work out, where they hold or are a slip for what does.

    A share that is of a sum to begin with is not rounded as one that only tells how much two sums come to.
    """
    for passage in document:
        for match in passage.find(WORKED) if len(passage.mentions) > 1 else ():
            base, part = (passage.mentions[int(match[name])].figure for name in ("whole", "part"))
            share = Fraction(match["share"]) / 100
            relation = Relation(
                "percentage_of",
                (base.times(share),),
                part,
                f"{match['share']}% of {base.written.strip()}",
                "slip",
                "is",
            )
            is_held = verdict_of(relation.terms, part)[0] != "inconsistent"
            is_own = KEPT.match(match["words"]) or not OTHER.search(match["words"])
            if is_own and (is_held or is_slip_of_share(base.value * share, part.value)):
                yield relation


def is_slip_of_share(computed: Fraction, printed: int) -> bool:
    """Return whether a figure is a slip for what a share comes to."""
    value = int(computed)
    return value == computed and min(map(telling_digits, (value, printed))) >= TELLING and is_slip(printed, value)
