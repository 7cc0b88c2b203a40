"""Facts: all that was read in one text beside all that is labelled in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.assemble import Dossier
from pipeline.evaluation.identities import compare_identities
from pipeline.evaluation.labels import LabelledCitation, Labels
from pipeline.evaluation.money import compare_amounts
from pipeline.evaluation.names import loose_name, plain_text
from pipeline.evaluation.places import Places
from pipeline.evaluation.scores import Comparison, Entry, Field
from pipeline.records import Citation, OrganisationRole

DECISION: tuple[Field, ...] = ("reference", "title", "decision_maker", "date_signed", "decision_type")
BODIES: dict[Field, frozenset[OrganisationRole]] = {
    "funders": frozenset({"funder"}),
    "recipients": frozenset({"recipient", "supplier"}),
}


def compare(dossier: Dossier, labels: Labels) -> Iterator[Comparison]:
    """Yield, field by field, what was found in a text beside what is labelled."""
    places = Places(dossier.papers[0].document if dossier.papers else None)
    yield from _compare_decision(dossier, labels, places)
    yield from compare_amounts(dossier.amounts, labels.amounts, places)
    yield from _compare_bodies(dossier, labels, places)
    yield from _compare_law(dossier, labels, places)
    yield _compare_related(dossier, labels, places)
    yield from compare_identities(dossier, labels, places)


def _compare_decision(dossier: Dossier, labels: Labels, places: Places) -> Iterator[Comparison]:
    """Yield the decision's own fields, of which only the title may differ in case and typography."""

    def entry(field: str, value: object) -> tuple[Entry, ...]:
        words = str(value or "")
        key = plain_text(words) if field == "title" else words
        return (Entry(key, words, places.of_words(words)),) if key else ()

    for field in DECISION:
        found, labelled = getattr(dossier.decision, field), getattr(labels, field)
        yield Comparison(field, entry(field, found), entry(field, labelled))


def _compare_bodies(dossier: Dossier, labels: Labels, places: Places) -> Iterator[Comparison]:
    labelled = {"funders": labels.funders, "recipients": labels.recipients}
    for field, roles in BODIES.items():
        yield Comparison(
            field,
            _once(Entry(loose_name(b.name), b.name, places.of(b)) for b in dossier.organisations if b.role in roles),
            _once(Entry(loose_name(name), name, places.of_words(name)) for name in labelled[field]),
        )


def _compare_law(dossier: Dossier, labels: Labels, places: Places) -> Iterator[Comparison]:
    """Yield provisions, each once, then the role of each labelled one that was found."""
    yield Comparison(
        "legal_basis",
        _once(Entry(_key(each), _cited(each), places.of(each)) for each in dossier.legal_basis),
        _once(Entry(_key(each), _cited(each), places.of_words(each.instrument)) for each in labels.legal_basis),
    )
    read = {_key(each): each for each in dossier.legal_basis}
    for label in labels.legal_basis:
        if citation := read.get(_key(label)):
            found = Entry(citation.role, f"{_cited(label)}: {citation.role}", places.of(citation))
            wanted = (found._replace(key=label.role, shown=f"{_cited(label)}: {label.role}"),) if label.role else ()
            yield Comparison("legal_basis.role", (found,), wanted)


def _compare_related(dossier: Dossier, labels: Labels, places: Places) -> Comparison:
    return Comparison(
        "related_decisions",
        _once(Entry(r.related_reference, r.related_reference, places.of(r)) for r in dossier.related_decisions),
        _once(Entry(reference, reference, places.of_words(reference)) for reference in labels.related_decisions),
    )


def _key(citation: Citation | LabelledCitation) -> tuple[str | None, str | None]:
    return plain_text(citation.instrument), citation.provision


def _cited(citation: Citation | LabelledCitation) -> str:
    return f"{citation.instrument}, {citation.provision}" if citation.provision else citation.instrument


def _once(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the first entry of each key, without those of which no key is left."""
    first: dict[object, Entry] = {}
    for entry in entries:
        if entry.key is not None:
            first.setdefault(entry.key, entry)
    return tuple(first.values())
