"""Reconcile: the statements that a decision's figures and citations imply, each tested; one module a family.

reconcile               all of them, for one decision
figures                 what is compared; digits: what may be a slip for what
finding                 a check; wording, explanations: its sentences

tables                  what holds in tables, and between a table and the text
prose                   what the text states of its figures, and what only holds between them
keeping                 which of all this is kept; echoes: what only tells a table again

restated, ambiguity     a figure in two shapes; a sum with two readings
law, control            citations; what an auditor would ask: days, spent, limits
misprints               a figure that is told once, and is a slip for one that is told again
asked, across, earlier  summary and recommendation; the documents of one decision; other decisions
elsewhere               what the rest of the decision says of what fails
"""

from pipeline.reconcile.reconcile import reconcile

__all__ = ["reconcile"]
