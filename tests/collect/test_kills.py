"""`kill -9` at any point of a fetch: the next one goes on, and ends where an undisturbed one ends."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.collect.steps import assert_nothing_is_torn, contents, watch
from tests.site.clock import FakeClock
from tests.site.quick import fetched
from tests.site.server import Site

KILLS = 100
MOST_STEPS = 60  # from one kill to the next


@pytest.fixture
def site() -> Iterator[Site]:
    stand_in = Site(12, FakeClock())  # asked without a socket: no thread runs when the test forks
    yield stand_in
    stand_in.server.server_close()


def fetch_and_be_killed(folder: Path, site: Site, steps: int) -> bool:
    """Fetch in a child that is killed at its so manieth step, and return whether it came to its end before."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        assert status in {0, signal.SIGKILL}, "the child neither came to its end nor was killed"
        return status == 0
    left, end = steps, 1

    def step(kind: str) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        with pytest.MonkeyPatch.context() as patch:
            watch(patch, step)
            fetched(folder, site)
            end = 0
    finally:
        os._exit(end)


def test_a_hundred_kills_change_nothing_of_what_a_fetch_brings(tmp_path: Path, site: Site) -> None:
    dice = random.Random(6)  # noqa: S311  # the same for every test
    fetched(tmp_path / "undisturbed", site)
    wanted = contents(tmp_path / "undisturbed")
    kills, place = 0, 0
    while kills < KILLS:
        folder = tmp_path / f"killed-{place}"
        while not fetch_and_be_killed(folder, site, dice.randint(1, MOST_STEPS)):
            kills += 1
            site.clock.sleep(60)
            assert kills < 10 * KILLS, "a fetch that is killed often makes no progress"
        assert_nothing_is_torn(folder)
        assert contents(folder) == wanted
        place += 1


def test_a_kill_while_changes_come_in_loses_no_version(tmp_path: Path, site: Site) -> None:
    dice = random.Random(7)  # noqa: S311  # the same for every test
    for folder in (tmp_path / "killed", tmp_path / "undisturbed"):
        fetched(folder, site)
    for number in site.content.order[:5]:
        site.content.change(number)
    site.content.withdraw(site.content.order[10])
    fetched(tmp_path / "undisturbed", site)
    while not fetch_and_be_killed(tmp_path / "killed", site, dice.randint(20, 2 * MOST_STEPS)):
        site.clock.sleep(60)
    assert contents(tmp_path / "killed") == contents(tmp_path / "undisturbed")
