"""Published: the calls that look at what was published: explain, report."""

from __future__ import annotations

import re

from flows.publication import drawer, raw_loader
from flows.read import sandbox
from flows.settings import Settings
from pipeline.errors import SettingsError
from pipeline.explain import explain as explain_dossier
from pipeline.publish import rebuild_report
from pipeline.release.published import read_publication

DONE = 0


def explain(reference: str, options: Settings) -> int:
    """Print one published decision, and return the exit status."""
    wanted = _bare(reference)
    for dossier in read_publication(options.processed).dossiers:
        if _bare(dossier.decision.reference or "") == wanted:
            print(explain_dossier(dossier))
            return DONE
    raise SettingsError(f"no decision {reference!r} is published in {options.processed}")


def report(options: Settings) -> int:
    """Write the report of what is published anew, say where it is, and return the exit status."""
    with sandbox(options) as pool:
        print(rebuild_report(options.processed, load=raw_loader(options), draw=drawer(pool)))
    return DONE


def _bare(reference: str) -> str:
    """Return a reference as people may type it: `pcd898`, `PCD 898` and `PCD-898` are one."""
    return re.sub(r"[^A-Z0-9]", "", reference.upper())
