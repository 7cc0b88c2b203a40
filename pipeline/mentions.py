"""Mentions: every other place in a document where a person named as a contact stands, in full or by one name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.document import Span
from pipeline.persons import WORD, is_common, is_opener, is_organisation_word, is_rank

SHORTEST_PART = 3
# A name with the office that decides: "A. Body (past staff), Deputy Mayor for Policing and Crime".
DECIDES = re.compile(r"(?:\s?\(past staff\))?,?\s{1,2}(?:the\s)?Deputy\s{1,2}Mayor", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text: its place, without a genitive's s, and its form for comparison."""

    span: Span
    plain: str
    is_capital: bool


def tokens(text: str) -> list[Token]:
    """Return all words of a text."""
    return [_token(match) for match in WORD.finditer(text)]


def _token(match: re.Match[str]) -> Token:
    bare = match[0].rstrip(".").removesuffix("'s").removesuffix("’s")
    return Token(Span(match.start(), match.start() + len(bare)), bare.casefold(), match[0][0].isupper())


def find_mentions(text: str, names: Iterable[Span]) -> Iterator[Span]:
    """Yield every place where one of the names stands, in full, or by a part that means nothing else here."""
    words = tokens(text)
    in_lower_case = {word.plain for word in words if not word.is_capital}
    whole: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    kin: dict[str, set[str]] = defaultdict(set)
    for name in {tuple(word.plain for word in tokens(text[slice(*name)])) for name in names}:
        whole[name[0]].add(name)
        for part in name:
            if len(name) == 1 or (_is_distinctive(part) and part not in in_lower_case):
                kin[part].update(name)
    for at, word in enumerate(words):
        if not word.is_capital:
            continue
        lengths = [len(name) for name in whole.get(word.plain, ()) if _stands(text, words, at, name)]
        if lengths:
            yield Span(word.span.start, words[at + max(lengths) - 1].span.end)
        elif word.plain in kin and _stands_alone(text, words, at, kin[word.plain]):
            yield word.span


def decides(text: str, name: Span) -> bool:
    """Return whether a name is that of the Deputy Mayor, whose name is the decision's own."""
    return any(DECIDES.match(text, found.end()) for found in re.finditer(re.escape(text[slice(*name)]), text))


def _is_distinctive(part: str) -> bool:
    return len(part) >= SHORTEST_PART and not is_common(part)


def _stands(text: str, words: Sequence[Token], at: int, name: tuple[str, ...]) -> bool:
    """Return whether a full name begins here, and is not the beginning of an organisation's."""
    here = words[at : at + len(name)]
    if tuple(word.plain for word in here) != name or not all(
        _adjoin(text, *pair, white=" \xa0\n") for pair in pairwise(here)
    ):
        return False
    following = words[at + len(name)] if at + len(name) < len(words) else None
    return not (following and _adjoin(text, here[-1], following) and is_organisation_word(following.plain))


def _stands_alone(text: str, words: Sequence[Token], at: int, kin: set[str]) -> bool:
    """Return whether one name stands for the person: no other proper noun beside it ("Powell Road", "St Giles")."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else None
    if following and following.is_capital and following.plain not in kin and _adjoin(text, word, following):
        return False
    before = words[at - 1] if at else None
    if before is None or not before.is_capital or not _adjoin(text, before, word):
        return True
    return before.plain in kin or is_opener(before.plain) or is_rank(before.plain)


def _adjoin(text: str, first: Token, second: Token, *, white: str = " \xa0") -> bool:
    """Return whether nothing but white space (or the dot of an initial) stands between two words."""
    between = text[first.span.end : second.span.start]
    dot = "." if first.span.end - first.span.start == 1 else ""
    return len(between) <= 3 and not between.strip(white + dot)
