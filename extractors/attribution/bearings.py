"""Bearings: on which side of the money a body stands in its sentence, payer or payee.

The cues are rows of `lexicon/bearings.csv`, tried in their order; a body has the bearing of the first that fits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from extractors.attribution.bystanders import is_bystander
from extractors.attribution.sketch import Sketch
from extractors.lexicon.bearings import Cue, Side, cues
from pipeline.records import Amount

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

# A body, and a sum of its own: "award Kent Youth Trust £5"
WITH_SUM = r"[¤◊◇◆](?:'s)?(?: \([^()§]{0,20}§[^()§]{0,20}\)|,? (?:up to )?§)?"
# "the Home Office, NHS England and MOPAC", "Kent Youth Trust (£5) and Mentor99 (£6)"; bodies that only a stroke parts
# are one name: "MoJ/HMPPS"
LIST = re.compile(
    rf"{WITH_SUM}(?:(?:[,;]? (?:and|&|plus|as well as|together with) |[,;] | ?/ ?)(?:(?:to|with|from|the) ){{0,2}}"
    rf"{WITH_SUM}){{1,15}}"
)
# "pass it to two clubs, being Kent Youth Trust (£5) and Mentor99": who the members of a group are
NAMELY = re.compile(
    r"(?P<group>◆),? ?\(?(?:being|namely|these are|they are|which are|i\.e\.|viz\.?|:) (?:the )?(?P<body>[¤◊◇])"
)
# "After a tender with ¤, ¤ was chosen": a comma alone joins no two
BESIDE = re.compile(r"[¤◊◇◆](?:'s)?, (?:the )?[¤◊◇◆](?:'s)?")
# "run by ¤ and New Steps by ¤": what somebody else runs is a work, and no member of a list of bodies
RUN_BY = re.compile(r",? (?:(?:led|run|delivered|managed|provided) )?by (?:the )?[¤◊◇]")
# "funded from the ¤ grant and ¤ funds": two payers of one sum
AND_THEIRS = re.compile(
    r"¤(?:'s)?(?: [A-Za-z-]+){1,3},? (?:and|plus|as well as|together with|alongside) (?:the |from (?:the )?)?"
)
# "to ¤ and for ¤": two bodies of one sum
AND_ALSO = re.compile(r"\b(?:and|plus)(?: also)? (?:to|for|with|from)\b", re.IGNORECASE)
# "Kent Council paid £5, Essex Council £6": the second does what the first does
GAPPED = re.compile(
    r"(?:,|;|\band)(?: and)? (?:the )?(?P<body>[¤◊◇])(?: (?:with|at|by|another|a further|up to|some)){0,2} (?=§)"
)
Listing = Literal["paid", "acts", ""]


@dataclass(frozen=True)
class Bearing:
    """A body that pays or is paid, at its mark in the sketch, with the words that tell.

    Bodies that pay or are paid together have the same `group`. `name` is set where several are one name: "MoJ/HMPPS".
    """

    cue: Cue
    at: int
    body: Tokens
    words: str
    group: int
    name: str = ""

    @property
    def is_own(self) -> bool:
        """Return whether it is the paper's own house."""
        return str(self.body.label_) == "own"

    @property
    def is_budget(self) -> bool:
        """Return whether it is a budget of the paper's own house, which pays what the paper is about."""
        return self.is_own and self.side == "payer" and self.cue.reach != "all"

    @property
    def side(self) -> Side:
        """Return on which side of the money the body stands."""
        return self.cue.side


def bearings(sketch: Sketch, *, listing: Listing = "") -> list[Bearing]:
    """Return the bearings of the bodies of a sentence, in order; members of one list have the same.

    `listing` says of which list the sentence is an item: of those who are paid, or of acts.
    """
    if not sketch.bodies:
        return []
    found: dict[int, Bearing] = {}
    flows = set().union(*(flows_of(amount) for amount in sketch.sums.values()))
    for cue in cues():
        if cue.flow and cue.flow not in flows and (flows or cue.flow == "in"):
            continue
        if (cue.reach == "list" and listing != "paid") or (cue.reach == "item" and not listing):
            continue
        for match in cue.pattern.finditer(sketch.text):
            at = match.start("body")
            body = sketch.bodies.get(at)
            if body is None or at in found or not cue.allows(body.label_):
                continue
            if not is_bystander(sketch, cue.side, match):
                found[at] = Bearing(cue, at, body, sketch.words(match.start(), match.end()), at)
    for match in GAPPED.finditer(sketch.text):
        _go_on(sketch, found, match.start("body"))
    _name_members(sketch, found)
    for match in LIST.finditer(sketch.text):
        if not BESIDE.fullmatch(match[0]):
            _share(sketch, found, [at for at in range(*match.span()) if at in sketch.bodies])
    return _grouped(sketch, _without_funds(sketch, [found[at] for at in sorted(found)]))


def _name_members(sketch: Sketch, found: dict[int, Bearing]) -> None:
    """Write for the first member of a group that is paid, and has a sum of its own, that it is paid."""
    last = sketch.text.rfind("§")
    for match in NAMELY.finditer(sketch.text):
        at, group = match.start("body"), found.get(match.start("group"))
        if group is not None and at not in found and at < last:
            found[at] = replace(group, at=at, body=sketch.bodies[at], group=at)


def _without_funds(sketch: Sketch, found: list[Bearing]) -> list[Bearing]:
    """Return the bearings without funds where the sentence has one sum, and a payer that is no fund but a body."""
    is_told = any(bearing.side == "payer" and bearing.body.label_ != "fund" for bearing in found)
    if not is_told or len(sketch.sums) > 1:
        return found
    return [bearing for bearing in found if bearing.side == "payee" or bearing.body.label_ != "fund"]


def flows_of(amount: Amount) -> frozenset[str]:
    """Return which cues may speak of a sum: those of money that comes in, that goes out, or that is given."""
    if amount.role == "accepted":
        return frozenset({"in"})
    if amount.role == "context":
        return frozenset({"in", "out", "grant"})
    return frozenset({"out", {"awarded": "grant", "contract": "buy"}.get(amount.role, "out")})


def _go_on(sketch: Sketch, found: dict[int, Bearing], at: int) -> None:
    """Write for a body without a verb that it pays as the one before it does, which has a sum of its own."""
    before = max((place for place in found if place < at), default=None)
    if before is None or found[before].side == "payee" or "§" not in sketch.text[before:at]:
        return
    if "own" not in (found[before].body.label_, sketch.bodies[at].label_):  # "MOPAC's part is £5 and the MPS's £6"
        cue = replace(found[before].cue, reach="after")
        found[at] = replace(found[before], cue=cue, at=at, body=sketch.bodies[at], group=at)


def _share(sketch: Sketch, found: dict[int, Bearing], members: list[int]) -> None:
    """Write the bearing of one member of a list for all that have none."""
    known = [found[at] for at in members if at in found]
    if not known:
        return
    model = known[0] if known[0].at == members[0] else known[-1]
    name = _one_name(sketch, members) if model.side == "payee" else ""
    for at in members:
        own = found.get(at, model)
        is_work = at not in found and sketch.bodies[at].label_ == "perhaps" and RUN_BY.match(sketch.text, at + 1)
        if own.side == model.side and not is_work:
            own = replace(own, cue=replace(own.cue, is_telling=own.cue.is_telling or model.cue.is_telling))
            group = at if "§" in sketch.text[members[0] : members[-1]] else members[0]
            found[at] = replace(own, at=at, body=sketch.bodies[at], group=group, name=name)


def _one_name(sketch: Sketch, members: list[int]) -> str:
    """Return the common name of bodies with only a stroke between them, "MoJ/HMPPS"; empty where they have none."""
    first, last = sketch.bodies[members[0]], sketch.bodies[members[-1]]
    written: str = first.doc[first.start : last.end].text
    return written if written.count("/") == len(members) - 1 and " " not in written else ""


def _grouped(sketch: Sketch, found: list[Bearing]) -> list[Bearing]:
    """Return the bearings, with those in one group that "and to" or "and for" joins."""
    grouped = found[:1]
    for before, bearing in pairwise(found):
        between = sketch.text[before.at : bearing.at]
        is_both = AND_ALSO.search(between) or (bearing.side == "payer" and AND_THEIRS.fullmatch(between))
        if before.side == bearing.side and "§" not in between and is_both:
            bearing = replace(bearing, group=grouped[-1].group)
        grouped.append(bearing)
    return grouped
