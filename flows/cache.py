"""Cache: what was read before, by the document's sha256 and the fingerprint of the rules that read it.

Only a saving of time: deleting it costs one slower run. A torn or foreign entry is read anew.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from flows.papers import Outcome

ENTRY: TypeAdapter[Outcome] = TypeAdapter(Outcome)

# What depends on the machine's load today is tried again tomorrow.
PASSING = {"limit_memory", "limit_cpu", "limit_time", "crash", "unreachable"}


class Cache:
    """The outcomes of earlier readings by the same rules."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self.folder = folder / fingerprint

    def get(self, sha256: str) -> Outcome | None:
        """Return what became of a document, or None where it is to be read."""
        try:
            return ENTRY.validate_json((self.folder / f"{sha256}.json").read_bytes())
        except (FileNotFoundError, ValidationError):
            return None

    def put(self, outcome: Outcome) -> None:
        """Write what became of a document, whole or not at all."""
        if outcome.reason in PASSING:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        part = self.folder / f"{outcome.sha256}.part"
        part.write_bytes(ENTRY.dump_json(outcome))
        part.replace(self.folder / f"{outcome.sha256}.json")

    def forget_others(self) -> None:
        """Delete what other versions of the rules read."""
        for folder in self.folder.parent.iterdir():
            if folder != self.folder:
                shutil.rmtree(folder, ignore_errors=True)
