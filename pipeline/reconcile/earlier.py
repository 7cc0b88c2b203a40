"""Earlier: what a paper says of the sum of another decision, against that decision, where it is in the data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.assemble import Dossier
from pipeline.reconcile.figures import Figure, figure_of
from pipeline.reconcile.finding import find, named
from pipeline.reconcile.prose.passages import Mention, Sentence, passages
from pipeline.records import Check

# “PCD 545 approved £500,000”, “£1.2m was accepted under PCD 867”: the sum that the other decision is about
DECIDED = re.compile(r"\b(?:approved|accepted|awarded|agreed|authorised|granted|allocated)\b", re.IGNORECASE)
# By what part of the larger sum two may differ and still be meant to be the same: swapped digits, not another sum.
SLIP = 5
OWN = ("accepted", "awarded", "contract", "budget")


def with_earlier(dossiers: Sequence[Dossier]) -> tuple[Dossier, ...]:
    """Return the dossiers with the checks of what they say of each other's sums."""
    known = {dossier.decision.reference: dossier for dossier in dossiers if dossier.decision.reference}
    return tuple(_with_checks(dossier, list(_checks(dossier, known))) for dossier in dossiers)


def _with_checks(dossier: Dossier, found: list[Check]) -> Dossier:
    if not found:
        return dossier
    checks = (*dossier.checks, *named(dossier.decision.reference, found))
    return replace(dossier, checks=tuple(sorted(checks, key=lambda check: check.check_id)))


def _checks(dossier: Dossier, known: dict[str, Dossier]) -> Iterator[Check]:
    cited = [
        (relation.sha256, relation.char_start, known[relation.related_reference])
        for relation in dossier.related_decisions
        if relation.related_reference in known and relation.related_reference != dossier.decision.reference
    ]
    if not cited:
        return
    for paper, document in zip(dossier.papers, passages(dossier), strict=True):
        for passage in document:
            span = passage.paragraph.span
            near = [
                other for sha256, at, other in cited if sha256 == paper.document.sha256 and span.start <= at < span.end
            ]
            told = [sentence for sentence in passage.sentences if _tells(sentence, passage.mentions)]
            if len(near) == 1 and len(told) == 1:
                yield from _compared(told[0].mentions[0], near[0])


def _tells(sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """Return whether a sentence gives the one sum of its paragraph as that of another decision, which it names."""
    return len(mentions) == 1 and len(sentence.mentions) == 1 and bool(DECIDED.search(sentence.masked))


def _compared(mention: Mention, other: Dossier) -> Iterator[Check]:
    own = [amount for amount in other.amounts if amount.role in OWN and amount.table_number is None]
    figures = [figure_of(amount) for amount in own]
    same = next((figure for figure in figures if figure.interval.meets(mention.figure.interval)), None)
    if same is not None:
        yield _check(mention, same, other)
        return
    values = {figure.value for figure in figures}
    if len(values) == 1 and _is_near(figures[0].value, mention.figure.value):
        yield _check(mention, figures[0], other)


def _is_near(one: int, other: int) -> bool:
    return abs(one - other) * SLIP <= max(one, other)


def _check(mention: Mention, figure: Figure, other: Dossier) -> Check:
    check = find("earlier_decision_agrees", [figure], mention.figure, subject="")
    ours, theirs = mention.figure.written.strip(), figure.written.strip()
    reference = other.decision.reference
    if check.verdict != "inconsistent":
        statement = f"The paper gives {ours} as the sum of {reference}, which has {theirs}."
        return check.model_copy(update={"statement": statement})
    return check.model_copy(
        update={
            "statement": f"The paper gives {ours} as the sum of {reference}, but {reference} has {theirs}.",
            "expression": f"{theirs} ({reference}) ≠ {ours}",
            "explanation": f"Is {ours} a slip for {theirs}, or was {reference} changed later?",
        }
    )
