"""Walk: all pages of a source's list, until what was collected is what the list says there is.

The list moves while it is read: an entry that slips to a page that was read already is lost, and another comes twice.
A count that agrees is not proof (one taken away, one added, and one lost between two pages still make the total), so
one walk is believed only when it shows everything that was known before, else when a second shows the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pipeline.errors import FetchError, IncompleteError
from pipeline.sources.mopac.listing import ListPage
from pipeline.store.entries import Listed

MOST_WALKS = 5
# Reads the list page of a number, counted from 0; afresh where the answer must not be one that was remembered.
ReadPage = Callable[[int, bool], ListPage]
Address = Callable[[str], str]
Known = tuple[str, str | None]  # address and number of a decision


@dataclass
class Walked:
    """One walk: what each page said the total was, and the entries by address."""

    totals: list[int] = field(default_factory=list)
    entries: dict[str, Listed] = field(default_factory=dict)
    trouble: str | None = None

    @property
    def stated(self) -> int:
        """Return the total that the last page said."""
        return self.totals[-1] if self.totals else 0

    @property
    def numbers(self) -> set[str]:
        """Return the distinct references; of an entry without one its address."""
        return {entry.reference or entry.address for entry in self.entries.values()}

    @property
    def is_sound(self) -> bool:
        """Return whether all pages agree on a total, and that many were collected.

        The list counts pages. Two of them may bear one reference, when the list has one of them wrong.
        """
        counted = {len(self.numbers), len(self.entries)}
        return self.trouble is None and len(set(self.totals)) == 1 and self.stated in counted

    def __str__(self) -> str:
        totals = ", then ".join(str(total) for total in dict.fromkeys(self.totals))
        counted = f"{len(self.numbers)} of {totals or 'an unknown number'}"
        return f"{counted}; {self.trouble}" if self.trouble else counted


def walk(read: ReadPage, address: Address, known: Sequence[Known] = ()) -> Walked:
    """Return the first walk to be believed. Raises IncompleteError where none of a few is.

    `known` is what the list named before; only the first walk may use remembered answers.
    """
    walks: list[Walked] = []
    for number in range(MOST_WALKS):
        found = _once(read, address, afresh=number > 0, beyond=number > 0 or not known)
        if found.is_sound and _is_believed(found, walks[-1] if walks else None, known):
            return found
        walks.append(found)
    seen = " / ".join(dict.fromkeys(str(found) for found in walks))
    raise IncompleteError(f"the list was walked {MOST_WALKS} times and never seen whole: {seen}")


def _is_believed(found: Walked, before: Walked | None, known: Sequence[Known]) -> bool:
    numbers = found.numbers
    if known and all(address in found.entries or reference in numbers for address, reference in known):
        return True
    return before is not None and before.is_sound and before.entries.keys() == found.entries.keys()


def _once(read: ReadPage, address: Address, *, afresh: bool, beyond: bool) -> Walked:
    """Walk the list once; `beyond`: where the last page is full, look whether there is one behind it."""
    found = Walked()
    number, size = 0, 0
    while True:
        try:
            page = read(number, afresh)
        except FetchError as error:
            if len(found.entries) < found.stated or not found.totals:
                found.trouble = f"list page {number}: {error.message} ({error.reason})"
            return found
        found.totals.append(page.total)
        for entry in page.entries:
            place = address(entry.url)
            found.entries.setdefault(place, Listed(place, entry.url, entry.title, entry.reference))
        size = max(size, len(page.entries))
        number += 1
        is_last = page.last >= page.total and not (beyond and len(page.entries) == size)
        # A source that shows its last page for ever must not be asked for ever.
        if is_last or number * size > page.total + size:
            return found
