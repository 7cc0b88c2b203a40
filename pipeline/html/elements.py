"""Elements: what each kind of HTML element means for the text that a person sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


def tags(names: str) -> frozenset[str]:
    """Return the set of names that are written apart by spaces."""
    return frozenset(names.split())


# Each of these begins a new paragraph, and its end begins another.
BLOCKS = tags(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary
    table tbody td tfoot th thead tr ul"""
)
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
BOLD = frozenset(["b", "strong", "th"])
RAISED = frozenset(["sup"])
LISTS = frozenset(["ul", "ol", "menu", "dir"])
# What a browser does not show, or what is no text of the page.
UNSEEN = tags(
    """script style noscript template head title meta link object embed applet iframe frame frameset svg math canvas
    audio video map area datalist select textarea input button progress meter rp"""
)
# The site's own frame; <header> and <footer> only where they are the page's, not an article's.
FRAMES = frozenset(["nav", "dialog", "search"])
PAGE_FRAMES = frozenset(["header", "footer"])
FRAME_ROLES = frozenset(["banner", "navigation", "contentinfo", "search", "dialog", "alertdialog"])
OWN_CONTENT = frozenset(["main", "article", "section"])
NOT_SHOWN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)


def is_unseen(node: LexborNode) -> bool:
    """Return whether a browser would not show an element."""
    if node.tag in UNSEEN:
        return True
    attributes = node.attributes
    return "hidden" in attributes or NOT_SHOWN.search(attributes.get("style") or "") is not None


def is_frame(node: LexborNode, *, in_content: bool) -> bool:
    """Return whether an element belongs to the site, not to the paper."""
    if node.tag in FRAMES or (node.tag in PAGE_FRAMES and not in_content):
        return True
    return (node.attributes.get("role") or "").lower() in FRAME_ROLES


def number(value: int, form: str) -> str:
    """Return the number of a list's item as a browser prints it, for the `type` of its list.

    >>> number(2, "1"), number(2, "a"), number(4, "i")
    ('2.', 'b.', 'iv.')
    """
    if form in ("a", "A") and 1 <= value <= 26:
        return f"{chr(ord(form) + value - 1)}."
    if form in ("i", "I") and 1 <= value <= 39:
        roman = "x" * (value // 10) + ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][value % 10]
        return f"{roman if form == 'i' else roman.upper()}."
    return f"{value}."
