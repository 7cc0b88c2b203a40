"""What a test lets a sandbox's child do: good work, and everything that ends a process."""

from __future__ import annotations

import ctypes
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from pipeline.errors import UnreadableError
from pipeline.parse import load_readers
from pipeline.sandbox.worker import allow_scan

BUILT: list[int] = []


def build() -> None:
    load_readers()
    BUILT.append(os.getpid())


def built_by() -> list[int]:
    return BUILT


def refuse_to_build() -> NoReturn:
    raise ImportError("a library is missing")


def add(one: int, other: int) -> int:
    return one + other


def whoami() -> int:
    return os.getpid()


def burn(seconds: float) -> str:
    """Use so much CPU time."""
    start = time.process_time()
    while time.process_time() - start < seconds:
        pass
    return "done"


def burn_on_scans(seconds: float, scans: int) -> str:
    for _ in range(scans):
        allow_scan()
    return burn(seconds)


def wait_for_ever() -> None:
    threading.Event().wait()


def fill_memory() -> None:
    """Ask for ever more memory, as a Python library does."""
    kept = []
    while True:
        kept.append(bytearray(10_000_000))


def abort_for_memory() -> NoReturn:
    """Ask for ever more memory, and abort without it, as pdfium does."""
    try:
        fill_memory()
    except MemoryError:
        os.abort()
    raise AssertionError


def need_memory(megabytes: int) -> int:
    return len(bytearray(megabytes * 1_000_000))


def starve_a_library() -> None:
    """Call the file broken where memory is short, as pdfminer does."""
    try:
        bytearray(10**12)
    except MemoryError as error:
        raise UnreadableError("malformed", "cannot decode") from error


def break_down() -> None:
    ctypes.string_at(0)


def fail_once(task: Callable[[], Any], mark: Path) -> int:
    """Do what ends a process at the first call, and leave a mark for the second; return the process of that one."""
    if not mark.exists():
        mark.write_text(str(os.getpid()))
        task()
    return os.getpid()


def burn_for_ever() -> None:
    while True:
        pass


def end_process() -> NoReturn:
    os._exit(3)


def return_much() -> bytes:
    return bytes(40_000_000)


def return_a_lock() -> object:
    return threading.Lock()


def refuse() -> NoReturn:
    raise UnreadableError("truncated", "half of it is missing")


def stumble() -> NoReturn:
    raise KeyError("no such column")
