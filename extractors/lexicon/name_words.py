"""Name words: words that begin or end a body's name, or never do (`name_words.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

Use = Literal["body_endings", "thing_endings", "soft_endings", "openers", "no_bodies"]


@cache
def words_that(use: Use) -> frozenset[str]:
    """Return the words of one list of `lexicon/name_words.toml`, in lower case."""
    lists = tomllib.loads((files("extractors.lexicon") / "name_words.toml").read_text(encoding="utf-8"))
    return frozenset(lists[use]["words"].split())
