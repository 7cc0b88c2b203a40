"""Published: the calls that look at what was published: explain, report."""

from __future__ import annotations

import re

from flows.exits import DONE
from flows.publication import drawer, raw_loader
from flows.read import sandbox
from flows.settings import Settings
from pipeline.errors import SettingsError
from pipeline.explain import explain as explain_dossier
from pipeline.publish import rebuild_report
from pipeline.release.published import read_publication

SHOWN = 3
# What the register knows of a number that is not published.
ABSENT = {
    "unread": ": the source lists it, but its papers could not be read (see the table `issues`)",
    "withdrawn": ": the source has withdrawn it",
    "gap": ": the source was never seen to list this number",
}


def explain(reference: str, options: Settings) -> int:
    """Print one published decision, and return the exit status."""
    wanted = _bare(reference)
    publication = read_publication(options.processed)
    for dossier in publication.dossiers:
        if _bare(dossier.decision.reference or "") == wanted:
            print(explain_dossier(dossier))
            return DONE
    why = next((ABSENT.get(row.status, "") for row in publication.register if _bare(row.reference) == wanted), "")
    there = [str(dossier.decision.reference) for dossier in publication.dossiers]
    known = f"{len(there)} are there, such as {', '.join(there[:SHOWN])}" if there else "none is"
    raise SettingsError(f"no decision {reference!r} is published in {options.processed}{why}; {known}")


def report(options: Settings) -> int:
    """Write the report of what is published anew, say where it is, and return the exit status."""
    with sandbox(options) as pool:
        print(rebuild_report(options.processed, load=raw_loader(options), draw=drawer(pool)))
    return DONE


def _bare(reference: str) -> str:
    """Return a reference as people may type it: `pcd898`, `PCD 898` and `PCD-898` are one."""
    return re.sub(r"[^A-Z0-9]", "", reference.upper())
