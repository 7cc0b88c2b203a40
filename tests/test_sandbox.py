"""What a stranger's file may do to the run: nothing, but be refused with a reason."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.strangers import MOST_GROWTH, held_mb
from flows.papers import read_file
from pipeline.errors import UnreadableError
from pipeline.parse import parse
from pipeline.sandbox.pool import Sandbox
from pipeline.sandbox.worker import Limits
from tests import tasks
from tests.bombs import BOMBS, honest

# CPU time is scarce, wall time is not: on a busy machine a child may be given a fraction of a core.
SMALL = Limits(memory_mb=350, cpu_seconds=0.8, cpu_seconds_per_scan=0.3, wall_factor=40, result_mb=4)
BRIEF = Limits(cpu_seconds=0.5, wall_factor=2)  # for tasks that only wait


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(2, SMALL, tasks.build) as pool:
        yield pool


def reason(sandbox: Sandbox, function: Callable[..., Any], *arguments: Any) -> str:
    with pytest.raises(UnreadableError) as caught:
        sandbox.run(function, *arguments)
    return caught.value.reason


def fate(sandbox: Sandbox, data: bytes) -> str:
    try:
        sandbox.run(parse, data, "bomb.pdf")
    except UnreadableError as error:
        return error.reason
    return "read"


@pytest.mark.parametrize("kind", BOMBS)
def test_a_bomb_is_refused_and_the_next_paper_is_read(sandbox: Sandbox, kind: str) -> None:
    start, held = time.monotonic(), held_mb()
    assert fate(sandbox, BOMBS[kind]()) in {
        "limit_memory",
        "limit_cpu",
        "limit_time",
        "no_pages",
        "no_text",
        "malformed",
    }
    assert time.monotonic() - start < 2 * SMALL.wall_factor * SMALL.cpu_seconds + 60  # in which children start
    assert held_mb() - held < MOST_GROWTH
    assert "330,000" in sandbox.run(parse, honest(), "paper.pdf").text


@pytest.mark.parametrize(
    ("task", "expected"),
    [
        (tasks.fill_memory, "limit_memory"),
        (tasks.abort_for_memory, "limit_memory"),
        (tasks.starve_a_library, "limit_memory"),
        (tasks.return_much, "limit_memory"),
        (tasks.break_down, "crash"),
        (tasks.end_process, "crash"),
        (tasks.refuse, "truncated"),
    ],
)
def test_the_reason_tells_what_the_file_did(sandbox: Sandbox, task: Callable[[], Any], expected: str) -> None:
    assert reason(sandbox, task) == expected


ENDS = {
    "limit_memory": (tasks.fill_memory, replace(SMALL, cpu_seconds=10)),
    "limit_memory, as a library calls it": (tasks.starve_a_library, SMALL),
    "limit_cpu": (tasks.burn_for_ever, replace(SMALL, cpu_seconds=0.3)),
    "limit_time": (tasks.wait_for_ever, BRIEF),
    "crash": (tasks.break_down, SMALL),
}


@pytest.mark.parametrize("end", ENDS)
def test_one_death_may_be_chance_and_two_are_the_file_s_doing(end: str, tmp_path: Path) -> None:
    task, limits = ENDS[end]
    with Sandbox(1, limits, tasks.whoami) as pool:
        second = pool.run(tasks.fail_once, task, tmp_path / "mark")
        assert second != int((tmp_path / "mark").read_text())
        with pytest.raises(UnreadableError, match="2 times") as caught:
            pool.run(task)
    assert caught.value.reason == end.split(",")[0]


def test_what_a_task_refuses_itself_is_not_tried_again(sandbox: Sandbox, tmp_path: Path) -> None:
    assert reason(sandbox, tasks.fail_once, tasks.refuse, tmp_path / "mark") == "truncated"


def test_a_bomb_behind_a_greeting_is_read_in_a_child_too(sandbox: Sandbox, tmp_path: Path) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(b"HTTP says hello\n" + BOMBS["q Q repeated"]())
    assert read_file(path, sandbox).reason == "limit_cpu"


def test_who_only_waits_is_stopped_too() -> None:
    with Sandbox(1, BRIEF, tasks.whoami) as pool:
        assert reason(pool, tasks.wait_for_ever) == "limit_time"
        assert pool.run(tasks.add, 1, 2) == 3


def test_cpu_time_counts_from_the_start_of_each_task(sandbox: Sandbox) -> None:
    for _ in range(3):
        assert sandbox.run(tasks.burn, 0.5) == "done"
    assert reason(sandbox, tasks.burn, 5) == "limit_cpu"


def test_each_scanned_page_brings_time_of_its_own(sandbox: Sandbox) -> None:
    assert sandbox.run(tasks.burn_on_scans, 1, 2) == "done"
    assert reason(sandbox, tasks.burn_on_scans, 9, 2) == "limit_cpu"


def test_scans_without_end_are_refused(sandbox: Sandbox) -> None:
    assert reason(sandbox, tasks.burn_on_scans, 0, SMALL.scans + 1) == "limit_cpu"


def test_a_child_is_reused_and_a_worn_one_is_replaced() -> None:
    with Sandbox(1, SMALL) as pool:
        first = pool.run(tasks.whoami)
        assert pool.run(tasks.whoami) == first
        assert pool.run(tasks.need_memory, 220) == 220_000_000
        assert pool.run(tasks.whoami) != first


def test_children_find_everything_built(sandbox: Sandbox) -> None:
    builders = sandbox.run(tasks.built_by)
    assert len(builders) == 1
    assert builders[0] not in {os.getpid(), sandbox.run(tasks.whoami)}


def test_a_bug_is_raised_with_the_place_where_it_happened(sandbox: Sandbox) -> None:
    with pytest.raises(KeyError, match="no such column") as caught:
        sandbox.run(tasks.stumble)
    assert "in stumble" in "".join(caught.value.__notes__)


def test_a_result_that_does_not_travel_is_a_bug(sandbox: Sandbox) -> None:
    with pytest.raises(RuntimeError, match="pickle"):
        sandbox.run(tasks.return_a_lock)


def test_a_sandbox_that_cannot_be_prepared_says_why() -> None:
    with Sandbox(1, SMALL, tasks.refuse_to_build) as pool, pytest.raises(RuntimeError, match="a library is missing"):
        pool.run(tasks.add, 1, 2)


def test_no_child_starts_before_there_is_work() -> None:
    others = children()
    with Sandbox(2, SMALL) as pool:
        assert children() == others
        pool.run(tasks.add, 1, 2)
        assert len(children()) == len(others) + 1
    assert children() == others


def test_many_threads_share_few_children(sandbox: Sandbox) -> None:
    with ThreadPoolExecutor(8) as threads:
        sums = list(threads.map(lambda number: sandbox.run(tasks.add, number, 1), range(40)))
        pids = set(threads.map(lambda _: sandbox.run(tasks.whoami), range(40)))
    assert sums == list(range(1, 41))
    assert len(pids) <= 2


def test_closing_ends_what_still_runs() -> None:
    pool = Sandbox(1, Limits(memory_mb=400, cpu_seconds=60))
    pool.run(tasks.add, 1, 2)
    with ThreadPoolExecutor(2) as threads:
        running = [threads.submit(pool.run, tasks.wait_for_ever) for _ in range(2)]
        pool.close()
        for future in running:
            with pytest.raises(CancelledError):
                future.result(timeout=60)


def test_a_caller_that_is_killed_leaves_no_child(tmp_path: Path) -> None:
    script = textwrap.dedent("""
        import os, sys
        from tests import tasks
        from pipeline.sandbox.pool import Sandbox
        pool = Sandbox(1)
        print(pool.run(tasks.whoami), flush=True)
        pool.run(tasks.wait_for_ever)
    """)
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    with subprocess.Popen([sys.executable, "-c", script], env=environment, stdout=subprocess.PIPE, text=True) as caller:
        assert caller.stdout
        child = int(caller.stdout.readline())
        caller.kill()
    for _ in range(6_000):
        if not is_running(child):
            return
        time.sleep(0.01)
    raise AssertionError(f"child {child} still runs")


def children() -> list[int]:
    """Return the processes that this one started and has not buried."""
    found = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return [int(pid) for pid in found]


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
