"""Ffi: how pdfium is called for each character or object, with as little between as ctypes allows.

pypdfium2 declares typed pointers, which ctypes checks and converts on every call; here an address is a plain number.
What is not declared is not converted, which takes two thirds of a call's time: handles, places in memory and small
numbers are made into arguments once, and larger numbers fit a C int. A call that is declared without a result (None)
takes a tenth less. What pdfium writes goes to memory that is used again: like pdfium itself, this is for one thread.
`ffi_text`, `ffi_objects`, `ffi_colours` and `ffi_paths` have the calls.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Sequence
from typing import Any

import numpy as np
import pypdfium2.raw as raw

Address = int

AT_ONCE = 4096  # characters or objects

POINTER, INT = ctypes.c_void_p, ctypes.c_int
argument = POINTER.from_param
run = deque[Any](maxlen=0).extend  # takes all that a map gives, and keeps nothing

_NUMBERS = [INT.from_param(number) for number in range(AT_ONCE)]


def call(name: str, result: Any, *arguments: Any) -> Any:
    """Return a function of pdfium; arguments that are not declared are handed on as they are."""
    place = ctypes.cast(getattr(raw, name), POINTER).value
    return ctypes.PYFUNCTYPE(result, *arguments)(place or 0)


def numbers(start: int, end: int) -> Sequence[Any]:
    """Return the numbers from one to another as arguments."""
    return _NUMBERS[start:end] if end <= AT_ONCE else range(start, end)


class Memory:
    """A row of numbers for each of many characters or objects, and the places of the rows as arguments."""

    def __init__(self, width: int, kind: type[np.generic]) -> None:
        self.numbers = np.zeros((AT_ONCE, width), kind)
        self.places = self.places_of(0)

    def places_of(self, column: int) -> list[Any]:
        """Return the place of one number of each row."""
        step, size = self.numbers.strides
        start = self.numbers.ctypes.data + size * column
        return [argument(start + step * row) for row in range(AT_ONCE)]


def address(handle: Any) -> Address:
    """Return where a pdfium object lies, which names it as long as its page is open."""
    value = ctypes.cast(getattr(handle, "raw", handle), POINTER).value
    return value or 0
