"""Anaphora: sentences that speak of the money, or of the body, of the sentence before them, and lists below a lead.

"Pay £5m. This cost will be met from MPS budgets." tells who pays a sum of the sentence before; "Award it to Alpha.
The grant is £5m." tells the sum of a body of the sentence before; "Take from the Home Office:" speaks for all below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.attribution.bearings import Bearing
from extractors.attribution.sketch import Sketch
from pipeline.document import Paragraph
from pipeline.records import Amount

NEAR = 2  # sentences between two that speak of the same
MEANT = r"""(?:costs?|sums?|amounts?|totals?|money|monies|funding|funds?|grants?|awards?|contracts?|value|expenditure|
    spend|purchases?|payments?|uplifts?|extensions?|increases?|allocations?|contributions?|agreements?|leases?)"""
# "This will", "It keeps to", "These costs", "Both are met", "The total cost of the services will be met", "All of this
# comes", "Of this, £5m", "Up to £5m is available"
BACKWARD = re.compile(
    rf"""\W{{0,6}}(?:(?:This|It|Both|These|They|All)\ (?:of\ (?:this|these|it)\ )?(?:is|are|was|were|will|would|has|
        have|can|includes?|comes?|came|represents?)\b|(?:It|They)\ [a-z]|(?:Of|From|Within)\ (?:this|that|it|these)\b|
        (?:Up\ to\ |A\ total\ of\ )?§\ (?:is|was|has\ been|will\ be|would\ be)\ (?:made\ )?available\b|
        (?:(?:This|These|All|Both|The|Its|Their)\ (?:[a-z-]+\ ){{0,3}}?|(?=Fund|Cost|Expend))(?P<money>(?i:{MEANT}))\b|
        (?:There\ is|Provision)\b)""",
    re.VERBOSE,
)
# "The costs not met by", "The remaining costs": other money than what was named
OTHER = re.compile(r"\b(?:not|rest|remain\w*|balance|further|other|previous|earlier|shortfall|excess)\b")
# "The extension is worth £5m and the new framework £9m"
NEW = re.compile(r"\b(?:new|future|next|replacement) (?:frameworks?|contracts?|procurements?|tenders?|agreements?)\b")
# The money of these is another's, wherever a payer is named before it.
PAID_BY_OTHERS = frozenset({"accepted", "context", "spent"})
# "Award grants to the following bodies:", "contracts with:"; services are no bodies
LISTS_PAID = re.compile(
    r"""\b(?:award|grant|fund|commission|exten[ds]|contract|pay|renew|appoint)\w*\b[^.;:§]{0,120}?
        \b(?:to|with|between|(?:organisations|bodies|providers|partners|charities|boroughs|suppliers|bidders)\b[^.;:§]{0,80})
        (?:\ the\ following)?:\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
DIGITS = re.compile(r"\d+")
LETTERS = re.compile(r"[A-Za-z]+")


@dataclass
class Memory:
    """What the sentences before said: their sums, their bodies, and the lead line whose items are being read.

    `is_listing` says whether the items are those who are paid.
    """

    sums: Sequence[Amount] = ()
    told: Sequence[Bearing] = ()
    lead: Sequence[Bearing] = ()
    lead_shape: str = ""
    is_listing: bool = False
    sums_ago: int = 0
    told_ago: int = 0

    def enter(self, paragraph: Paragraph) -> None:
        """Forget the lead where its list ends, at plain prose or at a sibling; and what another item said of bodies."""
        if paragraph.kind != "item" or is_sibling(paragraph.label, self.lead_shape):
            self.lead, self.is_listing = (), False
        if paragraph.kind in ("item", "heading"):
            self.told = ()

    def carried(self, sketch: Sketch, found: Sequence[Bearing]) -> Iterator[tuple[Amount, Bearing]]:
        """Yield (amount, bearing) for what a sentence says of the sums before it, and those before it of its sums."""
        sums = list(sketch.sums.values())
        subject = BACKWARD.match(sketch.text)
        is_other = subject is not None and OTHER.search(subject[0]) is not None
        subject = None if is_other else subject
        if not sums and not is_other and self.sums_ago <= NEAR:
            speaking = [b for b in found if b.cue.is_telling and (subject or b.is_budget)]
            yield from ((amount, bearing) for bearing in speaking for amount in self.sums)
        sides = {bearing.side for bearing in found}
        spoken = [*self.lead, *(self.told if subject and self.told_ago <= NEAR else ())]
        is_named = subject is not None and subject["money"] is not None
        for bearing in spoken:
            if bearing.side not in sides and (bearing.side == "payer" or is_named or bearing in self.lead):
                meant = sums if bearing.side == "payer" else _without_new(sketch)
                yield from ((amount, bearing) for amount in meant if is_spoken_for(amount, bearing))

    def keep(self, sketch: Sketch, telling: Sequence[Bearing]) -> None:
        """Write down what a sentence said, for those that follow."""
        self.sums_ago, self.told_ago = self.sums_ago + 1, self.told_ago + 1
        if sketch.sums:
            self.sums, self.sums_ago = [sketch.sums[at] for at in sorted(sketch.sums)], 1
        if telling:
            self.told, self.told_ago = telling, 1

    def leave(self, paragraph: Paragraph, sketch: Sketch, found: Sequence[Bearing]) -> None:
        """Write down what a paragraph that ends with a colon says for the items below it."""
        if sketch.text.rstrip().endswith(":"):
            self.lead, self.lead_shape = [b for b in found if b.cue.is_telling], shape(paragraph.label)
            self.is_listing = LISTS_PAID.search(sketch.text) is not None


def _without_new(sketch: Sketch) -> list[Amount]:
    """Return the sums of a sentence up to where it speaks of a new contract, which need not go to the same body."""
    new = NEW.search(sketch.text)
    return [amount for at, amount in sketch.sums.items() if new is None or at < new.start()]


def is_spoken_for(amount: Amount, bearing: Bearing) -> bool:
    """Return whether a body named before may be the party of a sum; who pays for other people's money is no buyer."""
    return bearing.side == "payee" or bearing.body.label_ in ("own", "mayoral", "fund") or amount.role in PAID_BY_OTHERS


def is_sibling(label: str | None, lead_shape: str) -> bool:
    """Return whether an item stands beside a lead, not below it, as their labels tell; bullets are all alike."""
    return shape(label) == lead_shape and any(map(str.isalnum, lead_shape))


def shape(label: str | None) -> str:
    """Return the kind of a printed number, by which the items of one list are alike.

    >>> shape("2.") == shape("13."), shape("a)") == shape("1)"), shape(None)
    (True, False, '-')
    """
    return LETTERS.sub("a", DIGITS.sub("0", label)) if label else "-"
