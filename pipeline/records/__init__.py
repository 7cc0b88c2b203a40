"""Records: what we keep. One frozen model a table of the contract, a description on every field.

vocabularies    the words that a column may hold
record          a row; the evidence of a fact
facts           what is read in one document; reasons: the words for what is only supposed of it
findings        checks and issues
publication     files, texts, the register, runs

The Arrow schemas, the data dictionary, `datapackage.json` and `pcd read --json` all come from these models, so a column
is described once. Units: pence are int64, boxes are PDF points from the top left, offsets count characters of the text.
"""

from pipeline.records.facts import Amount, Citation, Decision, Organisation, RelatedDecision, SubGrant
from pipeline.records.findings import Check, Issue, Operand
from pipeline.records.publication import DocumentRecord, RegisterRow, RunRecord, TextRecord
from pipeline.records.record import Evidence, Record
from pipeline.records.vocabularies import (
    AmountRole,
    ArithmeticCode,
    CheckCode,
    CitationRole,
    CitationStatus,
    DecisionType,
    DocumentKind,
    DocumentStatus,
    OrganisationRole,
    Qualifier,
    Rate,
    RegisterStatus,
    Stage,
    Unit,
    Verdict,
)

__all__ = [
    "Amount",
    "AmountRole",
    "ArithmeticCode",
    "Check",
    "CheckCode",
    "Citation",
    "CitationRole",
    "CitationStatus",
    "Decision",
    "DecisionType",
    "DocumentKind",
    "DocumentRecord",
    "DocumentStatus",
    "Evidence",
    "Issue",
    "Operand",
    "Organisation",
    "OrganisationRole",
    "Qualifier",
    "Rate",
    "Record",
    "RegisterRow",
    "RegisterStatus",
    "RelatedDecision",
    "RunRecord",
    "Stage",
    "SubGrant",
    "TextRecord",
    "Unit",
    "Verdict",
]
