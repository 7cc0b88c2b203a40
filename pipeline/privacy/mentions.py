"""Mentions: every other place in a document where a person named as a contact stands, in full or by one name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipeline.document import Span
from pipeline.privacy.persons import MOST_WORDS, WORD, is_common, is_opener, is_organisation_word, is_rank

SHORTEST_PART = 3
# "A. Body (past staff), Deputy Mayor for Policing and Crime": the maker of a decision is no contact.
OFFICE = re.compile(r"\bDeputy\s{1,2}Mayor\b", re.IGNORECASE)
PAST = re.compile(r"\s?\(past staff\)", re.IGNORECASE)
FAR = 80


class Words:
    """The words of a text in order, each with its form for comparison: lower case, without a genitive's s."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found = list(WORD.finditer(text))
        self.plain = [_bare(match[0]).casefold() for match in self.found]

    def __len__(self) -> int:
        return len(self.found)

    def is_capital(self, at: int) -> bool:
        """Return whether a word is written with a capital."""
        return self.found[at][0][0].isupper()

    def span(self, at: int) -> Span:
        """Return where a word stands, without a genitive's s."""
        start = self.found[at].start()
        return Span(start, start + len(_bare(self.found[at][0])))

    def adjoin(self, at: int, *, white: str = " \xa0") -> bool:
        """Return whether nothing but white space (or the dot of an initial) stands between a word and the next."""
        if not 0 <= at < len(self.found) - 1:
            return False
        here = self.span(at)
        between = self.text[here.end : self.found[at + 1].start()]
        dot = "." if here.end - here.start == 1 else ""
        return len(between) <= 3 and not between.strip(white + dot)


def _bare(word: str) -> str:
    return word.rstrip(".").removesuffix("'s").removesuffix("’s")


def find_mentions(text: str, names: Iterable[Span]) -> Iterator[Span]:
    """Yield every place where one of the names stands, in full, or by a part that means nothing else here."""
    written = {tuple(Words(text[slice(*name)]).plain) for name in names}
    if not written:
        return
    words = Words(text)
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in written:
        lengths[name[0]].add(len(name))
    kin = _kin(written, words)
    for at, plain in enumerate(words.plain):
        if (plain not in lengths and plain not in kin) or not words.is_capital(at):
            continue
        standing = [length for length in lengths.get(plain, ()) if _stands(words, at, length, written)]
        if standing:
            yield Span(words.span(at).start, words.span(at + max(standing) - 1).end)
        elif plain in kin and _stands_alone(words, at, kin[plain]):
            yield words.span(at)


def _kin(names: Iterable[tuple[str, ...]], words: Words) -> dict[str, set[str]]:
    """Return the single names that stand for a person, each with all the names that it may stand beside."""
    kin: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for part in name:
            if len(name) == 1 or _is_distinctive(part):
                kin[part].update(name)
    in_lower_case = {plain for at, plain in enumerate(words.plain) if plain in kin and not words.is_capital(at)}
    whole = {name[0] for name in names if len(name) == 1}
    return {part: others for part, others in kin.items() if part in whole or part not in in_lower_case}


def find_makers(text: str) -> set[str]:
    """Return how the persons are named whose office is that of Deputy Mayor: "Ada Example", and "Example" as well."""
    makers: set[str] = set()
    for office in OFFICE.finditer(text):
        before = PAST.sub("", text[max(office.start() - FAR, 0) : office.start()].rstrip().removesuffix("the").rstrip())
        words = before.rstrip(", ").split()[-MOST_WORDS:]
        makers.update(" ".join(words[-count:]) for count in range(1, len(words) + 1))
    return makers


def _is_distinctive(part: str) -> bool:
    return len(part) >= SHORTEST_PART and not is_common(part)


def _stands(words: Words, at: int, length: int, names: set[tuple[str, ...]]) -> bool:
    """Return whether one of the names begins here, so many words long, and not that of an organisation."""
    last = at + length - 1
    if tuple(words.plain[at : last + 1]) not in names:
        return False
    if not all(words.adjoin(place, white=" \xa0\n") for place in range(at, last)):
        return False
    return not (words.adjoin(last) and is_organisation_word(words.plain[last + 1]))


def _stands_alone(words: Words, at: int, kin: set[str]) -> bool:
    """Return whether one name stands for the person: no other proper noun beside it ("Powell Road", "St Giles")."""
    if words.adjoin(at) and words.is_capital(at + 1) and words.plain[at + 1] not in kin:
        return False
    if not words.adjoin(at - 1) or not words.is_capital(at - 1):
        return True
    before = words.plain[at - 1]
    return before in kin or is_opener(before) or is_rank(before)
