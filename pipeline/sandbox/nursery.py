"""Nursery: the process that the sandbox's workers are forked from, and that ends and buries them.

It imports what the workers need once, stays single-threaded, and holds nothing of the caller: no threads, locks or open
files, which is why a fork of it is safe where a fork of the caller is not. When the caller goes, it takes all workers
with it.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import subprocess
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler, recv_handle, send_handle
from typing import Any

from pipeline.sandbox.worker import Limits, serve

SELDOM = 50_000  # new objects before rings among them are looked for: reading makes many objects, and no rings
ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OPENCV_FOR_THREADS_NUM": "1",
    "MALLOC_ARENA_MAX": "2",
}


@dataclass(frozen=True)
class Fork:
    """A worker, as its caller knows it."""

    pid: int
    connection: Connection
    nursery: Nursery


class Nursery:
    """The caller's end of a nursery: not for two threads at once."""

    def __init__(self, limits: Limits, prepare: Callable[[], Any] | None) -> None:
        here, there = socket.socketpair()
        with there:
            self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-c", "from pipeline.sandbox.nursery import main; main()", str(there.fileno())],
                pass_fds=[there.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=os.environ | ONE_THREAD | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                start_new_session=True,  # a Ctrl-C on the terminal is the caller's to handle
            )
        self.orders = Connection(here.detach())
        try:
            self.orders.send(limits)
            self.orders.send(prepare)
            trouble = self.orders.recv()
        except (EOFError, OSError) as error:
            trouble = f"it did not start: {error}"
        if trouble:
            self.close()
            raise RuntimeError(f"the sandbox could not be prepared:\n{trouble}")

    def is_alive(self) -> bool:
        """Return whether its process runs."""
        return self.process.poll() is None

    def fork(self) -> Fork:
        """Return a new worker."""
        here, there = socket.socketpair()
        with here, there:
            try:
                self.orders.send(("fork", None))
                send_handle(self.orders, there.fileno(), self.process.pid)
                return Fork(self.orders.recv(), Connection(here.detach()), self)
            except (EOFError, OSError) as error:
                self.close()
                raise RuntimeError("the sandbox's nursery was ended from outside") from error

    def bury(self, pid: int) -> tuple[int, int]:
        """Return how a worker ended, here if it still ran, and the most memory that it held, in MB."""
        try:
            self.orders.send(("bury", pid))
            status, held_mb = self.orders.recv()
        except (EOFError, OSError):  # the nursery is gone, and its children with it
            self.close()
            return 1, 0
        return status, held_mb

    def close(self) -> None:
        """End the nursery and all its workers."""
        self.orders.close()  # the sign to go
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def main() -> None:
    """Serve the caller's orders over the socket whose number is the first argument."""
    orders = Connection(int(sys.argv[1]))
    limits: Limits = orders.recv()
    orders.send(_prepared(orders.recv_bytes()))
    gc.freeze()  # what is here now is shared with all workers
    gc.set_threshold(SELDOM)
    workers: set[int] = set()
    try:
        while True:
            order, pid = orders.recv()
            if order == "fork":
                pid = _fork(orders, limits)
                workers.add(pid)
                orders.send(pid)
            else:
                orders.send(_bury(pid))
                workers.discard(pid)
    except (EOFError, OSError):
        for pid in workers:
            _bury(pid)


def _prepared(order: bytes) -> str | None:
    """Return what went wrong when the workers' needs were imported and built, None if nothing did."""
    try:
        prepare: Callable[[], Any] | None = ForkingPickler.loads(order)
        if prepare:
            prepare()
    except Exception:  # noqa: BLE001 - it is raised again in the caller
        return traceback.format_exc()
    return None


def _fork(orders: Connection, limits: Limits) -> int:
    handle = recv_handle(orders)
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            orders.close()
            with suppress(OSError):  # the caller is gone
                serve(Connection(handle), limits)
            status = 0
        finally:
            os._exit(status)
    os.close(handle)
    return pid


def _bury(pid: int) -> tuple[int, int]:
    """Return how a worker ended (minus the signal, as subprocess does) and the most memory it held, in MB."""
    os.kill(pid, signal.SIGKILL)  # one that is dying already keeps its own status
    _, status, usage = os.wait4(pid, 0)
    return os.waitstatus_to_exitcode(status), usage.ru_maxrss // 1024
