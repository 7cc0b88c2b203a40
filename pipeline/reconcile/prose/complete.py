"""Complete: lists of parts of which the words around say that there are no others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.reconcile.prose.multiples import COUNT, count_of
from pipeline.reconcile.prose.passages import Mention

# “There are no other recipients.”, “No further grants are made.”, “These are the only awards.”, “Nothing else is
# paid.”: a whole sentence, and none of other things, such as “No other groups bid.” or “There are no other costs.”
COMPLETE = re.compile(
    r"^(?:(?:there\s(?:are|is|will\sbe)\s)?(?:no|not\sany)\s(?:other|further|more)\s(?:[a-z]{3,12}\s)?"
    r"(?:recipients?|bod(?:y|ies)|grants?|awards?|organisations?|providers?|charit(?:y|ies)|groups?|parts?|elements?)"
    r"(?:\s(?:is|are|will\sbe)\s(?:made|paid|funded|given))?"
    r"|(?:nothing|nobody|no\sone)\selse\s(?:(?:is|will\sbe)\s(?:paid|funded)|gets\sanything|benefits)"
    r"|(?:these|those)\sare\s(?:all\sthe|the\sonly)\s(?:[a-z]{3,12}\s)?(?:recipients|bodies|grants|awards|parts|uses)"
    r"|(?:the|this|that)\s(?:list|split|breakdown|division|allocation)\sis\s(?:complete|full|final|exhaustive)"
    r"|(?:all|none)\sof\s(?:it|the\s(?:money|grant|sum|fund))\sis\s(?:thus\s|therefore\s|now\s)?(?:accounted\sfor|committed|allocated|held\sback|left|unallocated|kept\sback))"
    r"(?:\s(?:from|out\sof|under|by)\s(?:it|them|this|the\s(?:grant|money|sum|fund)))?\s?(?:[.;]|¦|$)",
    re.IGNORECASE,
)
# “Grants of £84,000 go to three clubs, of which £30,000 is for …”: so many are named, and so many parts.
SO_MANY = re.compile(
    rf"\b{COUNT}\s(?:[a-z-]{{3,14}}\s){{0,2}}?(?:(?P<bodies>bodies|recipients|organisations|providers|partners|charities|groups|clubs|trusts|services|agencies"
    r"|boroughs|consortia)|projects|schemes|grants|awards|parts|elements)\b",
    re.IGNORECASE,
)
# “£30,000 is for Oak Trust”, “Elm Choir gets £30,000”, “Oak Trust (£30,000)”: not “£30,000 is for staff”
TO_A_NAME = re.compile(r"^\s(?:(?:is|are|goes|go|will\s(?:be|go))\s)?(?:for|to)\s(?:the\s)?[A-Z]")
OF_A_NAME = re.compile(r"[A-Z][\w'’&-]{0,20}\s(?:\(|(?:gets?|receives?|has|is\s(?:given|paid))\s)?$")


def is_all_told(behind: str) -> bool:
    """Return whether the sentence behind a list says that no other part is left."""
    return COMPLETE.match(behind.removeprefix(" ¦ ")) is not None


def is_counted(before: str, parts: Sequence[Mention]) -> bool:
    """Return whether the words before a list count as many parts; where they count bodies, each part is some body's."""
    said = list(SO_MANY.finditer(before.rpartition(" ¦ ")[2]))
    if not said or count_of(said[-1]["count"]) != len(parts):
        return False
    return said[-1]["bodies"] is None or all(
        TO_A_NAME.match(part.after) or OF_A_NAME.search(part.before[-40:]) for part in parts
    )
