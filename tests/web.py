"""Web: a page of a site around some markup, read."""

from __future__ import annotations

from pipeline.document import Document
from pipeline.html import read

SHA = "0" * 64
ADDRESS = "https://decisions.example.org/pcd-90101-courses"
CANONICAL = f'<link rel="canonical" href="{ADDRESS}">'


def page(body: str, head: str = CANONICAL) -> Document:
    """Return the document that a page with this body is read as."""
    return read(f"<!doctype html><html><head><title>Site</title>{head}</head><body>{body}</body></html>".encode(), SHA)
