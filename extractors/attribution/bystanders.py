"""Bystanders: bodies that a cue names and that neither pay nor are paid, whatever it says."""

from __future__ import annotations

import re

from extractors.attribution.sketch import FAR, Sketch
from extractors.lexicon.bearings import Side

# "monitors the spend against the budget of ¤": it is held against it, and not paid from it
HELD_AGAINST = re.compile(
    r"\b(?:monitor|compar|measur|report|perform|vari|forecast|track|review|do|outturn)\w{0,5}\b[^.;§]{0,120}$",
    re.IGNORECASE,
)
# "terminate the contract with", "novate the contract of": who loses it is not paid
ENDED = re.compile(
    r"\b(?:(?:(?<!the )ends?|ending|terminat\w+|cancel\w*|exit\w*) (?:(?!and\b)[a-z]+ ){0,4}|"
    r"novat\w+ (?:(?:of|the|its|a|an|§|current|existing) ){0,5})$",
    re.IGNORECASE,
)
# "the request from ¤ to vary the Special Police Services Agreement": who asks for officers pays for them
HIRES_POLICE = re.compile(r"\bSPS\b|\bspecial polic(?:e|ing) services\b", re.IGNORECASE)
# "the Kent Boat Bureau of the MPS": a part of the house
OF_HOUSE = re.compile(r" (?:of|within|in) (?:the )?(?=¤)")
# "handed to one council, still to be picked"
NOT_YET_KNOWN = re.compile(
    r"◆,? (?:(?:that|which|who) (?:is|are) )?(?:(?:still |yet )?to be|not yet) "
    r"(?:picked|chosen|selected|found|identified|determined|decided|named|confirmed|appointed)\b"
)
NEAR = 60  # characters between the two


def is_bystander(sketch: Sketch, side: Side, match: re.Match[str]) -> bool:
    """Return whether a cue's body is a part of the house, a group named below, not yet known, or without a payment."""
    at = match.start("body")
    is_nobody = _is_of_house(sketch, at) or _is_named_below(sketch, at) or NOT_YET_KNOWN.match(sketch.text, at)
    return bool(is_nobody) or _is_no_payment(sketch.text, side, match)


def _is_no_payment(text: str, side: Side, match: re.Match[str]) -> bool:
    """Return whether a body loses its contract, hires officers, or has a budget that figures are only held against."""
    if side == "payee":
        is_ended = ENDED.search(text, max(0, match.start() - NEAR), match.start()) is not None
        return is_ended or HIRES_POLICE.search(text, max(0, match.start() - NEAR), match.end() + NEAR) is not None
    is_against = text.startswith("against", match.start())
    return is_against and HELD_AGAINST.search(text, max(0, match.start() - FAR), match.start()) is not None


def _is_of_house(sketch: Sketch, at: int) -> bool:
    """Return whether a mere name is that of a part of the paper's own house."""
    whose = OF_HOUSE.match(sketch.text, at + 1) if sketch.bodies[at].label_ == "perhaps" else None
    return whose is not None and sketch.bodies[whose.end()].label_ in ("own", "unit")


def _is_named_below(sketch: Sketch, at: int) -> bool:
    """Return whether a counted group is named one by one in the list that follows: "for the two projects:"."""
    return sketch.bodies[at].label_ == "group" and sketch.text[at + 1 :].strip() == ":"
