"""Links: which addresses a report may link to, and the names of its own pages."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

HOSTS = ("london.gov.uk", "legislation.gov.uk")


def safe_link(address: str | None) -> str | None:
    """Return an address that may be linked, None for all others: http(s) at the publisher's or the statutes' hosts."""
    if not address or re.search(r"[\s\\\x00-\x1f]", address):
        return None
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    host = (parts.hostname or "").rstrip(".")
    is_ours = any(host == allowed or host.endswith(f".{allowed}") for allowed in HOSTS)
    if (
        parts.scheme not in ("http", "https")
        or not is_ours
        or parts.username is not None
        or port not in (None, 80, 443)
    ):
        return None
    return address


def slug(reference: str) -> str:
    """Return the name of a decision's page, without ending.

    >>> slug("DMPCD 2015 80")
    'dmpcd-2015-80'
    """
    return re.sub(r"[^a-z0-9]+", "-", reference.lower()).strip("-") or "decision"


def anchor(identifier: str) -> str:
    """Return an id as the name of a place on a page."""
    return "at-" + re.sub(r"[^A-Za-z0-9]+", "-", identifier)
