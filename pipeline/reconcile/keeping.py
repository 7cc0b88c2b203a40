"""Keeping: which of the statements of the prose are kept: those that hold, and those that are stated and do not.

What does not hold is no error where the paper shows that it was misread: figures beside it make up the same total, or
the same parts with others do. It is one, however loosely it is told, where the paper makes up the same total of all its
parts but one, for which it is a slip.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from pipeline.reconcile.digits import is_slip
from pipeline.reconcile.figures import verdict_of
from pipeline.reconcile.prose.relation import PLAIN, SLIP, TELLING, Relation, weight
from pipeline.records import Check

NEAR = 150  # characters around a statement in which figures may show that it was misread


def kept(relations: Iterable[Relation], excused: Callable[[Relation], bool]) -> list[Check]:
    """Return the checks of the relations that hold, and of those that are stated and do not; each of them once.

    What does not hold and is `excused` claimed nothing.
    """
    known: set[tuple[int, ...]] = set()
    checks: list[Check] = []
    holding: list[Relation] = []
    failing: list[Relation] = []
    slips: set[tuple[int, ...]] = set()
    for relation in relations:
        verdict = verdict_of(relation.terms, relation.total)[0]
        if verdict == "inconsistent":
            failing.append(relation)
            slips |= {relation.values} if relation.licence == "slip" else set()
        elif verdict == "consistent" and relation.values in slips:
            continue  # by so much a share may be rounded where none is worked out
        elif verdict != "consistent" or relation.may_be_rounded:
            holding.append(relation)
            if relation.values not in known:
                known.add(relation.values)
                checks.append(relation.check())
    is_explained = _explained_by(holding)
    is_told_otherwise = _told_otherwise_by([relation for relation in holding if not relation.is_anywhere])
    for relation in failing:
        is_error = relation.is_credible and not is_explained(relation)
        is_new = (is_error or is_told_otherwise(relation)) and relation.values not in known
        if is_new and not excused(relation):
            known.add(relation.values)
            checks.append(relation.check())
    return checks


def of_chance(relations: Iterable[Relation]) -> set[tuple[int, ...]]:
    """Return the values of the relations that only figures from anywhere in a paper make up, by chance perhaps."""
    values: dict[bool, set[tuple[int, ...]]] = {True: set(), False: set()}
    for relation in relations:
        values[relation.is_anywhere].add(relation.values)
    return values[True] - values[False]


def _explained_by(holding: Sequence[Relation]) -> Callable[[Relation], bool]:
    """Return what tells whether relations that hold show another to be misread: those of its total, or around it."""
    of_total: dict[tuple[str, int], list[Relation]] = defaultdict(list)
    beside: dict[tuple[str, int], list[set[int]]] = defaultdict(list)  # the terms among which a term stands
    with_more: dict[int, list[set[int]]] = defaultdict(list)  # the terms of a total, wherever that is told
    for relation in holding:
        of_total[relation.total.sha256, relation.total.place].append(relation)
        with_more[relation.total.value].append({term.place for term in relation.terms})
        places = {term.place for term in relation.terms}
        for term in relation.terms:
            beside[term.sha256, term.place].append(places)

    def is_explained(relation: Relation) -> bool:
        key = relation.total.sha256, relation.total.place
        own = {figure.place for figure in (*relation.terms, relation.total)}
        terms = {term.place for term in relation.terms}
        is_part = any(terms < each for each in with_more[relation.total.value])
        is_read_so = any(_explains(other, relation) for other in of_total[key])
        return is_read_so or is_part or any(own <= each for each in beside[key])

    return is_explained


def _told_otherwise_by(holding: Sequence[Relation]) -> Callable[[Relation], bool]:
    """Return what tells whether a relation has the total and all terms of one that holds, but one that is a slip."""
    of_value: dict[int, list[Counter[int]]] = defaultdict(list)
    for held in holding:
        of_value[held.total.value].append(Counter(int(term.counted) for term in held.terms))

    def is_told_otherwise(relation: Relation) -> bool:
        own = Counter(int(term.counted) for term in relation.terms)
        pairs = [(own - held, held - own) for held in of_value[relation.total.value]]
        is_telling = weight(relation.terms, relation.total) >= TELLING  # “£22m” and “£28m” are two sums of one report
        return (
            relation.licence != "adds up"
            and is_telling
            and any(
                len(wrong) == len(right) == 1 and len(relation.terms) > 1 and is_slip(min(wrong), min(right))
                for wrong, right in pairs
            )
        )

    return is_told_otherwise


def _explains(other: Relation, relation: Relation) -> bool:
    """Return whether a relation that holds shows that one of the same total was misread.

    What so many words say is not undone by figures that happen to make up the total somewhere else in the paper.
    """
    if _is_slip_for(relation, other) or _is_by_year(relation, other) or _is_another_split(relation, other):
        return False
    if relation.licence not in PLAIN or other.licence != "adds up":
        return True
    places = [figure.place for figure in (*relation.terms, relation.total)]
    return all(min(places) - NEAR <= figure.place <= max(places) + NEAR for figure in other.terms)


def _is_by_year(relation: Relation, other: Relation) -> bool:
    """Return whether a relation splits its total over years, and the other one over something else."""
    places = {term.place for term in other.terms}
    is_other = other.code != relation.code and not any(term.place in places for term in relation.terms)
    return relation.code == "years_sum_to_total" and is_other


def _is_another_split(relation: Relation, other: Relation) -> bool:
    """Return whether a relation splits its total in another way than one that holds, and hardly misses it."""
    places = {term.place for term in other.terms}
    return relation.is_slip and len(relation.terms) > 2 and not any(term.place in places for term in relation.terms)


def _is_slip_for(relation: Relation, other: Relation) -> bool:
    """Return whether a relation has all terms of one that holds but one, which is nearly the same."""
    own, held = (Counter(term.value for term in each.terms) for each in (relation, other))
    is_but_one = sum(own.values()) == sum(held.values()) == sum((own & held).values()) + 1
    return is_but_one and len(relation.terms) > 1 and relation.missing * SLIP <= relation.total.value
