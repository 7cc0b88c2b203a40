"""Acronyms: whose capitals they are, and which of them a document defines as something else than a body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.organisations.judging import judge

ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&/-]{0,9}[A-Z0-9]s?")
# What stands behind a name or words that it shortens, as KBR behind "a Kent Boat Repair"
DEFINED = re.compile(r" \((?:the )?[“\"'‘]?(?P<acronym>[A-Z][A-Z0-9&/]{1,8})s?[”\"'’]?\)")
CAPITAL = re.compile(r"[A-Z]")
WORD = re.compile(r"[A-Za-z]+")
FAR = 120  # characters before an acronym that may spell it out
SKIPPED = 3  # words such as "of" that leave no capital


def things(text: str) -> Iterator[str]:
    """Yield the acronyms that a text defines by words that name no body.

    >>> list(things("the Kent Boat Repair (KBR) by the Kent Boat Club (KBC) for youth work (YW)"))
    ['KBR', 'YW']
    """
    for match in DEFINED.finditer(text):
        words = text[max(0, match.start() - FAR) : match.start()].split()
        if words and _is_thing(match["acronym"], words):
            yield match["acronym"]


def _is_thing(acronym: str, words: list[str]) -> bool:
    """Return whether the last of these words spell out an acronym, and none of them can end a body's name."""
    for count in range(2, min(len(words), len(acronym) + SKIPPED) + 1):
        spelt = " ".join(words[-count:])
        if words[-count][0].upper() == acronym[0] and is_acronym(acronym, spelt):
            return words[-1][0].islower() or judge(spelt) is None
    return False


def is_acronym(alias: str, name: str) -> bool:
    """Return whether the capitals of an alias stand, in their order, at the beginnings of a name's words.

    >>> is_acronym("LBTH", "London Borough of Tower Hamlets"), is_acronym("CRC", "Kent Boxing Club")
    (True, False)
    """
    initials = iter([word[0].upper() for word in WORD.findall(name)])
    return all(capital in initials for capital in CAPITAL.findall(alias))
