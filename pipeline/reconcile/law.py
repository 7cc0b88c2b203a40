"""Law: what a paper says of statutes, tested: the year of each one it names, and whether its powers were in force.

A citation carries what the statute table knows: the enacted year ends its canonical title, the years in force stand
beside it. Years are compared as years, so that a day of commencement that is not known accuses nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.assemble import Dossier
from pipeline.records import Check, CheckCode, Citation, Operand, Verdict

ENACTED = re.compile(r"\b((?:18|19|20)\d\d)$")
ROLES = ("power",)  # only what the decision rests on must be in force


def check_law(dossier: Dossier) -> list[Check]:
    """Return the checks of years, one for each printed year of an instrument, and of powers, one for each provision."""
    return [*_years(dossier), *_in_force(dossier)]


def _years(dossier: Dossier) -> Iterator[Check]:
    seen: set[tuple[str, int]] = set()
    for citation in dossier.legal_basis:
        enacted, printed = _enacted(citation), citation.instrument_year
        if enacted is None or printed is None or (citation.instrument, printed) in seen:
            continue
        seen.add((citation.instrument, printed))
        yield _year(dossier, citation, enacted, printed)


def _enacted(citation: Citation) -> int | None:
    """Return the year of enactment, None for an instrument that the table does not know."""
    match = ENACTED.search(citation.instrument)
    return int(match[1]) if match and citation.status != "unknown_instrument" else None


def _year(dossier: Dossier, citation: Citation, enacted: int, printed: int) -> Check:
    name = citation.instrument[: -len(str(enacted))].strip()
    is_right = enacted == printed
    verb = "passed" if name.endswith("Act") else "made"
    statement = (
        f"The {citation.instrument} is named with the year in which it was {verb}."
        if is_right
        else f"The paper names “{' '.join(citation.as_written.split())}”; the {name} was {verb} in {enacted}."
    )
    return _check(
        dossier,
        citation,
        "statute_year",
        "exact" if is_right else "inconsistent",
        statement=statement,
        expression=f"{printed} printed {'=' if is_right else '≠'} {enacted} enacted",
        reported=printed,
        computed=(enacted, enacted),
        difference=enacted - printed,
        explanation=None if is_right else f"Is {printed} a slip for {enacted}?",
    )


def _in_force(dossier: Dossier) -> Iterator[Check]:
    for citation in dossier.legal_basis:
        has_years = citation.in_force_from is not None or citation.in_force_until is not None
        if citation.role in ROLES and has_years:
            yield from _power(dossier, citation)


def _power(dossier: Dossier, citation: Citation) -> Iterator[Check]:
    """Yield the check of one power: exact, inconsistent, or blocked where it ended and the paper bears no date."""
    first, last, signed = citation.in_force_from, citation.in_force_until, dossier.decision.date_signed
    if signed is None:
        if last is not None:
            yield _blocked(dossier, citation, last)
        return
    is_early = first is not None and signed.year < first
    is_late = last is not None and signed.year > last
    state = "not yet in force" if is_early else "no longer in force" if is_late else "in force"
    nearest = first if is_early else last if is_late else signed.year
    yield _check(
        dossier,
        citation,
        "statute_in_force",
        "inconsistent" if is_early or is_late else "exact",
        statement=f"{_named(citation)}, a power that the decision rests on, was {state} when it was signed.",
        expression=f"signed {signed.year}{', but' if is_early or is_late else ','} in force {_span(first, last)}",
        reported=signed.year,
        computed=(first, last),
        difference=(nearest or signed.year) - signed.year,
        explanation="Is another provision meant, which has taken its place?" if is_early or is_late else None,
    )


def _span(first: int | None, last: int | None) -> str:
    """Return between which years a provision is in force: "since 2012", "until 2013", "2012–2013"."""
    if last is None:
        return f"since {first}"
    return f"until {last}" if first is None else f"{first}–{last}"


def _blocked(dossier: Dossier, citation: Citation, last: int) -> Check:
    return _check(
        dossier,
        citation,
        "statute_in_force",
        "blocked",
        statement=f"{_named(citation)} ended in {last} at the latest; the paper does not say when it was signed.",
        expression=f"signed ?, in force {_span(citation.in_force_from, last)}",
        reported=None,
        computed=(citation.in_force_from, last),
        difference=None,
        explanation=None,
    )


def _named(citation: Citation) -> str:
    """Return a provision as people say it: "Section 9 of the Police Reform and Social Responsibility Act 2011"."""
    if citation.provision is None:
        return f"The {citation.instrument}"
    kind, number, *more = citation.provision.split("/")
    words = f"{kind.capitalize()} {number}"
    while more and more[0].isalpha() and len(more) > 1 and len(more[0]) > 3:  # "schedule/3/paragraph/7"
        words, more = f"{words} {more[0]} {more[1]}", more[2:]
    return f"{words}{''.join(f'({level})' for level in more)} of the {citation.instrument}"


def _check(
    dossier: Dossier,
    citation: Citation,
    code: CheckCode,
    verdict: Verdict,
    *,
    statement: str,
    expression: str,
    reported: int | None,
    computed: tuple[int | None, int | None],
    difference: int | None,
    explanation: str | None,
) -> Check:
    sources = {paper.document.sha256: paper.document.text_source for paper in dossier.papers}
    return Check(
        check_id=f"{citation.sha256[:12]}:{citation.char_start}:{code}",
        code=code,
        statement=statement,
        expression=expression,
        unit="year",
        reported_low_pence=reported,
        reported_high_pence=reported,
        computed_low_pence=computed[0],
        computed_high_pence=computed[1],
        difference_pence=difference,
        verdict=verdict,
        grade="native text" if sources.get(citation.sha256, "native") == "native" else "read by OCR",
        explanation=explanation,
        fingerprint="",
        sha256=citation.sha256,
        char_start=citation.char_start,
        operands=(Operand(kind="total", citation_id=citation.citation_id, value_pence=reported),),
    )
