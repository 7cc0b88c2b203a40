"""Claims: what the sentences of a document say of who pays and who is paid, sum by sum and without a sum."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractors.attribution.bearings import Bearing, Side, bearings, flows_of, reached
from extractors.attribution.shares import told_parts
from extractors.attribution.sketch import sketches
from extractors.organisations import bodies
from pipeline.document import Span
from pipeline.extract import Reading
from pipeline.records import Amount

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens


# "£1.44m in grants to outside bodies"
VAGUE = re.compile(
    r"§[^.;:§¤◊◆]{0,60} (?:to|with|among|amongst|between|across) (?:[a-z-]+ ){0,3}(?:bodies|organisations|groups|charities|"
    r"partners|providers|boroughs|suppliers|contractors|applicants|projects|schools|forces|agencies|firms|companies)\b"
)


@dataclass(frozen=True)
class Party:
    """Who stands on one side of a sum; no name where several share it."""

    name: str | None
    because: str


@dataclass(frozen=True)
class Telling:
    """A body that a sentence names as payer or payee, and where."""

    bearing: Bearing
    span: Span
    is_summed: bool

    @property
    def is_strong(self) -> bool:
        """Return whether the words tell even without a sum; of the paper's own house only where they name its budget."""
        return self.bearing.cue.is_telling and not (self.bearing.body.label_ == "own" and self.bearing.cue.reach == "all")

    @property
    def name(self) -> str:
        """Return the name by which the body enters the tables."""
        return name_of(self.bearing)


@dataclass
class Claims:
    """What was said of the sums of one document, by amount_id and side, and of bodies; `vague` go to nobody in particular."""

    candidates: dict[tuple[str, Side], list[tuple[int, Bearing]]] = field(default_factory=lambda: defaultdict(list))
    tellings: list[Telling] = field(default_factory=list)
    parts: list[tuple[str, str]] = field(default_factory=list)
    vague: set[str] = field(default_factory=set)

    def party(self, amount: Amount, side: Side) -> Party | None:
        """Return who stands nearest on one side of a sum."""
        usable = [(d, b) for d, b in self.candidates.get((amount.amount_id, side), ()) if fits(b, amount)]
        if not usable:
            return Party(None, "payee: nobody in particular") if side == "payee" and amount.amount_id in self.vague else None
        nearest = min(usable, key=lambda pair: pair[0])[1]
        names = {name_of(b): b for _, b in usable if b.group == nearest.group}
        if len(names) > 1:
            return Party(None, f"{side}: several, {nearest.words}")
        return Party(*names, f"{side}: {nearest.words}") if is_possible(nearest) else None


def read_claims(reading: Reading) -> Claims:
    """Return what all sentences of a document say."""
    claims = Claims()
    amounts = sorted(reading.facts.amounts, key=lambda amount: amount.char_start)
    starts = [amount.char_start for amount in amounts]
    last: list[Amount] = []
    for passage in reading.passages:
        first, end = (bisect_left(starts, edge) for edge in passage.paragraph.span)
        for sketch in sketches(passage, amounts[first:end]):
            found = bearings(sketch)
            summed = set()
            for amount, bearing, distance in reached(sketch, found):
                claims.candidates[amount.amount_id, bearing.side].append((distance, bearing))
                if fits(bearing, amount):
                    summed.add(bearing.at)
            for bearing in found:
                span = Span(passage.start + bearing.body.start_char, passage.start + bearing.body.end_char)
                claims.tellings.append(Telling(bearing, span, bearing.at in summed))
            claims.vague |= {sketch.sums[match.start()].amount_id for match in VAGUE.finditer(sketch.text)}
            claims.parts += told_parts(sketch, last)
            last = [sketch.sums[at] for at in sorted(sketch.sums)] or last
    return claims


def is_possible(bearing: Bearing) -> bool:
    """Return whether such a body can stand there: the paper's own house is paid by nobody, a mere name pays nobody."""
    kind = bearing.body.label_
    if bearing.side == "payee":
        return kind not in ("own", "fund", "department") or "/" in bearing.name
    return kind not in ("perhaps", "group", "company")


# Whose sums have parties: a limit, or what is left over, is nobody's money.
PAID = frozenset({"accepted", "awarded", "contract", "budget", "context", "spent", "settlement", "unclear"})


def fits(bearing: Bearing, amount: Amount) -> bool:
    """Return whether a claim can be one of this money: in or out; a group of projects is only ever awarded."""
    if amount.role not in PAID:
        return False
    if bearing.cue.flow and bearing.cue.flow not in flows_of(amount):
        return False
    if bearing.body.label_ == "group" and bearing.body.text.endswith(("projects", "project")):
        return amount.role == "awarded"
    return not (amount.role == "budget" and bearing.side == "payee" and bearing.body.label_ == "perhaps")


def name_of(bearing: Bearing) -> str:
    """Return the canonical name of who pays (of a fund, its owner), or the fullest form of who is paid."""
    body: Tokens = bearing.body
    if bearing.side == "payee":
        return bearing.name or body.id_ or body.text
    known = bodies().get(body.kb_id_)
    return (known.owner or known.name) if known else body.id_ or body.text


def names(tellings: Iterable[Telling], side: Side) -> set[str]:
    """Return the names on one side that are told strongly enough to stand without a sum."""
    return {t.name for t in tellings if t.bearing.side == side and is_possible(t.bearing) and (t.is_strong or t.is_summed)}
