"""Artifact: a run's summary as a page of Prefect's own, for those who watch it there."""

from __future__ import annotations

from typing import Any

from prefect.artifacts import create_markdown_artifact

from flows.fetch import Fetched

FINDINGS = 200  # Prefect's cloud takes no larger page


def show(fetched: Fetched, summary: dict[str, Any]) -> None:
    """Write the summary of a fetch and of what was published as an artifact."""
    law, counts = fetched.tally, summary["counts"]
    rows = {
        "Listed decisions": fetched.fetch.stated,
        "Documents listed": law.listed,
        "accepted": law.accepted,
        "quarantined": law.quarantined.total(),
        "failed": law.failed.total(),
        "withdrawn": law.withdrawn,
        "New decisions": len(fetched.changes.new),
        "Changed decisions": len(fetched.changes.changed),
        "Decisions published": counts["decisions"],
    }
    table = "\n".join(f"| {name} | {value} |" for name, value in rows.items())
    findings = "\n".join(f"- {verdict}: {sentence}" for verdict, sentence in summary["findings"][:FINDINGS])
    markdown = f"| | |\n|---|---:|\n{table}\n\n{findings or 'No findings.'}\n"
    create_markdown_artifact(markdown, key="nightly", description="What the last run fetched and published")
