"""Phrases: the small language in which the vocabularies write their cues, so that a row reads like the words it finds.

A space stands for white space, `*` for the rest of a word, `…` for up to sixty characters of the same sentence,
`~` for a few words, `#` for a small number, `(a|b)` for either, `?` makes the group or letter before it optional,
`[a|b]` lets neither of these words follow, `^` lets only a capital follow, `<name>` stands for a list of words that
the vocabulary names.
A phrase begins and ends with whole words, in upper or lower case.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

PARTS = {
    " ": r"\s{1,3}",
    "*": r"\w{0,9}",
    "#": r"\d{1,3}",
    "(": "(?:",
    ")": ")",
    "|": "|",
    "?": "?",
    "'": "['’]",
    "[": r"(?:(?<!\w)|(?!\w))(?!(?:",
    "]": r")(?!\w))",
    "^": "(?=(?-i:[A-Z]))",
}
# A stop or a comma within a figure ("£1.4m", "£1,400") ends no sentence.
GAPS = {"…": r"(?:[^.;\n]|\.(?=\d)){0,60}", "~": r"(?:[^.,;\n]|[.,](?=\d)){0,25}"}
NAMED = re.compile(r"<(\w{1,20})>")


def compile_phrase(written: str, words: Mapping[str, str] | None = None) -> re.Pattern[str]:
    """Return the pattern that a phrase stands for; `words` holds the lists that `<name>` stands for.

    >>> bool(compile_phrase("award … contract*").search("Awards of two contracts, award the contracts"))
    True
    >>> compile_phrase("sell").search("seller") is None
    True
    >>> compile_phrase("from (the )?[mps]^").search("from the MPS, from then on, from the Home Office").start()
    28
    """
    written = NAMED.sub(lambda name: f"({(words or {})[name[1]]})", written)
    parts = re.split(r" ?([…~]) ?", written.strip())
    body = "".join(GAPS[part] if part in GAPS else _words(part) for part in parts if part)
    return re.compile(rf"(?:{body})", re.IGNORECASE)


def _words(part: str) -> str:
    """Return the pattern of a part of a phrase, bounded where it begins and ends with words, not with a pound sign."""
    body = "".join(PARTS.get(sign) or re.escape(sign) for sign in part).replace(r"\s{1,3}?", r"\s{0,3}")
    start = "" if part.startswith("£") else r"(?<!\w)"
    return f"{start}{body}" if part.endswith(("£", "*", "[", "]", "^", "|", "(")) else rf"{start}{body}(?!\w)"
