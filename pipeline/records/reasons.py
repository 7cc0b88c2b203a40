"""Reasons: the words by which `because` owns up that nothing at a sum tells what it is, and what is supposed."""

from __future__ import annotations

import re

from pipeline.records.facts import Amount

BY_TYPE = "the decision is a"  # what most sums of such a decision are
BY_WEIGHTS = "by fitted weights, most of all"  # and the sign that weighed most
BY_ENCODER = "by the trained encoder, from all that stands around it"
AS_BEFORE = "as {} before it"  # what the sum before it in the sentence is
# “threshold: by fitted weights, most of all cue before: threshold”: the word in front of it says so.
CUE_FOR_IT = re.compile(rf"{BY_WEIGHTS} cues?(?: before| after)?: (?P<role>\w+)")
FROM_BEFORE = re.compile(AS_BEFORE.format("(?P<sum>.{1,30}?)"))


def is_supposed(amount: Amount) -> bool:
    """Return whether a sum's role, if it has one, is told by no word, column or other sum, only weighed."""
    words = _words(amount)
    cue = CUE_FOR_IT.match(words)
    is_weighed = words.startswith((BY_WEIGHTS, BY_ENCODER)) and (cue is None or cue["role"] != amount.role)
    return amount.role == "unclear" or is_weighed


def is_of_type(amount: Amount) -> bool:
    """Return whether a sum's role is only what most sums of its kind of decision are."""
    return _words(amount).startswith(BY_TYPE)


def told_by(amount: Amount) -> str | None:
    """Return the sum, as it is written, whose role a sum has because it stands behind it."""
    match = FROM_BEFORE.match(_words(amount))
    return match["sum"] if match else None


def _words(amount: Amount) -> str:
    return (amount.because or "").removeprefix(f"{amount.role}: ")
