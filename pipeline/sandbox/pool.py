"""Sandbox: a pool of killable children in which files of strangers are read, within limits.

A few kilobytes of PDF can ask for gigabytes or for hours, or bring pdfium down, and a thread cannot be stopped. So a
file is read in a child that may be killed: it is reused for the next file, and replaced when it dies. Children are
forked from a nursery of our own (`nursery`) and not from `multiprocessing`'s forkserver, which would import
the caller's main module in each of them (Prefect's, in a scheduled run) and does not tell how much memory a dead child
had. It guards against bombs and accidents; it is no prison for code that has taken a child over, which runs as the same
user.
"""

from __future__ import annotations

import queue
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from multiprocessing.reduction import ForkingPickler
from types import TracebackType
from typing import Any, NamedTuple, TypeVar, cast

from pipeline.errors import UnreadableError
from pipeline.sandbox.nursery import Fork, Nursery
from pipeline.sandbox.worker import MB, Limits

Result = TypeVar("Result")
STRIKES = 2  # deaths of children over one task


class _Answer(NamedTuple):
    """What a worker sends: the result (`done`), a refusal, a bug, lack of memory, or that the task has more time."""

    kind: str
    content: Any
    is_worn: bool


class _Death(NamedTuple):
    """Why a worker ended amid its task, or gave it up: once it may be chance, or the worker's doing."""

    reason: str
    message: str


class Sandbox:
    """A pool of children; `run` may be called from many threads at once. The first child starts with the first task."""

    def __init__(
        self, workers: int = 2, limits: Limits | None = None, prepare: Callable[[], Any] | None = None
    ) -> None:
        """`prepare` is run once before any child starts: it imports and builds what the tasks need."""
        self.limits = limits or Limits()
        self._prepare = prepare
        self._nursery: Nursery | None = None
        self._lock = threading.Lock()
        self._is_closed = False
        self._slots: queue.LifoQueue[Fork | None] = queue.LifoQueue()
        for _ in range(workers):
            self._slots.put(None)

    def __enter__(self) -> Sandbox:
        """Return itself; leaving the block ends all children."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def run(self, function: Callable[..., Result], *arguments: Any) -> Result:
        """Return what a module-level function returns in a child; a bug in it is raised here.

        Raises UnreadableError as the function does, or with `limit_memory`, `limit_cpu`, `limit_time` or `crash` where
        a second, fresh child could not end the task either.
        """
        slot = self._slots.get()
        try:
            strikes: list[_Death] = []
            while len(strikes) < STRIKES:
                worker, slot = slot or self._started(), None
                answer = self._attempt(worker, function, arguments)
                if not isinstance(answer, _Death):
                    slot = self._kept(worker, answer.is_worn)
                    return cast("Result", _opened(answer))
                strikes.append(answer)
            raise UnreadableError(strikes[-1].reason, f"{strikes[-1].message}, {STRIKES} times")
        finally:
            self._slots.put(slot)

    def close(self) -> None:
        """End all children; whoever still waits for one gets CancelledError."""
        with self._lock:
            self._is_closed = True
            nursery, self._nursery = self._nursery, None
        if nursery:
            nursery.close()

    def _started(self) -> Fork:
        with self._lock:
            if self._is_closed:
                raise CancelledError
            if self._nursery is None or not self._nursery.is_alive():
                self._nursery = Nursery(self.limits, self._prepare)
            return self._nursery.fork()

    def _kept(self, worker: Fork, is_worn: bool) -> Fork | None:
        if is_worn:
            self._bury(worker)
        return None if is_worn else worker

    def _attempt(self, worker: Fork, function: Callable[..., Any], arguments: tuple[Any, ...]) -> _Answer | _Death:
        """Return the worker's answer, or its death."""
        deadline = time.monotonic() + self.limits.wall_factor * self.limits.cpu_seconds
        try:
            worker.connection.send((function, arguments))
            while worker.connection.poll(max(0.0, deadline - time.monotonic())):
                packed = worker.connection.recv_bytes(self.limits.result_mb * MB + MB)
                answer = _Answer(*ForkingPickler.loads(packed))
                if answer.kind == "starved":
                    self._bury(worker)
                    return _Death("limit_memory", answer.content)
                if answer.kind != "more":
                    return answer
                deadline += self.limits.wall_factor * answer.content
        except (EOFError, OSError):
            return self._death(*self._bury(worker))
        self._bury(worker)
        return _Death("limit_time", f"took more than {self.limits.wall_factor * self.limits.cpu_seconds:g} s")

    def _bury(self, worker: Fork) -> tuple[int, int]:
        worker.connection.close()
        with self._lock:
            if self._is_closed:
                raise CancelledError
            return worker.nursery.bury(worker.pid)

    def _death(self, status: int, held_mb: int) -> _Death:
        if status == -signal.SIGPROF:
            return _Death("limit_cpu", f"took more than {self.limits.cpu_seconds:g} s of CPU time")
        if status == -signal.SIGKILL or (status < 0 and held_mb > self.limits.memory_mb / 2):
            return _Death("limit_memory", f"needed more memory than there is, beyond {held_mb} MB")
        return _Death("crash", f"the reader's process ended with status {status}")


def _opened(answer: _Answer) -> Any:
    if answer.kind == "unreadable":
        raise answer.content
    if answer.kind == "bug":
        error, where = answer.content
        error.add_note(f"in the sandbox:\n{where}")
        raise error
    return answer.content
