"""Addresses: where the lists of mopac are, and the one form in which an address is compared."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote_to_bytes, urlencode, urlsplit, urlunsplit

HOST = "www.london.gov.uk"
# The same site answers under all of these; stored pages also stand at London.gov.uk and http.
HOSTS = frozenset([HOST, "london.gov.uk", "nrmm.london", "www.nrmm.london"])
WEB = ("http", "https")
HOST_NAME = re.compile(r"[a-z0-9][a-z0-9.:-]{0,252}")
LIST_PATH = (
    "/programmes-strategies/mayors-office-policing-and-crime-mopac/mopac-governance-and-decision-making/mopac-decisions"
)
LIST_ALIASES = frozenset(["/node/15722"])
# File names are told apart by case, pages are not.
FILES = re.compile(r"/(?:sites/[^/]{1,60}/files|media/\d{1,9}/download)(?:/|$)", re.IGNORECASE)
# /pcd-1215-SLUG, …/mopac-decisions/pcd-1563-SLUG, …/mopac-decisions-0/SLUG, …/mopac-decisions-336, --62 or -0-2 (but
# …/mopac-decisions-0 alone is the list that they stood in), /node/99022
DECISION = re.compile(
    r"/(?:dmpcd|pcd)-?\d|/mopac-decisions(?:-\d)?/[^/]|/mopac-decisions(?!-0$)(?:-{1,2}\d{1,4}){1,2}$|/node/\d{1,9}$"
)
# /sites/default/files/pcd_1008.pdf, /media/99022/download, /media/112374/download?attachment=
ATTACHMENT = re.compile(r"/sites/[^/]{1,60}/files/.|/media/\d{1,9}/download$", re.IGNORECASE)
AS_WRITTEN = "/:@!$&'()*+,;=~-._"


def list_address(page: int) -> str:
    """Return the address of a page of the list, counted from 0."""
    return f"https://{HOST}{LIST_PATH}?page={page}"


def settled(address: str) -> str:
    """Return an address of the source as it is asked for: by https, of the main host; others as they are.

    >>> settled("http://London.gov.uk/media/112374/download?attachment=#top")
    'https://www.london.gov.uk/media/112374/download?attachment='
    """
    parts = urlsplit(address.strip())
    if parts.hostname not in HOSTS or parts.scheme not in WEB:
        return address.strip()
    return urlunsplit(("https", HOST, parts.path, parts.query, ""))


def canonical(address: str) -> str:
    """Return the form in which addresses are compared: `settled`, and without what does not tell pages apart.

    That is case (but for names of files), a slash at the end, and all of the query but the page of a list.

    >>> canonical("http://London.gov.uk/PCD-1215-Home-Office-funding/?utm_source=x#top")
    'https://www.london.gov.uk/pcd-1215-home-office-funding'
    >>> canonical("/media/112374/download?attachment=")
    'https://www.london.gov.uk/media/112374/download'
    """
    parts = urlsplit(address.strip())
    if parts.scheme not in ("", *WEB) or (parts.netloc and not HOST_NAME.fullmatch(parts.hostname or "")):
        return address.strip()
    host = (parts.hostname or HOST).rstrip(".")
    path = quote(unquote_to_bytes(re.sub(r"/{2,}", "/", parts.path)), safe=AS_WRITTEN).rstrip("/")
    if FILES.match(path) is None or "/media/" in path[:7].lower():
        path = path.lower()
    if path in LIST_ALIASES:
        path = LIST_PATH
    pages = [(name, value) for name, value in parse_qsl(parts.query) if name == "page" and value != "0"]
    return urlunsplit(("https", HOST if host in HOSTS else host, path, urlencode(pages[:1]), ""))


def is_list(address: str) -> bool:
    """Return whether an address is a page of the list."""
    return urlsplit(canonical(address)).path == LIST_PATH


def is_decision(address: str) -> bool:
    """Return whether an address is one of those under which decisions stand, by any of their path families."""
    parts = urlsplit(canonical(address))
    return parts.hostname == HOST and not is_list(address) and DECISION.search(parts.path) is not None


def is_attachment(address: str) -> bool:
    """Return whether an address is that of a file, in one of its three forms."""
    parts = urlsplit(canonical(address))
    return parts.hostname == HOST and ATTACHMENT.match(parts.path) is not None
