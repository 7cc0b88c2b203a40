"""Pairs: two provisions of one instrument, and what the words behind say of the one and of the other."""

from __future__ import annotations

import re

from extractors.legal_basis.citation_role import Weighed
from pipeline.records import CitationRole

PAIR = ("first", "second")
SPOKEN = 320  # characters behind two provisions that may speak of each
TOLD = 15  # points of what is said of one of the two
# “The first payment”, “the second tranche”: of what is no provision
NO_OTHER = (
    r"(?!\s(?:and|or|of|time|year|quarter|half|instance|place|payment|instalment|tranche|phase|stage|round|part|lot|grant"
    r"|award|sum|bid|order|contract|extension|meeting|review|report|project|body|club)s?\b)"
)
# “Sections 4 and 5 apply: by the first the council lends boats, and the second obliges it to count them.”, “Sections 4
# and 5 apply. The former is the power; the latter makes a survey a condition.”; not “The first payment must …”
OF_EACH = re.compile(
    rf"\b(?:former|first)\b{NO_OTHER}(?P<first>[^.]{{0,160}}?)\b(?:latter|second)\b{NO_OTHER}(?P<second>[^.]{{0,160}})",
    re.IGNORECASE | re.DOTALL,
)
DUTY = re.compile(
    r"\b(?:dut(?:y|ies)|oblig\w{2,7}|must|requir\w{1,7}|condition|regard|binds?|bound|compels?)\b", re.IGNORECASE
)
POWER = re.compile(
    r"\b(?:powers?|may|can|gives?|allows?|enables?|empowers?|lets?|permits?|authorises?|entitles?|relied\son)\b",
    re.IGNORECASE,
)


def role_of_two(behind: str, which: int) -> Weighed | None:
    """Return the role of the first (0) or the second (1) of two provisions, where the words behind tell it of each.

    >>> words = " apply. The former is the power; the latter obliges the council to ask first."
    >>> role_of_two(words, 0), role_of_two(words, 1)
    (Weighed(points=15, role='power'), Weighed(points=15, role='duty'))
    >>> role_of_two(" apply. The first boats come in May.", 0) is None
    True
    """
    match = OF_EACH.search(behind)
    if match is None:
        return None
    role: CitationRole | None = _role(match[PAIR[which]])
    # “by the first MOPAC makes the grants, and the second obliges it”: what is no duty beside one is the power.
    if role is None and _role(match[PAIR[1 - which]]) == "duty":
        role = "power"
    return Weighed(TOLD, role) if role else None


def _role(words: str) -> CitationRole | None:
    return "duty" if DUTY.search(words) else "power" if POWER.search(words) else None
