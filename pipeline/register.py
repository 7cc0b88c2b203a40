"""Register: every number of a source from the lowest to the highest, and what is known of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.assemble import Dossier
from pipeline.privacy.withhold import shown
from pipeline.records import RegisterRow
from pipeline.store.entries import KnownEntry

# "as set out in Appendix 1", "Appendix B (restricted)"; a line that begins so is the appendix, or a list of them
APPENDIX = re.compile(r"\bAppendix\s{1,3}(?P<name>[A-Z]|\d{1,2})\b")


def register(
    dossiers: Sequence[Dossier], known: Sequence[KnownEntry] = (), not_had: Iterable[str | None] = ()
) -> tuple[RegisterRow, ...]:
    """Return one row for each number of each series; `not_had` are decisions of which a listed file cannot be had."""
    published = {one.decision.reference: one for one in dossiers if one.decision.reference}
    listed = {entry.reference: entry for entry in sorted(known, key=_standing) if entry.reference}
    failed = set(not_had)
    rows = []
    for reference in _numbers(published.keys() | listed.keys()):
        dossier, entry = published.get(reference), listed.get(reference)
        rows.append(_row(reference, dossier, entry, has_failed=reference in failed))
    return tuple(rows)


def _row(reference: str, dossier: Dossier | None, entry: KnownEntry | None, *, has_failed: bool) -> RegisterRow:
    is_gone = entry is not None and entry.place == "withdrawn"
    decision = dossier.decision if dossier else None
    return RegisterRow(
        reference=reference,
        status="withdrawn" if is_gone else "published" if dossier else "unread" if entry else "gap",
        title=(decision.title if decision else None) or (shown(entry.title) if entry else None),
        url=(decision.url if decision else None) or (entry.address if entry else None),
        first_listed=entry.first_listed if entry else None,
        withdrawn_at=entry.withdrawn_at if entry else None,
        is_part_2_withheld=decision.has_part_2 if decision else None,
        is_appendix_missing=True if has_failed else _lacks_appendix(dossier) if dossier else None,
    )


def _lacks_appendix(dossier: Dossier) -> bool | None:
    """Return whether an appendix is named and nowhere to be found; None where an unnamed file may be it."""
    texts = [paper.document.text for paper in dossier.papers]
    named: set[str] = set()
    there: set[str] = set()
    for line in (line for text in texts for line in text.splitlines()):
        for found in APPENDIX.finditer(line):
            (there if found.start() == 0 else named).add(found["name"])
    if not named - there:
        return False
    has_unnamed = any(paper.facts.decision.reference is None for paper in dossier.papers)
    return None if has_unnamed else True


def _numbers(references: Iterable[str]) -> Iterator[str]:
    """Yield all references of each series (`PCD 898`, `DMPCD 2015 80`) from its lowest number to its highest."""
    series: dict[str, list[int]] = defaultdict(list)
    for reference in references:
        name, _, number = reference.rpartition(" ")
        series[name].append(int(number))
    for name, numbers in sorted(series.items()):
        yield from (f"{name} {number}" for number in range(min(numbers), max(numbers) + 1))


def _standing(entry: KnownEntry) -> int:
    """Sort so that of several pages of one decision the one that is listed comes last, and is taken."""
    return ("withdrawn", "moved", "missing", "listed").index(entry.place)
