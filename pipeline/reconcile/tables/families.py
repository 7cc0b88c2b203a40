"""Families: all that is tested of the tables of one document, and of the ledgers in it that were not seen as tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.assemble import Dossier
from pipeline.document import Document
from pipeline.reconcile.prose.passages import Prose
from pipeline.reconcile.tables.balances import check_balances, check_stray_total
from pipeline.reconcile.tables.carried import check_carried
from pipeline.reconcile.tables.crosscasts import check_crosscasts
from pipeline.reconcile.tables.grids import Grid
from pipeline.reconcile.tables.ledger import of_grid
from pipeline.reconcile.tables.memos import check_memos
from pipeline.reconcile.tables.movements import check_movements
from pipeline.reconcile.tables.proportions import check_proportions
from pipeline.reconcile.tables.repeated import check_repeated
from pipeline.reconcile.tables.row_totals import check_row_totals
from pipeline.reconcile.tables.stray_ledgers import stray_ledgers
from pipeline.reconcile.tables.text_and_table import check_text_and_table
from pipeline.reconcile.tables.totals import check_tables
from pipeline.records import Amount, Check


def amounts_in(dossier: Dossier, document: Document) -> list[Amount]:
    """Return the amounts of one of a decision's documents, in their order."""
    own = [amount for amount in dossier.amounts if amount.sha256 == document.sha256]
    return sorted(own, key=lambda amount: amount.char_start)


def check_figures(
    dossier: Dossier, document: Document, tables: Sequence[Grid], prose: Sequence[Prose]
) -> Iterator[Check]:
    """Yield the checks of a document's tables, and of the ledgers that were not seen as tables."""
    amounts = amounts_in(dossier, document)
    granted = {grant.table_number for grant in dossier.sub_grants if grant.sha256 == document.sha256}
    totals = {grid.name: grid.totals for grid in tables}
    granted_totals = {total for grid in tables if grid.layout.table.number in granted for total in grid.totals}
    sums = [max(grid.totals) for grid in tables if grid.totals and grid.layout.table.number in granted]
    together = {sum(sums)} if len(sums) > 1 else set()  # “Taken together the tables come to £50,000.”
    for grid in tables:
        yield from (*check_tables(grid), *check_row_totals(grid), *check_memos(grid), *check_carried(grid))
        yield from (*check_crosscasts(grid), *check_proportions(grid), *check_movements(grid))
        ledger = of_grid(grid)
        if ledger is not None:
            yield from check_balances(ledger, amounts)
            elsewhere = {total for name, own in totals.items() if name != grid.name for total in own} | together
            is_granted = grid.layout.table.number in granted or ledger.lists(granted_totals)
            yield from check_text_and_table(ledger, prose, document.text, elsewhere) if is_granted else ()
    yield from check_repeated(tables)
    for stray in stray_ledgers(document, amounts, tables):
        yield from (
            *check_balances(stray, amounts),
            *check_stray_total(stray),
            *check_text_and_table(stray, prose, document.text),
        )
