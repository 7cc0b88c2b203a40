"""Planted: hundreds of generated papers, read and reconciled: which planted errors are found, and what else is said.

`python -m tests.planted` (`make papers`) prints the counts, and exits with 1 where they are below the bars.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter

from extractors.language import annotate
from extractors.order import EXTRACTORS
from pipeline.assemble import Dossier, assemble
from pipeline.extract import extract
from pipeline.pdf import read
from pipeline.reconcile import reconcile
from tests.papers_drawn import draw
from tests.papers_generated import ERRORS, LAYOUTS, Composed, compose

PAPERS = 216  # with a planted error, and as many without
FOUND = 0.98  # of the planted errors, at least; alarms in clean papers: none


def dossier_of(paper: Composed, layout: str) -> Dossier:
    """Return what is read from a paper that is drawn in a layout."""
    data = draw(paper, layout)
    return assemble([extract(read(data, hashlib.sha256(data).hexdigest()), annotate, EXTRACTORS)])


def told(paper: Composed, layout: str) -> set[tuple[str, int | None]]:
    """Return what is found inconsistent: codes with the size of their differences in pence, None for years."""
    found = [check for check in reconcile(dossier_of(paper, layout)) if check.verdict == "inconsistent"]
    return {(c.code, None if c.unit == "year" else abs(c.difference_pence or 0)) for c in found}


def planted(paper: Composed) -> set[tuple[str, int | None]]:
    """Return what may be told of a paper's planted error, in the same form."""
    return {(code, None if pounds is None else abs(pounds) * 100) for code, pounds in paper.truth["expected"]}


def main() -> int:
    """Print the counts by layout; return 0 where they reach the bars, else 1."""
    found, alarms = Counter[str](), Counter[str]()
    for number in range(PAPERS):
        layout, error = LAYOUTS[number % len(LAYOUTS)], ERRORS[number // len(LAYOUTS) % len(ERRORS)]
        paper = compose(5000 + number, error)
        found[layout] += bool(planted(paper) & told(paper, layout))
        alarms[layout] += bool(told(compose(9000 + number), layout))
    for layout in LAYOUTS:
        print(
            f"{layout:10} planted errors found {found[layout]:3} of {PAPERS // len(LAYOUTS)}, alarms {alarms[layout]}"
        )
    return 0 if found.total() >= FOUND * PAPERS and not alarms.total() else 1


if __name__ == "__main__":
    sys.exit(main())
