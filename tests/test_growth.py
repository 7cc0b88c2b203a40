"""The measure of growth lets linear work pass, and no quadratic work, however busy the machine is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import cycle

import pytest

from tests import growth as measure
from tests.growth import LINEAR, growth

QUIET = (1.0,)
BUSY = (1.8, 1.0, 1.6, 1.3, 1.7)  # times the time that the same work takes where nothing else runs


class Machine:
    """A machine whose clock shows how long work takes: its cost, times what else the machine does meanwhile."""

    def __init__(self, load: Iterator[float]) -> None:
        self.now = 0.0
        self.load = load

    def process_time(self) -> float:
        return self.now

    def work(self, cost: Callable[[int], float]) -> Callable[[int], Callable[[], None]]:
        def prepared(size: int) -> Callable[[], None]:
            def run() -> None:
                self.now += cost(size) * next(self.load)

            return run

        return prepared


@pytest.mark.parametrize("load", [QUIET, BUSY, BUSY[::-1]], ids=["quiet", "busy", "busy in another order"])
@pytest.mark.parametrize(
    ("cost", "is_linear"),
    [
        (lambda size: size / 50_000, True),
        (lambda size: size / 50_000 + 0.2, True),
        (lambda size: 0.001, True),
        (lambda size: (size / 20_000) ** 2, False),
        (lambda size: size / 50_000 + (size / 10_000) ** 2, False),
    ],
    ids=["linear", "linear with a long start", "too short to measure", "quadratic", "quadratic in part"],
)
def test_only_work_that_grows_with_the_square_is_told(
    monkeypatch: pytest.MonkeyPatch, load: tuple[float, ...], cost: Callable[[int], float], is_linear: bool
) -> None:
    machine = Machine(cycle(load))
    monkeypatch.setattr(measure, "time", machine)
    assert (growth(machine.work(cost), 24_000) < LINEAR) == is_linear


def test_a_pattern_that_tries_every_end_from_every_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "ROUNDS", 3)
    quadratic, linear = re.compile(r"(?:a|b)+£"), re.compile(r"(?<![ab])(?:a|b)++£")
    assert growth(lambda size: lambda: quadratic.search("ab" * (size // 2)), 16_000) >= LINEAR
    assert growth(lambda size: lambda: linear.search("ab" * (size // 2)), 4_000_000) < LINEAR
