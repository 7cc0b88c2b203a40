"""Summary: what a run says at its end: documents, facts, checks, and which file to open."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flows.settings import Settings

MARKS = {"inconsistent": "✗"}


def print_summary(summary: dict[str, Any], options: Settings, *, changed: bool = True) -> None:
    """Write the summary of a run to stdout."""
    if not changed:
        finished = datetime.fromisoformat(summary["finished_at"])
        print(f"Nothing changed since the run of {finished:%Y-%m-%d %H:%M} UTC: nothing was read, nothing published.\n")
    counts = summary["counts"]
    print(f"Documents  {counts['listed']} listed = {counts['accepted']} read + {_quarantined(summary)}")
    print(f"Decisions  {counts['decisions']}")
    print(f"Rows       {_list(summary['tables'])}")
    print(f"Checks     {_list(summary['verdicts']) or 'none'}")
    for verdict, sentence in summary["findings"]:
        print(f"           {MARKS.get(verdict, '?')} {sentence}")
    for message in summary["reviews"]:
        print(f"Reviews    {message}")
    print(f"Tables     {options.processed}/*.parquet")
    print(f"Report     {options.processed / 'report' / 'index.html'}   ← open this file")


def _quarantined(summary: dict[str, Any]) -> str:
    counts, reasons = summary["counts"], summary["reasons"]
    law = f"{counts['quarantined']} quarantined + {counts['failed']} failed + {counts['withdrawn']} withdrawn"
    return f"{law}   ({_list(reasons)})" if reasons else law


def _list(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items())
