"""Growth: how many times longer four times the text takes; a busy machine makes that slower, and no less right."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

LINEAR = 8  # work in proportion to the length takes 4 times as long, work that grows with its square 16 times
SHORTEST = 0.01  # s; less than this is the grain of the clock, which ticks every 4 ms on some machines
ROUNDS = 10


def growth(prepared: Callable[[int], Callable[[], object]], size: int) -> float:
    """Return how many times as much CPU time the work on a text of this size takes as that on a quarter of it.

    `prepared` returns the work on a text of so many characters (or lines, or sentences); it is called for each measure,
    and what it does itself is not measured. Whatever else the machine does makes work longer, never shorter: the least
    of several measures counts, and there are more of them only while the growth looks more than `LINEAR`. The first
    measure also builds vocabularies and patterns.
    """
    short = long = math.inf
    for _ in range(ROUNDS):
        short = min(short, _seconds(prepared(size // 4)))
        long = min(long, _seconds(prepared(size)))
        short = min(short, _seconds(prepared(size // 4)))
        if long < LINEAR * max(short, SHORTEST):
            break
    return long / max(short, SHORTEST)


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
