"""Bodies: the bodies that are known by name, which are no persons whatever their names look like."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from pipeline.document import Span
from pipeline.interpretation.rows import vocabulary

LONGEST = 120  # characters of a body's name


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    """Return the names and aliases of all bodies, each below its first word."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in vocabulary("organisations"):
        for form in (row["name"], *row["aliases"].split("|")):
            if plain := _plain(form):
                found[plain.split()[0]].add(plain)
    return {first: tuple(forms) for first, forms in found.items()}


def is_body(text: str, name: Span) -> bool:
    """Return whether the words from the beginning of a name on are those of a known body: all of the name, or more.

    >>> is_body("Stop Hate UK", Span(0, 9)), is_body("Stop Hatton", Span(0, 11))
    (True, False)
    """
    words = _plain(text[name.start : name.start + LONGEST])
    least = len(_plain(text[slice(*name)]))
    forms = _forms().get(words.split(maxsplit=1)[0], ()) if words else ()
    return any(
        len(form) >= least and f"{words} ".startswith(form) and not words[len(form) :][:1].isalnum() for form in forms
    )


def _plain(words: str) -> str:
    return " ".join(words.replace("’", "'").casefold().split())
