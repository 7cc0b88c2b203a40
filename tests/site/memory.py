"""Memory: what `pcd fetch` holds at most while it collects so many decisions, each process measured by itself.

python -m tests.site.memory 200 600 2000
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from flows.fetch import fetch_source
from flows.settings import settings
from pipeline.collect import Orders
from pipeline.store import ledger
from tests.site.server import Site

# The kernel's own measure since the program began: `ru_maxrss` is that of the larger process that started it.
PEAK = re.compile(r"^VmHWM:\s+(?P<kilobytes>\d+) kB$", re.MULTILINE)


def main() -> None:
    """Print decisions fetched, documents held, and megabytes at most, one line for each size."""
    for count in map(int, sys.argv[1:]):
        documents, megabytes = measure(count)
        print(f"{count} decisions, {documents} documents: {megabytes} MB")


def measure(decisions: int) -> tuple[int, int]:
    """Return how many documents a fetch of so many decisions brought, and the megabytes that it held at most."""
    with Site(decisions) as site, tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.site.memory", "--fetch", site.url, folder]
        told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    documents, megabytes = json.loads(told.stdout)
    return documents, megabytes


def fetch(via: str, folder: str) -> None:
    """Fetch everything, and print what came and what it took; the disk is not waited for."""
    ledger.SYNCHRONOUS = "OFF"
    os.fsync = lambda handle: None  # type: ignore[assignment]
    contact = "https://example.org/us"
    options = settings(data=Path(folder), contact=contact, via=via, allow_loopback=True, seconds_between=0)
    done = fetch_source(options, Orders())
    print(json.dumps([done.tally.accepted, peak_mb()]))


def peak_mb() -> int:
    """Return the most memory that this process held so far, in megabytes."""
    peak = PEAK.search(Path("/proc/self/status").read_text(encoding="ascii"))
    assert peak is not None
    return int(peak["kilobytes"]) // 1024


if __name__ == "__main__":
    if sys.argv[1] == "--fetch":
        fetch(*sys.argv[2:])
    else:
        main()
