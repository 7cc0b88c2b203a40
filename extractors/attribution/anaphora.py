"""Anaphora: sentences that speak of the money, or of the body, of the sentence before them, and lists below a lead.

"Pay £5m. This cost will be met from MPS budgets." tells who pays a sum of the sentence before; "Award it to Alpha.
The grant is £5m." tells the sum of a body of the sentence before; "Take from the Home Office:" speaks for all below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.attribution.bearings import Bearing, Listing
from extractors.attribution.leads import is_line_of_list, is_sibling, listing_of, shape
from extractors.attribution.pronouns import is_about_the_same
from extractors.attribution.sketch import FAR, Sketch
from pipeline.document import Paragraph
from pipeline.records import Amount

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

NEAR = 2  # sentences between two that speak of the same
MEANT = r"""(?:costs?|sums?|amounts?|totals?|money|monies|funding|funds?|grants?|awards?|contracts?|value|expenditure|
    spend|purchases?|payments?|uplifts?|extensions?|increases?|allocations?|contributions?|agreements?|leases?)"""
SIZED = "(?i:estimated|total|upper|maximum|overall|annual|contract|full|combined|anticipated|indicative|initial|yearly)"
# "This will", "It keeps to", "These costs", "Both are met", "The total cost of the services will be met", "All of this
# comes", "Of this, £5m", "With this funding", "Up to £5m is available", "Estimated total value is", "Note that this is"
BACKWARD = re.compile(
    rf"""\W{{0,6}}(?:(?:To\ )?[Nn]ote\ that\ )?(?:(?:[Tt]his|It|Both|These|They|All)\ (?:of\ (?:this|these|it)\ )?
        (?:is|are|was|were|will|would|has|
        have|can|includes?|comes?|came|represents?)\b|(?:It|They)\ [a-z]|
        (?:Of|From|Within|With|Using|Through|Out\ of)\ (?:this|that|it|these|the\ same)\b|
        (?:Up\ to\ |A\ total\ of\ )?§\ (?:is|was|has\ been|will\ be|would\ be)\ (?:made\ )?available\b|
        (?:(?:This|These|All|Both|The|Its|Their)\ (?:[a-z-]+\ ){{0,3}}?|(?=Fund|Cost|Expend)|(?:{SIZED}\ )+)
          (?P<money>(?i:{MEANT}))\b|
        (?:There\ is|Provision)\b)""",
    re.VERBOSE,
)
# "They come to", "It would cost": what was bought or given, by what it costs
COSTING = re.compile(
    r"\W{0,6}(?:It|They|This|These|Both|All) (?:(?:will|would|may|is|are) )?"
    r"(?:(?:comes?|amounts?|adds? up|runs?) to|costs?|totals?|worth)\b"
)
# "pass the funds to", "disburse it to": what was taken in goes on, however far before it was named
THE_MONEY = re.compile(
    r"\b(?:(?:the|this|these|that|such)\b[^.;§]{0,30} (?:funds?|funding|money|monies|grant|sum|amount)|it|them|"
    r"this (?:over|on|out))\b"
    r"[^.;§]{0,40} to (?:the )?$"
)
# "The costs not met by", "The remaining costs": other money than what was named
OTHER = re.compile(r"\b(?:not|rest|remain\w*|balance|further|other|previous|earlier|shortfall|excess)\b")
# "The extension is worth £5m and the new framework £9m"
NEW = re.compile(
    r"\bsuccessors?\b|\b(?:new|future|next|replacement) (?:frameworks?|contracts?|procurements?|tenders?|agreements?)\b"
)
# "The grant is a part of the additional £5m"
PART_OF = re.compile(r"\bpart of (?:the|an?|this|our|that)(?: [\w-]{1,20}){0,3} $")
# The money of these is another's, wherever a payer is named before it.
PAID_BY_OTHERS = frozenset({"accepted", "context", "spent"})


@dataclass
class Memory:
    """What the sentences before this one said, as far as it may speak of it again.

    `sums` and `told` are the last sums and the last payers and payees, `sums_ago` and `told_ago` how many sentences
    ago they stood. `lead` is what the line above a list says for all its items, and `listing` what the items are: those
    who are paid, or acts. `item` is who is paid in the item that is being read, `subject` the body that the sentence
    before began with. `is_tender` is set while the paragraph speaks of a contract that has no supplier yet.
    """

    sums: Sequence[Amount] = ()
    told: Sequence[Bearing] = ()
    lead: Sequence[Bearing] = ()
    lead_shape: str = ""
    listing: Listing = ""
    item: Sequence[Bearing] = ()
    was_item: bool = False
    subject: Tokens | None = None
    is_tender: bool = False
    sums_ago: int = 0
    told_ago: int = 0

    def enter(self, paragraph: Paragraph, text: str = "") -> None:
        """Forget what no longer holds at this paragraph: the lead where its list has ended, bodies of another item."""
        is_item = paragraph.kind == "item" or is_line_of_list(text)
        if not is_item or is_sibling(paragraph.label, self.lead_shape):
            self.lead, self.listing = (), ""
        if is_item or self.was_item or paragraph.kind == "heading":
            self.told = ()
        self.item, self.was_item, self.subject, self.is_tender = (), is_item, None, False

    def carried(self, sketch: Sketch, found: Sequence[Bearing]) -> Iterator[tuple[Amount, Bearing]]:
        """Yield (amount, bearing) across sentences: bodies of this one for earlier sums, earlier bodies for its sums.

        "The Mayor gives £5m. It goes to the Oak Trust"; "The Oak Trust was chosen. It will receive £5m".
        """
        sums = list(sketch.sums.values())
        subject = BACKWARD.match(sketch.text)
        is_other = subject is not None and OTHER.search(subject[0]) is not None
        subject = None if is_other else subject
        if not sums and not is_other:
            backward = {one.group for one in found if _speaks_back(one, is_backward=subject is not None)}
            for bearing in found:
                is_near = self.sums_ago <= NEAR and bearing.group in backward
                is_passed_on = bearing.side == "payee" and is_the_money(sketch.text, bearing.at)
                is_given = is_passed_on and self.sums_ago <= NEAR and bearing.cue.reach != "all"
                taken_in = [amount for amount in self.sums if is_passed_on and amount.role == "accepted"]
                meant = self.sums if is_near or is_given else taken_in
                yield from ((amount, bearing) for amount in meant)
        sides = {bearing.side for bearing in found}
        scope = [*self.lead, *self.item]
        spoken = [*scope, *(self.told if subject and self.told_ago <= NEAR else ())]
        is_named = subject is not None and (subject["money"] is not None or COSTING.match(sketch.text) is not None)
        for bearing in spoken:
            if bearing.side not in sides and (bearing.side == "payer" or is_named or bearing in scope):
                meant = sums if bearing.side == "payer" else _sums_of_earlier_payee(sketch)
                yield from ((amount, bearing) for amount in meant if is_spoken_for(amount, bearing))

    def begin_tender(self) -> None:
        """Forget who was paid before: what is tendered now has no supplier yet."""
        self.is_tender, self.told = True, [bearing for bearing in self.told if bearing.side == "payer"]

    def keep(self, sketch: Sketch, found: Sequence[Bearing], telling: Sequence[Bearing]) -> None:
        """Write down what a sentence said, for those that follow; `telling` are the bearings that are sure."""
        subject = sketch.subject or (self.subject if is_about_the_same(sketch) else None)
        if subject is None or subject.label_ == "own":
            subject = _only_payee(telling) or _only_payee(found)
        self.subject = subject
        self.sums_ago, self.told_ago = self.sums_ago + 1, self.told_ago + 1
        if sketch.sums:
            self.sums, self.sums_ago = [sketch.sums[at] for at in sorted(sketch.sums)], 1
        if telling:
            self.told, self.told_ago = telling, 1
            self.item = self.item or [bearing for bearing in telling if bearing.cue.reach in ("list", "item")]

    def leave(self, paragraph: Paragraph, sketch: Sketch, found: Sequence[Bearing]) -> None:
        """Write down what a paragraph that ends with a colon says for the items below it."""
        if sketch.text.rstrip().endswith(":" if paragraph.kind == "item" else (":", ";")):
            self.lead, self.lead_shape = [b for b in found if b.cue.is_telling], shape(paragraph.label)
            self.listing = listing_of(sketch.text)


def _only_payee(telling: Sequence[Bearing]) -> Tokens | None:
    """Return the only body that a sentence says is paid, of which the next may speak as "it"."""
    paid = {bearing.body.kb_id_: bearing.body for bearing in telling if bearing.side == "payee"}
    return next(iter(paid.values())) if len(paid) == 1 else None


def _speaks_back(bearing: Bearing, *, is_backward: bool) -> bool:
    """Return whether a bearing in a sentence without sums may be of those before it."""
    if bearing.cue.is_telling:
        return is_backward or bearing.is_budget
    return is_backward and bearing.side == "payee" and bearing.cue.flow == "out"


def is_the_money(text: str, at: int) -> bool:
    """Return whether the body at a place gets the money told before: "pass these funds to"."""
    return THE_MONEY.search(text, max(0, at - FAR), at) is not None


def _sums_of_earlier_payee(sketch: Sketch) -> list[Amount]:
    """Return the sums of a sentence that may go to the payee of the sentence before.

    A sum does not if it stands behind words of a new contract, which another body may get, or if only a part of it is
    paid: "a part of the additional £5m".
    """
    new = NEW.search(sketch.text)
    end = new.start() if new else len(sketch.text)
    return [one for at, one in sketch.sums.items() if at < end and not PART_OF.search(sketch.text, max(0, at - 60), at)]


def is_spoken_for(amount: Amount, bearing: Bearing) -> bool:
    """Return whether a body named before may be a sum's party; a payer outside the house only of others' money."""
    return bearing.side == "payee" or bearing.body.label_ in ("own", "mayoral", "fund") or amount.role in PAID_BY_OTHERS
