"""Checked: when a run last ended well, also one that found nothing changed."""

from __future__ import annotations

from datetime import datetime

from flows.schedule import utc_now
from flows.settings import Settings
from pipeline.durable import write_whole


def note_checked(options: Settings) -> None:
    """Write that a run has ended well now."""
    write_whole(options.checked, utc_now().isoformat().encode())


def last_checked(options: Settings) -> datetime | None:
    """Return when a run last ended well, or None where none did."""
    if not options.checked.exists():
        return None
    return datetime.fromisoformat(options.checked.read_text(encoding="utf-8"))
