"""Walking a list that moves while it is read: none lost, none double, or the run says that it is incomplete."""

from __future__ import annotations

import random

import pytest

from pipeline.collect.walk import MOST_WALKS, Walked, walk
from pipeline.errors import FetchError, IncompleteError
from pipeline.sources.mopac.listing import Entry, ListPage

ON_A_PAGE = 20


class Moving:
    """A list of numbers that changes before some of the requests for its pages."""

    def __init__(self, count: int, seed: int = 0, changes: int = 0) -> None:
        self.order = list(range(1, count + 1))
        self.random = random.Random(seed)  # noqa: S311  # the same for every test
        self.always, self.ever = set(self.order), set(self.order)
        first_walks = 2 * (count // ON_A_PAGE + 1)
        self.moments = {self.random.randrange(first_walks) for _ in range(changes)}
        self.asked = 0

    def read(self, number: int, afresh: bool) -> ListPage:
        if self.asked in self.moments:
            self.random.choice([self.insert, self.remove, self.reorder, self.exchange])()
        self.asked += 1
        first = number * ON_A_PAGE
        shown = self.order[first : first + ON_A_PAGE]
        if not shown:
            raise FetchError("unexpected_page", "no results")
        return ListPage(len(self.order), first + 1, first + len(shown), tuple(map(entry, shown)))

    def insert(self) -> None:
        new = max(self.ever) + 1
        self.ever.add(new)
        self.order.insert(self.random.randrange(len(self.order) + 1), new)

    def remove(self) -> None:
        self.always.discard(self.order.pop(self.random.randrange(len(self.order))))

    def reorder(self) -> None:
        self.random.shuffle(self.order)

    def exchange(self) -> None:
        """Take one away and add one, so that the total stays."""
        self.remove()
        self.insert()


def entry(number: int) -> Entry:
    return Entry(f"https://example.org/pcd-{number}", f"Decision {number}", f"PCD {number}")


def plain(url: str) -> str:
    return url


def numbers(found: Walked) -> set[int]:
    return {int(address.rpartition("-")[2]) for address in found.entries}


def test_of_a_list_that_moves_nothing_is_lost_and_nothing_comes_twice() -> None:
    for seed in range(200):
        moving = Moving(97, seed, changes=1 + seed % 3)
        found = walk(moving.read, plain)
        assert moving.always <= numbers(found) <= moving.ever, f"seed {seed}"
        assert found.stated == len(found.entries), f"seed {seed}"


def test_of_a_list_that_was_known_nothing_known_is_lost() -> None:
    for seed in range(200):
        moving = Moving(97, seed, changes=1 + seed % 3)
        found = walk(moving.read, plain, known=[(entry(number).url, f"PCD {number}") for number in moving.order])
        assert moving.always & set(range(1, 98)) <= numbers(found), f"seed {seed}"


def test_a_list_at_rest_that_shows_all_that_was_known_is_walked_once() -> None:
    moving = Moving(97)
    walk(moving.read, plain, known=[(entry(number).url, f"PCD {number}") for number in moving.order])
    assert moving.asked == 5


def test_a_list_that_names_what_was_known_by_other_addresses_is_walked_once() -> None:
    moving = Moving(97)
    walk(moving.read, plain, known=[(f"/node/{number}", f"PCD {number}") for number in moving.order])
    assert moving.asked == 5


def test_an_entry_lost_between_two_pages_is_found_although_the_total_agrees() -> None:
    moving = Moving(60)
    honest = moving.read

    def read(number: int, afresh: bool) -> ListPage:
        page = honest(number, afresh)
        if moving.asked == 1:  # the first goes, one comes at the end: 21 slips to the page that was read
            moving.order = [*moving.order[1:], 61]
        return page

    found = walk(read, plain)
    assert numbers(found) == set(range(2, 62))


def test_a_list_that_never_rests_is_incomplete() -> None:
    moving = Moving(60)
    honest = moving.read

    def read(number: int, afresh: bool) -> ListPage:
        moving.exchange()
        return honest(number, afresh)

    with pytest.raises(IncompleteError, match=f"walked {MOST_WALKS} times"):
        walk(read, plain)


@pytest.mark.parametrize("off", [-1, 1, -20, 20])
def test_a_wrong_total_is_incomplete(off: int) -> None:
    def read(number: int, afresh: bool) -> ListPage:
        first = 20 * number
        shown = tuple(entry(one) for one in range(first + 1, min(first + 21, 61)))
        if not shown:
            raise FetchError("unexpected_page", "no results")
        return ListPage(60 + off, first + 1, first + len(shown), shown)

    with pytest.raises(IncompleteError, match=f"of {60 + off}"):
        walk(read, plain)


def test_a_list_that_shows_one_page_for_ever_ends() -> None:
    page = ListPage(1669, 1, 20, tuple(map(entry, range(1, 21))))
    with pytest.raises(IncompleteError, match="20 of 1669"):
        walk(lambda number, afresh: page, plain)


def test_two_pages_under_one_number_are_two_entries() -> None:
    shown = (*map(entry, range(1, 20)), Entry("https://example.org/pcd-20", "Decision 20", "PCD 19"))
    found = walk(lambda number, afresh: ListPage(20, 1, 20, shown), plain)
    assert len(found.entries) == 20
    assert len(found.numbers) == 19


def test_a_page_that_is_no_list_makes_the_walk_begin_again() -> None:
    moving = Moving(60)
    honest = moving.read

    def read(number: int, afresh: bool) -> ListPage:
        page = honest(number, afresh)
        if moving.asked == 2:
            raise FetchError("unexpected_page", "checking your browser")
        return page

    assert numbers(walk(read, plain)) == set(range(1, 61))
