"""Worker: the child's side of the sandbox. It runs one task after another, each within its own limits.

CPU time is limited by the process's profiling clock (ITIMER_PROF), which counts from the start of each task and whose
signal no library catches; RLIMIT_CPU would count over all tasks of a reused process, in whole seconds.
"""

from __future__ import annotations

import resource
import signal
import traceback
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from typing import Any

from pipeline.errors import UnreadableError

MB = 1024 * 1024
WORN = 0.6  # a worker that has needed this share of its address space is replaced after the task
FULL = 0.95  # an error beyond this share is put down to lack of memory


@dataclass(frozen=True)
class Limits:
    """What the reading of one file may use."""

    memory_mb: int = 1500  # address space; OCR of a paper of 14 scans took 1,240 MB, of which 810 were ever in use
    cpu_seconds: float = 60
    cpu_seconds_per_scan: float = 5  # more, for each page that has to be read by OCR
    scans: int = 400  # pages of one file that are read by OCR at most
    wall_factor: float = 3  # wall time, in CPU time
    result_mb: int = 32  # what may come back


class _Allowance:
    """What the running task may still ask for; nothing outside a worker, where no limit stands."""

    def __init__(self) -> None:
        self.connection: Connection | None = None
        self.limits = Limits()
        self.scans = 0


_ALLOWANCE = _Allowance()


def allow_scan() -> None:
    """Give the running task the time that one more scanned page needs; without effect outside a worker."""
    task = _ALLOWANCE
    if task.connection is None:
        return
    task.scans += 1
    if task.scans > task.limits.scans:
        raise UnreadableError("limit_cpu", f"more than {task.limits.scans} pages are scans")
    left, _ = signal.getitimer(signal.ITIMER_PROF)
    signal.setitimer(signal.ITIMER_PROF, left + task.limits.cpu_seconds_per_scan)
    task.connection.send_bytes(ForkingPickler.dumps(("more", task.limits.cpu_seconds_per_scan, False)))


def serve(connection: Connection, limits: Limits) -> None:
    """Run the tasks that come over the connection until it closes, or until one leaves the process worn."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_mb * MB, limits.memory_mb * MB))
    enough = max(WORN * limits.memory_mb, 1.2 * peak_mb())
    while True:
        try:
            order = connection.recv_bytes()
        except EOFError:
            return
        kind, content = _run(connection, limits, order)
        is_worn = peak_mb() > enough
        connection.send_bytes(_packed(kind, content, is_worn, limits))
        if is_worn:
            return


def _run(connection: Connection, limits: Limits, order: bytes) -> tuple[str, Any]:
    task = _ALLOWANCE
    task.connection, task.limits, task.scans = connection, limits, 0
    signal.setitimer(signal.ITIMER_PROF, limits.cpu_seconds)
    try:
        function, arguments = ForkingPickler.loads(order)
        return "done", function(*arguments)
    except MemoryError:
        return "starved", _too_much()
    except UnreadableError as error:
        is_starved = error.reason == "malformed" and _is_starved(error)
        return ("starved", _too_much()) if is_starved else ("unreadable", error)
    except Exception as error:  # noqa: BLE001 - a bug: it goes to the caller, with the place where it happened
        is_starved = _is_starved(error)
        return ("starved", _too_much()) if is_starved else ("bug", (error, traceback.format_exc()))
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _packed(kind: str, content: Any, is_worn: bool, limits: Limits) -> bytes:
    """Return the answer as bytes; what is too long, or does not travel, is told in words."""
    try:
        packed = bytes(ForkingPickler.dumps((kind, content, is_worn)))
    except MemoryError:
        return bytes(ForkingPickler.dumps(("starved", _too_much(), is_worn)))
    except Exception as error:  # noqa: BLE001 - pickling runs code of the content's types
        words = (RuntimeError(f"{type(error).__name__}: {error}"), traceback.format_exc())
        return bytes(ForkingPickler.dumps(("bug", words, is_worn)))
    if len(packed) > limits.result_mb * MB:
        refusal = UnreadableError("limit_memory", f"what was read takes more than {limits.result_mb} MB")
        return bytes(ForkingPickler.dumps(("unreadable", refusal, is_worn)))
    return packed


def _too_much() -> str:
    return f"needed more than {_given_mb()} MB of address space"


def _given_mb() -> int:
    return resource.getrlimit(resource.RLIMIT_AS)[0] // MB


def _is_starved(error: BaseException | None) -> bool:
    """Return whether lack of memory lies behind an error; a library may call the file broken instead."""
    if peak_mb() > FULL * _given_mb():
        return True
    while error:  # "Unable to allocate output buffer." says zlib
        if isinstance(error, MemoryError) or "allocat" in str(error):
            return True
        error = error.__cause__ or error.__context__
    return False


def peak_mb() -> float:
    """Return the most address space that this process has had, in MB; 0 where the system does not tell."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmPeak:")), 0.0)
