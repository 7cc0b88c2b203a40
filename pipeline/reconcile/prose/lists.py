"""Lists: the entries of a document that belong together, with the paragraph that leads to them and the one behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from pipeline.reconcile.prose.passages import Prose

# “Award £105,000 for:”, “… to the following projects”, “to these organisations;”: the list is what the sum is for.
LEADS_ON = re.compile(r"[:;]\s?$|\b(?:following|below|these)\b[^«»¦.;]{0,40}[.;]?\s?$", re.IGNORECASE)
# “f. £0.45m to Housing Justice; g. £0.06m for staff;”, “o £30,000 on the Hub; o £35,000 on the Pan”: at the end
# of a text such a list is cut, and goes on.
GOES_ON = re.compile(r"(?:[;,]|\band)\s?$")
STOPPED = re.compile(r"[.;,]\s?(?:and\s?)?$")


@dataclass(frozen=True)
class Listed:
    """A list: the paragraph that leads to it, if any, its entries, and the paragraph behind it.

    It is loose where its last entries may belong to the list that it stands in: all are numbered "1."; it is cut where
    the document ends inside it.
    """

    lead: Prose | None
    items: tuple[Prose, ...]
    after: Prose | None
    is_loose: bool = False
    is_cut: bool = False


def lists(document: Sequence[Prose]) -> Iterator[Listed]:
    """Yield the lists of a document: runs of entries that follow each other, and the lists inside them.

    Lines of label and figure are entries, too, where a sum leads on to them: "£960,000 over three years:".
    """
    start = None
    for number, passage in enumerate([*document, None]):
        lead = document[number - 1] if number else None
        is_led = start is not None or (lead is not None and lead.mentions and LEADS_ON.search(lead.masked))
        if passage is not None and (passage.is_item or (passage.is_line and is_led)):
            start = number if start is None else start
        elif start is not None:
            run = tuple(document[start:number])
            is_cut = passage is None and _breaks_off(run)
            yield Listed(document[start - 1] if start else None, run, passage, is_cut=is_cut)
            # “• approve £12m to provide: o £11m for bridges o £800,000 for paths”, and no text behind it
            is_open = passage is None and not STOPPED.search(run[-1].masked)
            yield from _nested(run, is_cut=is_cut or is_open)
            start = None


def _nested(run: Sequence[Prose], *, is_cut: bool) -> Iterator[Listed]:
    """Yield the lists to which an entry leads: "1. Award £105,000 to these:" above "a)", "b)", or more of "1."."""
    for number, (lead, first) in enumerate(pairwise(run), start=1):
        behind = run[number:]
        if _style(first) != _style(lead):
            inner = _alike(behind)
            after = next(iter(behind[len(inner) :]), None)
            yield Listed(lead, inner, after, is_cut=is_cut and after is None)
        elif LEADS_ON.search(lead.masked):
            inner = tuple(takewhile(lambda item: not LEADS_ON.search(item.masked), behind))
            yield Listed(lead, inner, None, is_loose=True, is_cut=is_cut)


def _breaks_off(run: Sequence[Prose]) -> bool:
    """Return whether the last entry of a list ends as others do, or in no stop where the one before it has one."""
    last = run[-1].masked
    is_unlike = any(STOPPED.search(item.masked) for item in run[-2:-1]) and not STOPPED.search(last)
    return bool(GOES_ON.search(last)) or is_unlike


def _alike(items: Sequence[Prose]) -> tuple[Prose, ...]:
    """Return the entries up to the first whose number has another form."""
    style = _style(items[0])
    return tuple(takewhile(lambda item: _style(item) == style, items))


def _style(item: Prose) -> str:
    """Return the form of an entry's printed number: "1." and "12." are one, as are "a)" and "b)"."""
    return re.sub(r"[ivx]+(?=\)|$)|[a-z]", "a", re.sub(r"\d+", "1", (item.paragraph.label or "").lower()))
