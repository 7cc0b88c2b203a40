"""Labels: what a person says that a text holds, one JSON file beside each text."""

from __future__ import annotations

import codecs
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from pipeline.errors import LabelsError
from pipeline.records import AmountRole, CheckCode, CitationRole, DecisionType, Qualifier, Rate, Verdict

Words = Annotated[str, StringConstraints(min_length=1)]
Year = Annotated[str, StringConstraints(pattern=r"^\d{4}/\d{2}$")]


class Label(BaseModel):
    """Part of a label file. Every key must be there, null where the text does not tell; others are notes."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


class LabelledAmount(Label):
    """One mention of money; they stand in the order of the text. What is `unclear` is not scored."""

    as_written: Words
    value_pence: int
    qualifier: Literal[Qualifier, "unclear"] | None
    role: AmountRole | None
    rate: Rate | None
    first_year: Year | None
    last_year: Year | None
    funder: Words | None
    recipient: Words | None


class LabelledCitation(Label):
    """A provision of a statute or scheme, once per text."""

    instrument: Words
    provision: Words | None
    role: CitationRole | None


class LabelledIdentity(Label):
    """An arithmetic relation that the text implies; `terms` and `total` are writings of labelled amounts.

    A term may have a leading "-" (subtracted); "x3" and "50%" are factors.
    """

    code: CheckCode
    terms: tuple[Words, ...]
    total: Words
    verdict: Verdict


class Labels(Label):
    """All that a person labelled in one text."""

    reference: Words | None
    title: Words | None
    date_signed: date | None
    decision_maker: Words | None
    decision_type: DecisionType | None
    amounts: tuple[LabelledAmount, ...]
    funders: tuple[Words, ...]
    recipients: tuple[Words, ...]
    legal_basis: tuple[LabelledCitation, ...]
    related_decisions: tuple[Words, ...]
    identities: tuple[LabelledIdentity, ...]


def parse_labels(data: bytes, name: str) -> Labels:
    """Return the labels that a file holds. Raises LabelsError with the file's name and the keys that are wrong."""
    try:
        return Labels.model_validate_json(data.removeprefix(codecs.BOM_UTF8))
    except ValidationError as error:
        faults = "; ".join(_fault(each["loc"], each["msg"]) for each in error.errors(include_url=False))
        raise LabelsError(f"{name}: {faults}") from error


def _fault(path: tuple[int | str, ...], message: str) -> str:
    """Return what is wrong with one key, its path as people count: the first amount is amounts[1]."""
    key = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")
    return f"{key}: {message}" if key else message
