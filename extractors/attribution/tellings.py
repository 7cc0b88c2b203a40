"""Tellings: the bodies that sentences name as payer or payee, by what names, and of which money they can be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extractors.attribution.bearings import Bearing, flows_of
from extractors.lexicon.organisations import bodies
from pipeline.document import Span
from pipeline.records import Amount

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

# Whose sums have parties: a limit, or what is left over, is nobody's money.
PAID = frozenset({"accepted", "awarded", "contract", "budget", "context", "spent", "settlement", "unclear"})
# Parts of the paper's own house whose budgets are named as payers.
SPENDING_UNITS = frozenset({"Violence Reduction Unit"})
# "£5m of Violence Reduction Unit funding"
OF_IT = re.compile(r"£\S+ of\b")
# A lone word with a capital may be a post, a place or a mere beginning, unless "to" or "with" stands before it.
PLAIN = re.compile(r"[A-Z][a-z]+")
# "assists with oars, free of charge"
IN_KIND = re.compile(r"\b(?:free of charge|without charge|in[ -]kind|at no (?:cost|charge)|pro bono)$", re.IGNORECASE)
# Who pays enters the tables by what the paper prints at its fullest; these by their canonical names.
CANONICAL_KINDS = frozenset({"own", "unit", "mayoral", "fund"})
CANONICAL = frozenset({"Home Office", "Ministry of Justice", "National Police Chiefs' Council"})
REGIONAL = re.compile(r"\(|\bRegion\b")  # "NHS England (London)"


class Telling(NamedTuple):
    """A body that a sentence names as payer or payee, where, whether of a sum, and whether of earlier money only.

    `is_leaving` says that its contract comes to an end, and that the paper is about no extension.
    """

    bearing: Bearing
    span: Span
    is_summed: bool
    is_past: bool
    is_leaving: bool = False

    @property
    def name(self) -> str:
        """Return the name by which the body enters the tables."""
        return name_of(self.bearing)

    @property
    def is_strong(self) -> bool:
        """Return whether the words tell even without a sum; of the paper's own house only if they name its budget."""
        body, cue = self.bearing.body, self.bearing.cue
        is_own_deed = body.label_ == "own" and cue.reach == "all"
        is_addressed = self.bearing.words.endswith((f" to {body.text}", f" with {body.text}"))
        is_plain = body.label_ == "perhaps" and PLAIN.fullmatch(body.text) is not None and not is_addressed
        is_telling = cue.is_telling and not (self.is_leaving or self.is_of_unit)
        return self.is_summed or (is_telling and not is_own_deed and not is_plain)

    @property
    def is_in_kind(self) -> bool:
        """Return whether the body gives help and no money, so that another may be the only one who pays."""
        return IN_KIND.search(self.bearing.words) is not None

    @property
    def is_of_unit(self) -> bool:
        """Return whether a part of the paper's own house pays, which is never the only one who does."""
        return bool(self.bearing.body.label_ == "unit")

    @property
    def is_former_group(self) -> bool:
        """Return whether it is a group that was counted when earlier money was given, which may be another today."""
        return self.is_past and self.bearing.body.label_ == "group"


def is_possible(bearing: Bearing) -> bool:
    """Return whether such a body can stand there: nobody pays the paper's own house, and a mere name pays nobody."""
    kind = bearing.body.label_
    if kind == "unit":
        is_source = bearing.side == "payer" and OF_IT.match(bearing.words) is not None
        return is_source and bearing.body.kb_id_ in SPENDING_UNITS
    if kind == "applicant" and bearing.side == "payer":
        return False
    if bearing.side == "payee":
        return kind not in ("own", "fund", "department") or (kind == "department" and bool(bearing.name))
    is_meant = not bearing.cue.is_excluding and kind in bearing.cue.kinds
    return is_meant or kind not in ("perhaps", "group", "company")


def fits(bearing: Bearing, amount: Amount) -> bool:
    """Return whether a claim can be one of this money: in or out; nobody takes in what is his own.

    Projects and programmes are only ever awarded, or what is taken in is passed on to them.
    """
    if amount.role not in PAID or (bearing.cue.flow and bearing.cue.flow not in flows_of(amount)):
        return False
    body = bearing.body
    if bearing.side == "payer" and bearing.is_own and amount.role == "accepted":
        return False
    if body.label_ in ("group", "perhaps") and body.text.lower().endswith(("projects", "project", "programme")):
        return amount.role == "awarded" or (amount.role == "accepted" and body.label_ == "perhaps")
    is_mere = bearing.side == "payee" and body.label_ == "perhaps" and not bearing.cue.is_telling
    return not (is_mere and amount.role == "budget")


def name_of(bearing: Bearing) -> str:
    """Return the name of who pays, canonical or as printed (of a fund, its owner's), or the fullest of who is paid."""
    if bearing.side == "payee":
        return bearing.name or _fullest(bearing.body)
    return payer_name(bearing.body)


def payer_name(body: Tokens) -> str:
    """Return the name under which a body pays: of a fund its owner's, of some the canonical one, else as printed."""
    known, written = bodies().get(body.kb_id_), _fullest(body)
    if known is None:
        return written
    is_canonical = known.kind in CANONICAL_KINDS or known.name in CANONICAL or REGIONAL.search(written)
    return known.owner or (known.name if is_canonical else written)


def _fullest(body: Tokens) -> str:
    return str(body.id_ or body.text)
