"""Start the stand-in site: until Ctrl-C, or while commands run that are told to take it for the source.

python -m tests.site --decisions 300 --port 8700 --fault "*" status:503:30@1-2 --fault /robots.txt challenge
python -m tests.site --run "pcd fetch --data build/demo" --run "pcd status --data build/demo"
"""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
import threading
from contextlib import suppress

from tests.site.commands import befall, disturb
from tests.site.server import Site


def main() -> int:
    """Serve, and return the status of the last command."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.site", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--decisions", type=int, default=300)
    parser.add_argument("--port", type=int, default=8700, help="0 for any that is free")
    parser.add_argument("--fault", nargs=2, action="append", default=[], metavar=("TARGET", "FAULT"))
    parser.add_argument("--total", type=int, help="what the list says that there are")
    parser.add_argument("--disturb", type=int, default=0, metavar="N", help="change the list before N of its pages")
    parser.add_argument(
        "--run", action="append", default=[], metavar="COMMAND", help="run it against the site, and end"
    )
    wanted = parser.parse_args()
    with Site(wanted.decisions, port=wanted.port) as site:
        site.content.stated_total = wanted.total
        for target, fault in wanted.fault:
            befall(site, target, fault)
        if wanted.disturb:
            disturb(site, 0, wanted.disturb)
        print(f"{len(site.content.order)} decisions at {site.url}", flush=True)
        if wanted.run:
            return max(run(site, command) for command in wanted.run)
        with suppress(KeyboardInterrupt):
            threading.Event().wait()
    return 0


def run(site: Site, command: str) -> int:
    """Run a command that takes the site for the source, without the pace that the source is owed."""
    print(f"\n$ {command}", flush=True)
    told = {"PCD_VIA": site.url, "PCD_ALLOW_LOOPBACK": "1", "PCD_SECONDS_BETWEEN": "0"}
    process = subprocess.Popen(shlex.split(command), env=os.environ | told | {"PCD_CONTACT": "https://example.org"})
    while True:
        with suppress(KeyboardInterrupt):  # a Ctrl-C is the command's as well, which ends in its own way
            return process.wait()


if __name__ == "__main__":
    sys.exit(main())
