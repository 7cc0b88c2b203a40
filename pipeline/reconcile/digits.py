"""Digits: whether one figure may be a slip for another, and how much the digits of a figure tell."""

from __future__ import annotations

from fractions import Fraction

PENCE = 100  # in a pound
# How many digits of a figure say that it comes so near another one by no chance: £50,000 and £50,100 are two sums.
TELLING = 3


def telling_digits(value: int | Fraction) -> int:
    """Return how many digits of a figure say something.

    >>> telling_digits(35_500_00), telling_digits(600_000_00)
    (3, 1)
    """
    return len(str(int(value)).strip("0"))


def is_slip(printed: int, fitting: int | Fraction, scale: int = PENCE) -> bool:
    """Return whether a figure has two digits swapped beside the fitting one, or one wrong; in pounds where both are.

    >>> is_slip(73_800_00, 37_800_00), is_slip(66_670_00, 66_600_00), is_slip(66_700_00, 67_600_50)
    (True, True, False)
    """
    if fitting != int(fitting) or fitting <= 0:
        return False
    return is_swapped(printed, int(fitting), scale) or is_one_digit_off(printed, int(fitting), scale)


def is_swapped(printed: int, fitting: int, scale: int = PENCE) -> bool:
    """Return whether two figures differ in the order of two digits beside each other."""
    a, b = _digits(printed, scale), _digits(fitting, scale)
    if len(a) != len(b):
        return False
    differ = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and a[differ[0]] == b[differ[1]]
        and a[differ[1]] == b[differ[0]]
    )


def is_one_digit_off(printed: int, fitting: int, scale: int = 1) -> bool:
    """Return whether two figures differ in one digit; in pounds, with a scale of 100, where both are whole ones."""
    a, b = _digits(printed, scale), _digits(fitting, scale)
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _digits(value: int, scale: int) -> str:
    return str(value // scale) if value % scale == 0 else str(value)
