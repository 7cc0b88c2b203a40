"""Start the stand-in site; it ends with Ctrl-C.

python -m tests.site --decisions 300 --port 8700 --fault "*" status:503:30@1-2 --fault /robots.txt challenge
"""

from __future__ import annotations

import argparse
import threading

from tests.site.commands import befall, disturb
from tests.site.server import Site


def main() -> None:
    """Serve until somebody interrupts."""
    parser = argparse.ArgumentParser(prog="python -m tests.site", description=__doc__)
    parser.add_argument("--decisions", type=int, default=300)
    parser.add_argument("--port", type=int, default=8700, help="0 for any that is free")
    parser.add_argument("--fault", nargs=2, action="append", default=[], metavar=("TARGET", "FAULT"))
    parser.add_argument("--disturb", type=int, default=0, metavar="N", help="change the list before N of its pages")
    wanted = parser.parse_args()
    with Site(wanted.decisions, port=wanted.port) as site:
        for target, fault in wanted.fault:
            befall(site, target, fault)
        if wanted.disturb:
            disturb(site, 0, wanted.disturb)
        print(f"{len(site.content.order)} decisions at {site.url}", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print("closed")


if __name__ == "__main__":
    main()
