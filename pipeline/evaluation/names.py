"""Names: when two writings count as the same, so that a score judges the reading and not the spelling."""

from __future__ import annotations

import re

APOSTROPHE = re.compile(r"['’]")
# "St. Mary's (Hackney) Trust Ltd" is "St Marys Hackney Trust"; "&" stays, it is part of a name.
MARK = re.compile(r"[^a-z0-9&]+")
FORM = re.compile(r"\b(?:limited|ltd|plc|cic|the)\b")
TYPOGRAPHY = str.maketrans({"’": "'", "–": "-"})


def loose_name(name: str | None) -> str | None:
    """Return a body's name without case, marks, article and legal form; None where nothing is left.

    >>> loose_name("The Rowers' Trust, Ltd.")
    'rowers trust'
    """
    plain = MARK.sub(" ", APOSTROPHE.sub("", (name or "").lower()))
    return " ".join(FORM.sub(" ", plain).split()) or None


def plain_text(text: str | None) -> str | None:
    """Return a text without case, typography, double spaces and closing stop; None where nothing is left.

    >>> plain_text("Rowing  on the Lea – Year 2.")
    'rowing on the lea - year 2'
    """
    return " ".join((text or "").translate(TYPOGRAPHY).split()).strip(" .").lower() or None
