"""Leads: lines above a list that speak for all its items, and which items stand below them."""

from __future__ import annotations

import re

from extractors.attribution.bearings import Listing

# "Award grants to the following bodies:", "contracts with:", "and, in both years, to grant:"; services are no bodies
LISTS_PAID = re.compile(
    r"""\b(?:award|grant|fund|commission|exten[ds]|contract|pay|renew|appoint)\w*\b[^.;:§]{0,120}?
        \b(?:to|with|between|(?:organisations|bodies|providers|partners|charities|boroughs|suppliers|bidders)\b[^.;:]{0,80})
        (?:\ the\ following)?[:;]\s*$
      | \b(?:to|and|the)\ (?:award|grant|pay)s?
        (?:\ (?:grants|awards|it|them|over|out|(?:in|for)\ [^.;:§]{1,20})){0,3}:\s*$
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "Award contracts as follows:", "the following grants:", "Pay it over against receipts:": its items are those who are
# paid where they name a body; not "Use what was granted by:", nor "Partners give match funding:"
LISTS_ACTS = re.compile(
    r"(?:^\W{0,8}|\b(?:to|and|also|then|will|money|which)\s|\b(?:is|are|be|been)\s)"
    r"(?:award|grant|fund|pay|paid|give|provide|distribute|allocate|share|divide|split|release|pass)n?(?:e?d)?\b"
    r"(?:(?!\b(?:from|by|match|matched)\b)[^.;:§]){0,60}:\s*$|"
    r"\b(?:award|grant|fund|commission|exten[ds]|contract|pay|renew|appoint)\w*\b[^.;:§]{0,120}?"
    r"\b(?:as follows|following|below|for)\b[^.;:]{0,60}[:;]\s*$|"
    r"\b(?:following|these|below) (?:[a-z]+ ){0,2}(?:awards?|grants?|contracts?|extensions?|allocations?|payments?)\b"
    r"[^.;:]{0,60}[:;]\s*$",
    re.IGNORECASE,
)
# "Kent Boat Trust – £5,000": a line of a list that lost its bullets
LINE = re.compile(r"[A-Z][^.;:£\n]{2,60}? ?[-–—:] ?(?:up to )?£[\d,.]{1,15} ?[a-z]{0,8}[.;,]{0,2}")
DIGITS = re.compile(r"\d+")
LETTERS = re.compile(r"[A-Za-z]+")


def listing_of(lead: str) -> Listing:
    """Return what the items below a line are, by its words: those who are paid, acts, or neither."""
    return "paid" if LISTS_PAID.search(lead) else "acts" if LISTS_ACTS.search(lead) else ""


def is_line_of_list(text: str) -> bool:
    """Return whether a paragraph is nothing but a name and a sum.

    >>> is_line_of_list("Kent Boat Trust – £5,000"), is_line_of_list("It costs £5,000")
    (True, False)
    """
    return LINE.fullmatch(text.strip()) is not None


def is_sibling(label: str | None, lead_shape: str) -> bool:
    """Return whether an item stands beside a lead, not below it, as their labels tell; bullets are all alike."""
    return shape(label) == lead_shape and any(map(str.isalnum, lead_shape))


def shape(label: str | None) -> str:
    """Return the kind of a printed number, by which the items of one list are alike.

    >>> shape("2.") == shape("13."), shape("a)") == shape("1)"), shape(None)
    (True, False, '-')
    """
    return LETTERS.sub("a", DIGITS.sub("0", label)) if label else "-"
