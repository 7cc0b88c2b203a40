"""Claims: what the sentences of a document say of who pays and who is paid, sum by sum and without a sum."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from extractors.attribution.anaphora import Memory
from extractors.attribution.bearings import Bearing, bearings
from extractors.attribution.pronouns import speaking_of
from extractors.attribution.reach import is_leaving, reached
from extractors.attribution.shares import told_parts, told_sources
from extractors.attribution.sketch import FAR, Sketch, sketches
from extractors.attribution.tellings import Telling, fits, is_possible, name_of, payer_name
from extractors.attribution.vague import is_tender, vague_sums
from extractors.lexicon.bearings import Side
from pipeline.document import Span
from pipeline.extract import Reading
from pipeline.outline.headings import usual_heading
from pipeline.records import Amount

# "The Chancellor added £5m", "match in kind worth £5", "from reserves", "asked for £5m": money of somebody else than
# who gives the grant, or of nobody
ELSEWHERE = re.compile(
    r"\b(?:chancellor|treasury|match(?:ed)?|in[ -]kind|charit(?:y|ies|able)|reserves?|underspends?|"
    r"carr(?:y|ied|ying)[ -]forward|existing (?:\w+ )?(?:budgets?|resources)|(?:asked|request(?:ed)?|applied|bid) for|"
    r"request (?:from|by) the ¤ for|seiz(?:ed?|ures?))\b",
    re.IGNORECASE,
)
SHORTEST_SECTION = 8  # words of a cell that are more than a name or a figure
WEAKER = 40  # characters by which a body seems further away whose words tell little


class Party(NamedTuple):
    """Who stands on one side of a sum, and what tells it; no name where several share it."""

    name: str | None
    because: str


@dataclass
class Claims:
    """What was said of the sums of one document, and of bodies; what is `vague` goes to nobody in particular.

    `groups` are the kinds of the counted groups that are paid; `departments` are all that are named, each with its name
    as a payer and its first place, and `nationals` the national bodies, each with its fullest form; `elsewhere` are the
    sums, in pence, that sentences call money of no department. In a paper that `is_varying` a contract, one that comes
    to an end is the one that is extended.
    """

    is_varying: bool = False
    candidates: dict[tuple[str, Side], list[tuple[int, Bearing]]] = field(default_factory=lambda: defaultdict(list))
    tellings: list[Telling] = field(default_factory=list)
    parts: list[tuple[str, str]] = field(default_factory=list)
    drawn: list[tuple[str, str]] = field(default_factory=list)
    vague: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    departments: dict[str, tuple[str, Span]] = field(default_factory=dict)
    nationals: dict[str, tuple[str, Span]] = field(default_factory=dict)
    elsewhere: set[int] = field(default_factory=set)

    def read(self, sketch: Sketch, start: int, memory: Memory) -> list[Bearing]:
        """Write down and return what a sentence says; `start` is its passage's offset."""
        spoken = speaking_of(sketch, memory.subject)
        found = bearings(spoken, listing=memory.listing)
        for amount, bearing in memory.carried(sketch, found):
            self.candidates[amount.amount_id, bearing.side].append((FAR, bearing))
        near = list(reached(spoken, found))
        for amount, bearing, distance in near:
            self.candidates[amount.amount_id, bearing.side].append((distance, bearing))
        summed = _summed(near)
        for bearing in found:
            roles = {amount.role for amount, other, _ in near if other.at == bearing.at}
            is_summed, is_past = bearing.at in summed, roles == {"context"}
            is_out = not self.is_varying and is_leaving(spoken, bearing)
            self._tell(Telling(bearing, _span(bearing, start), is_summed, is_past, is_out))
        self._note_bodies(sketch, start)
        is_told = any(bearing.side == "payee" for bearing in found)
        self.vague |= vague_sums(sketch, self.groups, is_told=is_told, is_tender=memory.is_tender)
        if not is_told and is_tender(sketch):
            memory.begin_tender()
        if ELSEWHERE.search(sketch.text):
            self.elsewhere |= {amount.value_pence for amount in sketch.sums.values()}
        self._divide(sketch, memory)
        self.drawn += told_sources(sketch, memory.sums)
        telling = [bearing for bearing in found if bearing.cue.is_telling or bearing.at in summed]
        memory.keep(sketch, found, [bearing for bearing in telling if not is_leaving(spoken, bearing)])
        return found

    def _divide(self, sketch: Sketch, memory: Memory) -> None:
        """Write down which sums are parts of which; "£5 of it" behind another part is one of the same whole."""
        wholes = {part: whole for whole, part in self.parts}
        before = {amount.amount_id for amount in memory.sums}
        for whole, part in told_parts(sketch, memory.sums):
            self.parts.append((wholes.get(whole, whole) if whole in before else whole, part))

    def _note_bodies(self, sketch: Sketch, start: int) -> None:
        for body in sketch.bodies.values():
            place = Span(start + body.start_char, start + body.end_char)
            if body.label_ == "department":
                self.departments.setdefault(body.kb_id_, (payer_name(body), place))
            if body.label_ == "national":
                self.nationals.setdefault(body.kb_id_, (str(body.id_), place))

    def _tell(self, telling: Telling) -> None:
        self.tellings.append(telling)
        if telling.bearing.body.label_ == "group" and telling.bearing.side == "payee":
            self.groups.add(telling.bearing.body.text.split()[-1].lower())

    def party(self, amount: Amount, side: Side) -> Party | None:
        """Return who stands nearest on one side of a sum."""
        usable = [(d, b) for d, b in self.candidates.get((amount.amount_id, side), ()) if fits(b, amount)]
        if usable:
            nearest = min(usable, key=_farness)[1]
            together = {name_of(b) for _, b in usable if b.group == nearest.group and is_possible(b)}
            if len(together) > 1:
                return Party(None, f"{side}: several, {nearest.words}")
            return Party(together.pop(), f"{side}: {nearest.words}") if together else None
        if side == "payee" and amount.amount_id in self.vague:
            return Party(None, "payee: nobody in particular")
        return None

    def direct(self, amount: Amount, side: Side) -> list[Bearing]:
        """Return who stands on one side of a sum by the words of its own sentence, the nearest first."""
        told = [one for one in self.candidates.get((amount.amount_id, side), ()) if one[0] < FAR]
        return [bearing for _, bearing in sorted(told, key=_farness) if is_possible(bearing)]

    def only(self, side: Side, *, own: bool = True) -> Telling | None:
        """Return the only body on one side that is told strongly, or else that is proven and on this side only.

        Without `own` the paper's own house is left out, which does not pay what it takes in.
        """
        told = [t for t in self.tellings if is_possible(t.bearing) and not (t.is_in_kind or t.is_of_unit)]
        possible = [telling for telling in told if own or not telling.bearing.is_own]
        here = [telling for telling in possible if telling.bearing.side == side and not telling.is_former_group]
        opposite = {telling.bearing.body.kb_id_ for telling in possible if telling.bearing.side != side}
        givers = {
            t.bearing.body.kb_id_ for t in possible if side == "payee" and t.bearing.side == "payer" and t.is_strong
        }
        strong = [telling for telling in here if telling.is_strong and telling.bearing.body.kb_id_ not in givers]
        named = strong or [
            telling
            for telling in here
            if telling.bearing.body.label_ not in ("perhaps", "own") and telling.bearing.body.kb_id_ not in opposite
        ]
        named.sort(key=lambda telling: telling.bearing.cue.reach != "none")  # who is said to pay all, first
        return named[0] if len({telling.name for telling in named}) == 1 else None

    def only_department(self) -> str | None:
        """Return the only department that the paper names, if no other body but its own house is told to pay."""
        payers = (t for t in self.tellings if t.bearing.side == "payer" and is_possible(t.bearing))
        names = [name for name, _ in self.departments.values()]
        others = {t.name for t in payers if not (t.bearing.is_own or t.is_in_kind or t.is_of_unit)}.difference(names)
        return names[0] if len(names) == 1 and not others else None


def _span(bearing: Bearing, start: int) -> Span:
    return Span(start + bearing.body.start_char, start + bearing.body.end_char)


def _farness(candidate: tuple[int, Bearing]) -> tuple[bool, int]:
    """Return how far a body stands from a sum, for sorting; one that cannot pay or be paid comes last."""
    distance, bearing = candidate
    return not is_possible(bearing), distance + (0 if bearing.cue.is_telling else WEAKER)


def _summed(near: list[tuple[Amount, Bearing, int]]) -> set[int]:
    """Return the places of the bodies that have a sum: of all that fit one, the nearest, with others of its group."""
    nearest: dict[tuple[str, Side], tuple[int, Bearing]] = {}
    for amount, bearing, distance in near:
        key = amount.amount_id, bearing.side
        if fits(bearing, amount):
            nearest[key] = min(nearest.get(key, (distance, bearing)), (distance, bearing), key=_farness)
    groups = {(bearing.side, bearing.group) for _, bearing in nearest.values()}
    return {bearing.at for _, bearing, _ in near if (bearing.side, bearing.group) in groups}


def _is_section(row: str) -> bool:
    """Return whether a row of a form is a section of the paper: its heading in one cell, its words in the next."""
    heading, _, words = row.partition("\t")
    return usual_heading(heading) is not None and words.count(" ") >= SHORTEST_SECTION and "\t" not in words


def read_claims(reading: Reading) -> Claims:
    """Return what all sentences of a document say; what a table says is told by its columns."""
    claims = Claims(is_varying=reading.facts.decision.decision_type == "contract_variation")
    amounts = sorted(reading.facts.amounts, key=lambda amount: amount.char_start)
    starts = [amount.char_start for amount in amounts]
    memory = Memory()
    for passage in reading.passages:
        if passage.paragraph.kind == "row" and not _is_section(passage.doc.text):
            continue
        memory.enter(passage.paragraph, passage.doc.text)
        first, end = (bisect_left(starts, edge) for edge in passage.paragraph.span)
        for sketch in sketches(passage, amounts[first:end]):
            found = claims.read(sketch, passage.start, memory)
        memory.leave(passage.paragraph, sketch, found)
    return claims
