"""Strangers: every PDF of a folder is read or refused with a reason, the run ends, and its own memory hardly grows.

    python -m benchmarks.strangers DIR

Prints what became of the files, and exits 1 where a bar is missed. `make strangers` runs it.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from flows.papers import read_file
from flows.read import sandbox
from flows.settings import Settings, settings

MOST_GROWTH = 50  # MB of the parent, whatever its children read
BUGS = {"reader_fault", "unreachable"}  # the reader's own fault, or a file that was there and could not be opened


@dataclass(frozen=True)
class Tally:
    """What became of some files, and by how many MB the process grew that had them read."""

    fates: Counter[str]
    faults: tuple[str, ...]
    grown_mb: float

    def missed(self, files: int) -> list[str]:
        """Return the bars that are missed, in words."""
        told = sum(self.fates.values())
        found = [f"{files - told} of {files} files have neither a text nor a reason"] if told != files else []
        if self.grown_mb >= MOST_GROWTH:
            found.append(f"the parent grew by {self.grown_mb:.0f} MB, and {MOST_GROWTH} are allowed")
        return [*found, *self.faults]


def tally(files: Sequence[Path], options: Settings) -> Tally:
    """Return what became of files that were read as `pcd read` does, several at once."""
    held = held_mb()
    fates: Counter[str] = Counter()
    faults = []
    with sandbox(options) as pool, ThreadPoolExecutor(options.workers) as threads:
        for outcome in threads.map(partial(read_file, sandbox=pool), files):
            fates["read" if outcome.paper else str(outcome.reason)] += 1
            if outcome.reason in BUGS:
                faults.append(str(outcome.message))
    return Tally(fates, tuple(faults), held_mb() - held)


def held_mb() -> float:
    """Return how much memory this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> int:
    """Read the folder's PDFs, print what became of them, and return the exit status."""
    parser = argparse.ArgumentParser(prog="strangers")
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    files = sorted(folder.rglob("*.pdf"))
    start = time.monotonic()
    found = tally(files, settings())
    for fate, count in found.fates.most_common():
        print(f"{count:6} {fate}")
    print(f"{len(files)} files in {time.monotonic() - start:.0f} s; the parent grew by {found.grown_mb:.0f} MB")
    missed = found.missed(len(files)) if files else [f"{folder} holds no PDF"]
    print("missed: " + "; ".join(missed) if missed else "all bars are met")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
