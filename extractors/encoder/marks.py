"""Marks: what stands for a body or a sum where a paper is shown to the encoder, and how much it is shown at once."""

from __future__ import annotations

OPEN, PART = "[CLS]", "[SEP]"
POUND = "£"
FREE = "[unused"  # with which the pieces begin that the published vocabulary leaves free
MARK = FREE + "{}]"
BODY_MARKS, SUM_MARKS = range(1, 41), range(50, 90)
OWN_KINDS = {"MOPAC": MARK.format(90), "Metropolitan Police Service": MARK.format(91)}
# The word for a kind of body, where the published network knows none of the kind's own name.
KIND_WORDS = {
    "department": "ministry",
    "local": "council",
    "health": "hospital",
    "police": "constabulary",
    "foundation": "charity",
    "perhaps": "name",
}
LONGEST = 384  # pieces that are shown at once
OPENING = 24  # of them, the first of the paper, before a stretch that stands further on
ROOM = LONGEST - 3 - OPENING  # of them, such a stretch itself, without the marks around both


def kind_word(name: str, kind: str) -> str:
    """Return the piece that says what a body is, given its name in the vocabulary and its kind.

    >>> kind_word("MOPAC", "own"), kind_word("Home Office", "department"), kind_word("", "company")
    ('[unused90]', 'ministry', 'company')
    """
    return OWN_KINDS.get(name) or KIND_WORDS.get(kind, kind)
