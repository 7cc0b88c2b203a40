"""Publication: the files that were read, the register of numbers, and the run."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from pipeline.records.record import Record
from pipeline.records.vocabularies import DocumentKind, DocumentStatus, RegisterStatus


class DocumentRecord(Record):
    """One file that a decision was published in."""

    sha256: str = Field(description="sha256 of the file's bytes: the key")
    reference: str | None = Field(default=None, description="the decision it belongs to")
    kind: DocumentKind = Field(description="web page, signed form, appendix or other")
    url: str | None = Field(default=None, description="where it was published, if known")
    file_name: str | None = Field(default=None, description="what the source calls the file, if it says so")
    media_type: str | None = Field(default=None, description="what its bytes are")
    bytes: int = Field(description="length in bytes")
    pages: int | None = Field(default=None, description="number of pages; null for a web page")
    fetched_at: datetime | None = Field(default=None, description="when it was fetched; null if dropped by hand")
    text_source: Literal["native", "ocr", "mixed"] | None = Field(default=None, description="how its text was read")
    status: DocumentStatus = Field(description="read, or quarantined")
    reason: str | None = Field(default=None, description="why it was quarantined")


class TextRecord(Record):
    """The text that all offsets of a document refer to."""

    sha256: str = Field(description="sha256 of the file's bytes: the key")
    text: str = Field(description="the text; telephone numbers, e-mail addresses and withheld cells masked with █")


class RegisterRow(Record):
    """One number of the source, from the lowest to the highest, and what is known of it."""

    reference: str = Field(description="the decision's number: the key")
    status: RegisterStatus = Field(description="published here, listed but not read, withdrawn, or never seen")
    title: str | None = Field(default=None, description="the title as printed, else as the list has it")
    url: str | None = Field(default=None, description="the page's canonical address")
    first_listed: datetime | None = Field(default=None, description="when the list was first seen to name it")
    withdrawn_at: datetime | None = Field(default=None, description="when the list had twice been without it")
    is_part_2_withheld: bool | None = Field(default=None, description="whether there is a Part 2, which is withheld")
    is_appendix_missing: bool | None = Field(
        default=None, description="whether an appendix is named, or linked to, and not to be had"
    )


class RunRecord(Record):
    """One run of the main job."""

    run_id: str = Field(description="when it started, in UTC, as 20261122T091500Z")
    started_at: datetime = Field(description="when it started")
    finished_at: datetime = Field(description="when it ended")
    code_version: str = Field(description="version of this software")
    rules_fingerprint: str = Field(description="hash of the code and vocabularies that read the documents")
    listed: int = Field(description="files found: accepted + quarantined + failed + withdrawn")
    accepted: int = Field(description="files read")
    quarantined: int = Field(description="files that could not be read")
    failed: int = Field(description="files that could not be fetched")
    withdrawn: int = Field(description="files that the source no longer lists")
    decisions: int = Field(description="decisions published")
