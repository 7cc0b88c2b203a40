"""Commands: faults as people write them on the command line, and what can be done to the content while it is read."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from pipeline.sources.mopac.addresses import LIST_PATH
from tests.site import faults
from tests.site.server import Site

# TARGET NAME[:ARGUMENT[:ARGUMENT]][@FIRST[-LAST]], as in `/robots.txt status:503:30@1-2`
WRITTEN = re.compile(r"(?P<name>[a-z-]+)(?::(?P<arguments>.+?))?(?:@(?P<first>\d+)(?:-(?P<last>\d+))?)?")
NAMED: dict[str, Callable[..., faults.Fault]] = {
    "status": lambda code, after=None: faults.status(int(code), after),
    "challenge": lambda: faults.challenge,
    "soft-404": lambda: faults.soft_404,
    "cut": lambda at: faults.cut(int(at)),
    "cut-chunks": lambda at: faults.cut_chunks(int(at)),
    "cut-unmeasured": lambda at: faults.cut_unmeasured(int(at)),
    "cut-at-source": lambda at: faults.cut_at_source(int(at)),
    "empty": lambda: faults.body(b""),
    "json": lambda: faults.body(b'{"error": "not found"}'),
    "office": lambda: faults.body(b"PK\x03\x04....word/document.xml"),
    "bytes": lambda count: faults.body(b"%PDF-1.7\n" + bytes(int(count))),
    "slow": lambda seconds: faults.slow(float(seconds)),
    "slow-head": lambda seconds: faults.slow_head(float(seconds)),
    "silent": lambda: faults.silent,
    "unchanged": lambda: faults.unchanged,
    "etag": lambda mark: faults.header("ETag", f'"{mark}"'),
    "name": lambda name: faults.name(f'attachment; filename="{name}"'),
    "recoded": faults.recoded,
}


def befall(site: Site, target: str, written: str) -> None:
    """Let a fault that somebody wrote befall a target."""
    if written.startswith("redirect:"):
        site.fault(target, faults.redirect(written.removeprefix("redirect:")))
        return
    match = WRITTEN.fullmatch(written)
    if match is None or match["name"] not in NAMED:
        raise SystemExit(f"no fault is written {written!r}: choose one of redirect, {', '.join(NAMED)}")
    fault = NAMED[match["name"]](*(match["arguments"] or "").split(":") if match["arguments"] else ())
    first, last = match["first"], match["last"]
    site.fault(target, fault, range(int(first), int(last or first) + 1) if first else None)


def disturb(site: Site, seed: int, requests: int) -> None:
    """Let the list be reordered, lengthened or shortened before each of so many requests for a page of it."""
    dice = random.Random(seed)  # noqa: S311  # the same for every run of a seed

    def before(target: str) -> None:
        nonlocal requests
        if not target.startswith(LIST_PATH) or requests <= 0:
            return
        requests -= 1
        change = dice.choice(("order", "insert", "shorten", "nothing"))
        if change == "order":
            site.content.shuffle(dice.randrange(1 << 30))
        elif change == "insert":
            site.content.add(at=dice.randint(0, len(site.content.order)))
        elif change == "shorten":
            site.content.withdraw(dice.choice(site.content.order))

    site.before = before
