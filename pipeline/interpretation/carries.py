"""Carries: the rows that carry a table's sum over the end of a page, which are none of its entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.interpretation.cells import read_figure
from pipeline.interpretation.rows import RowKind, Words, columns_of, label_of, stated

# “Sub-total carried forward”, “Total c/f”, “Awards b/fwd”
_WHAT = r"(?:(?:(?:page|running)\s)?(?:sub-?\s?totals?|totals?|sum|amount|balance|grants|awards)(?:\sso\sfar)?,?\s)?\(?"
# “Carried forward to next page”, “Brought forward from page 2”, “Carried over to page 3 of 5”
_PAGE = (
    r"(?:\s(?:to|on\sto|onto|from)\s(?:the\s)?"
    r"(?:(?:next|following|previous|last|preceding)\s(?:page|sheet)|(?:page|sheet)\s\d{1,3}(?:\sof\s\d{1,3})?)|\soverleaf)"
)
_FORWARD = r"(?:carr(?:y|ied)\s(?:forward|fwd|over|down)|c\s?[/.]\s?(?:forward|fwd|over|f|d)|cfwd)"
_BROUGHT = r"(?:br(?:ing|ought)\s(?:forward|fwd|over|down)|b\s?[/.]\s?(?:forward|fwd|over|f|d)|bfwd)"
FORWARD = re.compile(rf"{_WHAT}(?:{_FORWARD}(?:{_PAGE})?|(?:continued|to be continued){_PAGE})\)?")
BROUGHT = re.compile(rf"{_WHAT}(?:{_BROUGHT}(?:{_PAGE})?|continued{_PAGE})\)?")
OF_A_PAGE = re.compile(_PAGE)
NEAR = 4  # a total that all rows together miss by more than this part (1 / n) of it is another one
FEWEST = 2  # entries whose sum is carried, where neither a second row nor a page is told


def is_carried(cells: Words) -> bool:
    """Return whether a row says that it carries a sum forward."""
    return FORWARD.fullmatch(label_of(cells)) is not None


def is_brought(cells: Words) -> bool:
    """Return whether a row says that it brings a sum from before."""
    return BROUGHT.fullmatch(label_of(cells)) is not None


def tell_carries(rows: list[RowKind], words: tuple[Words, ...]) -> None:
    """Make carries of the rows among the entries that say so and carry the sum of those above over the end of a page.

    “Brought forward” may be last year's money: such a row names the page, stands below one that carries the sum, or is
    what the entries above come to. It may begin what was read of a table, where its total needs it, and end it.
    """
    numbers = stated(rows)
    entries = [n for n in numbers if rows[n] == "body" and not (is_carried(words[n]) or is_brought(words[n]))]
    among = [n for n in numbers if entries and entries[0] < n < entries[-1]]
    found = [n for n in among if _is_of_a_page(words, n, [above for above in entries if above < n])]
    for above, number in pairwise(among):
        if is_brought(words[number]) and (is_carried(words[above]) or _is_sum_told_again(rows, words, above, number)):
            found += [above, number]
    found += [n for n in numbers[:1] if is_brought(words[n]) and _is_in_total(rows, words, numbers)]
    found += [
        n for n in numbers[-1:] if is_carried(words[n]) and "budget" not in rows and _is_sum(words, [*entries, n])
    ]
    for number in found:
        rows[number] = "carried"


def _is_of_a_page(words: Sequence[Words], number: int, entries: Sequence[int]) -> bool:
    """Return whether a row says that it carries a sum, and names the page or comes to what the entries above it do."""
    if not (is_carried(words[number]) or is_brought(words[number])):
        return False
    return OF_A_PAGE.search(label_of(words[number])) is not None or _is_sum(words, [*entries, number])


def _is_sum(words: Sequence[Words], numbers: Sequence[int]) -> bool:
    """Return whether the last of some rows is what the others come to."""
    return any(len(terms) >= FEWEST and sum(terms) == total for total, terms in columns_of(words, numbers))


def _is_in_total(rows: Sequence[RowKind], words: Sequence[Words], numbers: Sequence[int]) -> bool:
    """Return whether the total comes near to all rows together only with the first of them."""
    if [rows[number] for number in numbers[1:]] != ["body"] * (len(numbers) - 2) + ["total"]:
        return False
    gaps = [(total, sum(others), brought) for total, (brought, *others) in columns_of(words, numbers)]
    return any(abs(b + o - t) < abs(o - t) and abs(b + o - t) * NEAR < t for t, o, b in gaps)


def _is_sum_told_again(rows: Sequence[RowKind], words: Sequence[Words], above: int, below: int) -> bool:
    """Return whether a “Page total” stands above a row that brings the same sum forward."""
    same = [one for one, other in zip(words[above], words[below], strict=True) if one == other and read_figure(one)]
    return rows[above] in ("subtotal", "total") and bool(same)
