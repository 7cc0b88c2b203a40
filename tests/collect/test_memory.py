"""Memory: a fetch of more decisions holds no more at once. `make memory` measures 2,000 of them."""

from __future__ import annotations

from tests.site.memory import measure


def test_three_times_as_many_decisions_take_no_more_memory() -> None:
    (few, before), (many, after) = measure(200), measure(600)
    assert many > 2 * few
    assert after < 300
    assert after - before <= 5
