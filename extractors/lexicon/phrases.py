"""Phrases: the small language in which the vocabularies write their cues, so that a row reads like the words it finds.

A space stands for white space, `*` for the rest of a word, `…` for up to sixty characters of the same sentence,
`~` for a few words, `#` for a small number, `(a|b)` for either, `?` makes the group or letter before it optional.
A phrase begins and ends with whole words, in upper or lower case.
"""

from __future__ import annotations

import re

PARTS = {" ": r"\s{1,3}", "*": r"\w{0,9}", "#": r"\d{1,3}", "(": "(?:", ")": ")", "|": "|", "?": "?", "'": "['’]"}
GAPS = {"…": r"[^.;\n]{0,60}", "~": r"[^.,;\n]{0,25}"}


def compile_phrase(written: str) -> re.Pattern[str]:
    """Return the pattern that a phrase stands for.

    >>> bool(compile_phrase("award … contract*").search("Awards of two contracts, award the contracts"))
    True
    >>> compile_phrase("sell").search("seller") is None
    True
    """
    parts = re.split(r" ?([…~]) ?", written.strip())
    body = "".join(GAPS[part] if part in GAPS else _words(part) for part in parts)
    return re.compile(rf"(?:{body})", re.IGNORECASE)


def _words(part: str) -> str:
    """Return the pattern of a part of a phrase, bounded where it begins and ends with words, not with a pound sign."""
    body = "".join(PARTS.get(sign) or re.escape(sign) for sign in part)
    start = "" if part.startswith("£") else r"(?<!\w)"
    return f"{start}{body}" if part.endswith(("£", "*")) else rf"{start}{body}(?!\w)"
