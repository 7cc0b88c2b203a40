"""Comparison: one figure of a table held against one of the text, as a check with its sentence."""

from __future__ import annotations

from pipeline.money import format_pence
from pipeline.reconcile.explanations import slip
from pipeline.reconcile.figures import Figure
from pipeline.reconcile.finding import find
from pipeline.reconcile.tables.ledger import Ledger
from pipeline.records import Check

MEANT = "Is the difference meant for something else, or is one of the two older?"


def compared(ledger: Ledger, of_table: Figure, of_text: Figure, what: str, says: str) -> Check:
    """Return the check of two figures; `what` is the table's ("the total of"), `says` what the text does with its."""
    check = find("table_agrees_with_text", [of_table], of_text, subject="", is_table=True)
    one, other = of_table.written.strip(), of_text.written.strip()
    statement = f"The text {says} {other}, and {what} {ledger.name} is {one}."
    update = {"expression": f"{one} {'=' if check.verdict == 'exact' else '≈'} {other}"}
    if check.verdict == "inconsistent":
        difference = of_table.value - of_text.value
        gap = f"{format_pence(abs(difference))} {'more' if difference > 0 else 'less'}"
        statement = f"The text {says} {other}, but {what} {ledger.name} is {one}: {gap}."
        asked = " ".join(filter(None, (slip(of_table.value, of_text.value, "pence"), MEANT)))
        update = {"expression": f"{one} ≠ {other}", "explanation": asked}
    return check.model_copy(update={"statement": statement, **update})
