"""Reconcile: the statements that a decision's figures and citations imply, each tested."""

from __future__ import annotations

from pipeline.assemble import Dossier
from pipeline.reconcile.across import check_across
from pipeline.reconcile.ambiguity import check_ambiguity
from pipeline.reconcile.asked import check_asked
from pipeline.reconcile.control import check_control
from pipeline.reconcile.echoes import is_echo, rows_of
from pipeline.reconcile.elsewhere import with_context
from pipeline.reconcile.finding import named
from pipeline.reconcile.keeping import kept, of_chance
from pipeline.reconcile.law import check_law
from pipeline.reconcile.misprints import check_misprints
from pipeline.reconcile.prose.families import relations
from pipeline.reconcile.prose.passages import passages
from pipeline.reconcile.restated import check_restated
from pipeline.reconcile.tables.cell_figures import grids
from pipeline.reconcile.tables.families import amounts_in, check_figures
from pipeline.records import Check

# A paragraph with more figures than this is a table or a list of another kind, whatever its reader took it for.
MOST_FIGURES = 100


def reconcile(dossier: Dossier) -> tuple[Check, ...]:
    """Return all checks of a decision, sorted by their id."""
    whole = [[p for p in document if len(p.mentions) <= MOST_FIGURES] for document in passages(dossier)]
    documents = [[passage for passage in document if not passage.is_tabular] for document in whole]
    with_figures = [passage for document in documents for passage in document if passage.mentions]
    tables = [
        (paper.document, tuple(grids(paper.document, amounts_in(dossier, paper.document)))) for paper in dossier.papers
    ]
    found = [check for own in tables for check in check_figures(dossier, *own, with_figures)]
    listed = [rows for _, own in tables for grid in own if (rows := rows_of(grid)) is not None]
    told = list(relations(documents, whole))
    found += kept(told, excused=lambda relation: is_echo(relation, listed))
    found += [*check_restated(dossier, documents), *check_ambiguity(dossier), *check_law(dossier)]
    found += [check for document in documents for check in check_asked(document)]
    found += [*check_across(dossier), *check_control(dossier, with_figures)]
    found += check_misprints(dossier, documents, found, of_chance(told))
    return named(dossier.decision.reference, with_context(dossier, found))
