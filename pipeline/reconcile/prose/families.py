"""Families: all that the prose says of its figures, one module for each kind of statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.reconcile.prose import (
    additions,
    agreements,
    annual,
    bills,
    changes,
    counted,
    counted_apart,
    differences,
    entries,
    equations,
    funding,
    included,
    levels,
    listings,
    multiples,
    openings,
    parts,
    percentages,
    pieces,
    portions,
    products,
    rests,
    scattered,
    shares,
    slips,
    spending,
    stretches,
    sums,
    terms,
    together,
    turns,
    variances,
    workings,
)
from pipeline.reconcile.prose.nested import counts_twice, nested
from pipeline.reconcile.prose.passages import Prose
from pipeline.reconcile.prose.ranges import counts_an_end, ends_of_ranges
from pipeline.reconcile.prose.relation import Relation

Documents = Sequence[Sequence[Prose]]
FAMILIES = (
    differences,
    levels,
    changes,
    additions,
    openings,
    turns,
    spending,
    variances,
    parts,
    included,
    entries,
    equations,
    funding,
    sums,
    listings,
    multiples,
    bills,
    annual,
    terms,
    pieces,
    percentages,
    portions,
    products,
    workings,
    together,
    slips,
)
# They claim nothing, so that they may also look at rows of a table that was not seen as one.
AGREEING = (rests, agreements, stretches, counted, counted_apart, shares, scattered)
# Their figures stand anywhere in a paper.
ANYWHERE = (rests, scattered)


def relations(documents: Documents, whole: Documents) -> Iterator[Relation]:
    """Yield what the prose states of its figures, then what only holds between them and is no chance."""
    ends, pairs = ends_of_ranges(whole), nested(whole)
    for families, passages_of in ((FAMILIES, documents), (AGREEING, whole)):
        found = (
            replace(relation, is_anywhere=family in ANYWHERE)
            for family in families
            for document in passages_of
            for relation in family.relations(document)
        )
        yield from (each for each in found if not counts_an_end(each, ends) and not counts_twice(each, pairs))
