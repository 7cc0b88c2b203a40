"""Reconcile: the statements that a decision's figures and citations imply, each tested; one module a family.

figures, prose, linked          what is compared, the sentences that it stands in, and those that go on from others
finding                         a check; comparison, wording, explanations: its sentences
digits                          what may be a slip for what, and how much the digits of a figure tell

In tables (`grids`: each with its figures; `cell_figures`: where those come from):
tables, crosscasts              rows against their totals; columns against each other
carried                         what a table carries over the end of a page
proportions                     percentages beside the sums that they are shares of
repeated                        rows that two tables tell
movements                       what leads from the level that opens a table to the one that closes it
ledger, balances                a budget that is spent row by row; stray_ledgers: in what was not seen as a table
qualified                       totals of more, or of less, than their rows
text_and_table, rows_in_text    what the prose says of such a table; approved: of all its grants

What the prose states (`relation`), though some of it is open (`incomplete`, `other_money`):
parts, entries, listings        a whole and its parts: in a sentence, a list, on lines; lists, items: their entries
sums, together, slips           a total behind its parts, and one that they miss by a slip
funding, spending, openings     what money is for; what is left of a budget; what a fund opens and closes with
changes, differences, levels    what is added or taken; what remains; a total that names its kinds
multiples, pieces, bills        so many at a price: in a paragraph, in a sentence; pieces of several kinds
portions, percentages           a figure with its percentage, and one that is worked out of a percentage
annual, terms                   so much a year; what a contract costs over its term
products, equations             a price, yearly sum or share beside what it comes to (factors: how many times)
workings                        what is added, taken away and counted several times, and its result (outcomes)

What only holds between figures:
agreements, stretches, rests    of a list, of sentences, of what is left (remainders: which figure that is)
counted, counted_apart, shares  prices and percentages, near and apart

keeping                         which of all this is kept; echoes: what only tells a table again
restated, ambiguity             a figure in two shapes; a sum with two readings
law, control                    citations; what an auditor would ask: days, limits
misprints                       a figure that is told once, and is a slip for one that is told again
asked, across, earlier          summary and recommendation; the documents of one decision; other decisions
elsewhere                       what the rest of the decision says of what fails
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.assemble import Dossier
from pipeline.document import Document
from pipeline.reconcile import (
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
    shares,
    slips,
    spending,
    stretches,
    sums,
    terms,
    together,
    workings,
)
from pipeline.reconcile.across import check_across
from pipeline.reconcile.ambiguity import check_ambiguity
from pipeline.reconcile.asked import check_asked
from pipeline.reconcile.balances import check_balances, check_stray_total
from pipeline.reconcile.carried import check_carried
from pipeline.reconcile.cell_figures import grids
from pipeline.reconcile.control import check_control
from pipeline.reconcile.crosscasts import check_crosscasts
from pipeline.reconcile.echoes import is_echo, rows_of
from pipeline.reconcile.elsewhere import with_context
from pipeline.reconcile.finding import fingerprint
from pipeline.reconcile.grids import Grid
from pipeline.reconcile.keeping import kept
from pipeline.reconcile.law import check_law
from pipeline.reconcile.ledger import of_grid
from pipeline.reconcile.misprints import check_misprints
from pipeline.reconcile.movements import check_movements
from pipeline.reconcile.proportions import check_proportions
from pipeline.reconcile.prose import Prose, passages
from pipeline.reconcile.relation import Relation
from pipeline.reconcile.repeated import check_repeated
from pipeline.reconcile.restated import check_restated
from pipeline.reconcile.stray_ledgers import stray_ledgers
from pipeline.reconcile.tables import check_tables
from pipeline.reconcile.text_and_table import check_text_and_table
from pipeline.records import Amount, Check

Documents = Sequence[Sequence[Prose]]
FAMILIES = (
    differences,
    levels,
    changes,
    spending,
    openings,
    parts,
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
    equations,
    workings,
    together,
    slips,
)
# They claim nothing, so that they may also look at rows of a table that was not seen as one.
AGREEING = (rests, agreements, stretches, counted, counted_apart, shares)


# A paragraph with more figures than this is a table or a list of another kind, whatever its reader took it for.
MOST_FIGURES = 100


def reconcile(dossier: Dossier) -> tuple[Check, ...]:
    """Return all checks of a decision, sorted by their id."""
    whole = [[p for p in document if len(p.mentions) <= MOST_FIGURES] for document in passages(dossier)]
    documents = [[passage for passage in document if not passage.is_tabular] for document in whole]
    with_figures = [passage for document in documents for passage in document if passage.mentions]
    tables = [
        (paper.document, tuple(grids(paper.document, _amounts(dossier, paper.document)))) for paper in dossier.papers
    ]
    found = [check for own in tables for check in check_figures(dossier, *own, with_figures)]
    listed = [rows for _, own in tables for grid in own if (rows := rows_of(grid)) is not None]
    found += kept(_relations(documents, whole), excused=lambda relation: is_echo(relation, listed))
    found += [*check_restated(dossier), *check_ambiguity(dossier), *check_law(dossier)]
    found += [check for document in documents for check in check_asked(document)]
    found += [*check_across(dossier), *check_control(dossier, with_figures)]
    found += check_misprints(dossier, documents, found)
    return named(dossier.decision.reference, with_context(dossier, found))


def _relations(documents: Documents, whole: Documents) -> Iterator[Relation]:
    """Yield what the prose states of its figures, then what only holds between them."""
    for families, passages_of in ((FAMILIES, documents), (AGREEING, whole)):
        yield from (
            relation for family in families for document in passages_of for relation in family.relations(document)
        )


def _amounts(dossier: Dossier, document: Document) -> list[Amount]:
    """Return the amounts of one of a decision's documents, in their order."""
    own = [amount for amount in dossier.amounts if amount.sha256 == document.sha256]
    return sorted(own, key=lambda amount: amount.char_start)


def check_figures(
    dossier: Dossier, document: Document, tables: Sequence[Grid], prose: Sequence[Prose]
) -> Iterator[Check]:
    """Yield the checks of a document's tables, and of the ledgers that were not seen as tables."""
    amounts = _amounts(dossier, document)
    granted = {grant.table_number for grant in dossier.sub_grants if grant.sha256 == document.sha256}
    totals = {grid.name: grid.totals for grid in tables}
    granted_totals = {total for grid in tables if grid.layout.table.number in granted for total in grid.totals}
    for grid in tables:
        yield from (*check_tables(grid), *check_carried(grid), *check_crosscasts(grid))
        yield from (*check_proportions(grid), *check_movements(grid))
        ledger = of_grid(grid)
        if ledger is not None:
            yield from check_balances(ledger, amounts)
            elsewhere = {total for name, own in totals.items() if name != grid.name for total in own}
            is_granted = grid.layout.table.number in granted or ledger.lists(granted_totals)
            yield from check_text_and_table(ledger, prose, document.text, elsewhere) if is_granted else ()
    yield from check_repeated(tables)
    for stray in stray_ledgers(document, amounts, tables):
        yield from (
            *check_balances(stray, amounts),
            *check_stray_total(stray),
            *check_text_and_table(stray, prose, document.text),
        )


def named(reference: str | None, checks: Iterable[Check]) -> tuple[Check, ...]:
    """Return the checks with reference, fingerprint and an id of their own each, sorted by id; none of them twice."""
    seen: Counter[str] = Counter()
    done: dict[tuple[str, str], Check] = {}
    for check in checks:
        print_of_it = fingerprint(reference, check)
        if (check.check_id, print_of_it) in done:
            continue
        seen[check.check_id] += 1
        again = seen[check.check_id]
        update = {
            "reference": reference,
            "fingerprint": print_of_it,
            "check_id": check.check_id if again == 1 else f"{check.check_id}:{again}",
        }
        done[check.check_id, print_of_it] = check.model_copy(update=update)
    return tuple(sorted(done.values(), key=lambda check: check.check_id))
