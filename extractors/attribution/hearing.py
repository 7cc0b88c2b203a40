"""Hearing: whom the encoder holds to pay a sum, or to be paid, where no rule tells.

Of labelled texts that nobody had read, what rules tell is right in nine cases of ten, so it stands; but of a third of
the parties that such texts name they tell nothing. What the encoder adds there was right in 24 cases of 30 of who is
paid, in 14 of 22 of who gave a grant, and in 6 of 12 of who pays for anything else, which is therefore not asked.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from extractors.attribution.book import Book
from extractors.attribution.claims import Party
from extractors.attribution.sole import PAID_OUT
from extractors.attribution.tellings import payer_name
from extractors.encoder.parties import Heard, heard
from extractors.lexicon.bearings import Side
from extractors.organisations import SPANS
from pipeline.document import Span
from pipeline.extract import Reading
from pipeline.records import Amount

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens


SURE: dict[Side, float] = {"payer": 0.9, "payee": 0.8}  # how likely a body must be, at least
# What only looks like a name may be a post, a product or what a contract is for.
NEVER_PAID = frozenset({"own", "unit", "department", "fund", "perhaps"})
NEVER_PAY = frozenset({"applicant", "perhaps"})
# Money that goes to somebody: what is taken in stays with the house, and a budget is nobody's yet.
GOES_OUT = PAID_OUT | {"context", "spent"}


class Named(NamedTuple):
    """A body that the encoder names: on which side, by what name, where first in the document, and as known."""

    side: Side
    name: str
    span: Span
    known_as: str


class Hearing:
    """The encoder, asked about one document, and only where a sum is left open; `told` are those whom it named."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.told: list[Named] = []

    def write(self, book: Book) -> None:
        """Write who is likely to stand on a side of the sums that are open; of those in rows their columns tell."""
        for i, amount in enumerate(book.amounts):
            if not book.is_open(i) or amount.amount_id in self._in_rows:
                continue
            name, likely = self._likeliest(amount, book.side)
            if name is None or likely < SURE[book.side]:
                continue
            if can_be(self._bodies[name][1].label_, book.side, amount):
                named = self._named(name, book.side)
                self.told.append(named)
                book.write(i, Party(named.name, f"{book.side}: by the trained encoder, which is {likely:.0%} sure"))

    def _likeliest(self, amount: Amount, side: Side) -> tuple[str | None, float]:
        told = self._heard.get(amount.amount_id)
        likely = {} if told is None else getattr(told, side)
        return max(likely.items(), key=lambda each: each[1], default=(None, 0.0))

    def _named(self, name: str, side: Side) -> Named:
        start, body = self._bodies[name]
        span = Span(start + body.start_char, start + body.end_char)
        return Named(side, payer_name(body) if side == "payer" else name, span, str(body.kb_id_))

    @cached_property
    def _heard(self) -> dict[str, Heard]:
        return heard(self._reading)

    @cached_property
    def _in_rows(self) -> set[str]:
        passages = self._reading.passages
        starts = [passage.start for passage in passages]
        around = ((a, passages[bisect_right(starts, a.char_start) - 1]) for a in self._reading.facts.amounts)
        return {amount.amount_id for amount, passage in around if passage.paragraph.kind == "row"}

    @cached_property
    def _bodies(self) -> dict[str, tuple[int, Tokens]]:
        """The first mention of each body, by its fullest name, with the offset of its passage."""
        found: dict[str, tuple[int, Tokens]] = {}
        for passage in self._reading.passages:
            for body in passage.doc.spans[SPANS]:
                found.setdefault(str(body.id_), (passage.start, body))
        return found


def can_be(kind: str, side: Side, amount: Amount) -> bool:
    """Return whether the encoder is believed of such a body and sum: of who gives, and of who gets what goes out."""
    if side == "payee":
        return kind not in NEVER_PAID and amount.role in GOES_OUT
    return kind not in NEVER_PAY and amount.role == "awarded"
