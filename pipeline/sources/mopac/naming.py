"""Naming: the reference under which a decision is known, from the three places that give it."""

from __future__ import annotations

from pipeline.references import leading_reference, parse_reference, reference_of_address


def reference_of(code: str, title: str, address: str) -> str | None:
    """Return the reference of a decision by its code line, title and address, None where none of them gives it.

    Where they differ the title decides: the code line of PCD 1852 says PCD 1853, its title and address agree.

    >>> reference_of("PCD 1853", "PCD 1852 Vehicle recovery", "/pcd-1852-vehicle-recovery")
    'PCD 1852'
    """
    leading = leading_reference(title)
    return (leading.reference if leading else None) or parse_reference(code) or reference_of_address(address)
