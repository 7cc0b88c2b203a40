"""Labels: the key information of a page ("Reference code: …"), and the lines that are the site's, not the paper's."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LONGEST_LABEL, LONGEST_VALUE = 40, 140  # characters
# What may stand under a label on the next line; "Date signed:" is usually empty, and then a title follows.
VALUES = {
    "date": re.compile(
        r"""(?:[A-Z][a-z]{2,8},?\s)?(?:the\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s)?[A-Z][a-z]{2,8},?\s(?:20)?\d\d  # 4 May 2031
          | \d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:20)?\d\d
          | \d{1,2}-[A-Z][a-z]{2,8}-(?:20)?\d\d  # 4-May-2031
          | 20\d\d-\d\d-\d\d""",
        re.VERBOSE,
    ),
    "reference": re.compile(r"(?:DM)?PC?D\b[\s\d/–-]{1,20}|PC?D\s?\d{1,5}"),
    "person": re.compile(r"(?!DMPCD|PCD)[^:£\d]{3,140}"),
    "word": re.compile(r"[A-Za-z]{3,30}"),
    "any": re.compile(r".{3,140}"),
}


@dataclass(frozen=True, slots=True)
class KeyLabel:
    """One label of the key information: what it names, how it is written, and what kind of value it has."""

    name: str
    written: str
    value: str


@cache
def key_labels() -> dict[str, KeyLabel]:
    """Return the vocabulary of labels (`lexicon/key_labels.csv`) by their writing."""
    with (files("pipeline") / "lexicon" / "key_labels.csv").open(encoding="utf-8") as lines:
        rows = [KeyLabel(row["name"], row["written"], row["value"]) for row in csv.DictReader(lines)]
    return {row.written: row for row in rows}


def key_label(line: str) -> KeyLabel | None:
    """Return the label that a line begins with: with its colon, alone, or before a date or a number that it asks for.

    >>> key_label("Reference code: PCD 90001").name, key_label("Date signed 4 May 2031").name
    ('reference', 'date_signed')
    >>> key_label("Date signed the same day") is None
    True
    """
    head, colon, _ = line.partition(":")
    plain = " ".join(head[:LONGEST_VALUE].split()).lower()
    if (colon or len(head) <= LONGEST_LABEL) and (label := key_labels().get(plain)):
        return label
    if colon or len(head) > LONGEST_VALUE or plain[:1] not in _initials():
        return None
    found = key_value(line.strip())
    is_plain = found is not None and found[0].value in ("date", "reference")
    return found[0] if found and is_plain and VALUES[found[0].value].fullmatch(line.strip()[found[1] :]) else None


def squeezed_label(words: str) -> KeyLabel | None:
    """Return the label that some words are, whatever spaces a narrow cell put into them.

    >>> squeezed_label("Referenc e").name, squeezed_label("Date of reference")
    ('reference', None)
    """
    return _squeezed().get("".join(words.split()).rstrip(":").lower()) if len(words) <= LONGEST_LABEL else None


@cache
def _squeezed() -> dict[str, KeyLabel]:
    return {written.replace(" ", ""): label for written, label in key_labels().items()}


@cache
def _initials() -> frozenset[str]:
    return frozenset(written[0] for written in key_labels())


def key_value(paragraph: str) -> tuple[KeyLabel, int] | None:
    """Return the label that a paragraph of kind `label` begins with, and the offset at which its value begins.

    The value may stand behind the colon, on the next line, or, where the label was an element of its own, behind a
    space. The offset is the paragraph's length where there is no value.

    >>> label, at = key_value("Reference code PCD 90001")
    >>> label.name, at
    ('reference', 15)
    """
    for label, opening in _openings():
        if match := opening.match(paragraph):
            return label, match.end()
    return None


def label_starts(line: str) -> Iterator[tuple[KeyLabel, int]]:
    """Yield the labels of a number or a day anywhere in a line, and the offsets at which their values begin."""
    for label, opening in _openings():
        if label.value in ("reference", "date"):
            yield from ((label, match.end()) for match in opening.finditer(line) if _is_word(line, match.start()))


def _is_word(line: str, start: int) -> bool:
    return start == 0 or not line[start - 1].isalnum()


@cache
def _openings() -> tuple[tuple[KeyLabel, re.Pattern[str]], ...]:
    space = r"\s{1,9}"
    return tuple(
        (label, re.compile(space.join(written.split()) + r"\b\s{0,9}:?\s{0,99}", re.IGNORECASE))
        for written, label in sorted(key_labels().items(), key=lambda row: len(row[0]), reverse=True)
    )


def is_value(label: KeyLabel, line: str) -> bool:
    """Return whether the line below an empty label can be its value."""
    line = line.strip()
    return len(line) <= LONGEST_VALUE and VALUES[label.value].fullmatch(line) is not None and key_label(line) is None


@cache
def _chrome() -> tuple[frozenset[str], tuple[str, ...]]:
    with (files("pipeline") / "lexicon" / "chrome.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    whole = frozenset(row["line"] for row in rows if row["match"] == "whole")
    return whole, tuple(row["line"] for row in rows if row["match"] == "start")


def is_furniture(line: str) -> bool:
    """Return whether a line is the site's own: a skip link, the logo, a sharing or accessibility notice."""
    whole, starts = _chrome()
    plain = " ".join(line[:200].split()).lower()
    return plain in whole or plain.startswith(starts)
