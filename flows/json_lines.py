"""JSON lines: what `pcd read --json` prints, one object for each file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from flows.papers import Outcome
from pipeline.assemble import Dossier
from pipeline.extract import KINDS
from pipeline.records import Decision, Record

LISTS = (*KINDS, "checks", "issues")


def json_line(outcome: Outcome, dossier: Dossier | None) -> str:
    """Return one file's facts and checks as a line of JSON; empty lists and a reason for a quarantined file."""
    document: dict[str, Any] = {
        "sha256": outcome.sha256 or None,
        "media_type": None,
        "pages": None,
        "text_source": None,
        "status": "quarantined",
        "reason": outcome.reason,
        "message": outcome.message,
        "text": None,
    }
    if outcome.paper is None or dossier is None:
        empty: dict[str, list[Any]] = {name: [] for name in LISTS}
        return json.dumps({"document": document, "decision": Decision().model_dump(), **empty}, ensure_ascii=False)
    read = outcome.paper.document
    document |= {
        "media_type": read.media_type,
        "pages": len(read.pages) or None,
        "text_source": read.text_source,
        "status": "read",
        "text": read.text,
    }
    lists = {name: _rows(getattr(dossier, name)) for name in LISTS}
    decision = dossier.decision.model_dump(mode="json")
    return json.dumps({"document": document, "decision": decision, **lists}, ensure_ascii=False)


def _rows(records: Iterable[Record]) -> list[dict[str, Any]]:
    return [record.model_dump(mode="json") for record in records]
