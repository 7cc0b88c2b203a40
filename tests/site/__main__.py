"""Start the stand-in site: `python -m tests.site --decisions 300 --port 8700`; ends with Ctrl-C."""

from __future__ import annotations

import argparse
import threading

from tests.site.server import Site


def main() -> None:
    """Serve until somebody interrupts."""
    parser = argparse.ArgumentParser(prog="python -m tests.site", description=__doc__)
    parser.add_argument("--decisions", type=int, default=300)
    parser.add_argument("--port", type=int, default=8700, help="0 for any that is free")
    wanted = parser.parse_args()
    with Site(wanted.decisions, port=wanted.port) as site:
        print(f"{len(site.content.order)} decisions at {site.url}", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print("closed")


if __name__ == "__main__":
    main()
