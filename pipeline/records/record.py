"""Record: a row of a published table, and the evidence that a row of facts carries."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Record(BaseModel):
    """A row of a published table: frozen, no field beyond those named."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Record):
    """Where a fact was read: the document, the place on its page, the characters of its text, and the rule."""

    sha256: str = Field(description="sha256 of the document's bytes")
    page: int | None = Field(description="page, from 1; null for a web page")
    x0: float | None = Field(description="left edge of the quote's first line, in points from the left")
    top: float | None = Field(description="upper edge of the quote's first line, in points from the top")
    x1: float | None = Field(description="right edge of the quote's first line, in points from the left")
    bottom: float | None = Field(description="lower edge of the quote's first line, in points from the top")
    char_start: int = Field(description="offset of the quote's first character in the document's text")
    char_end: int = Field(description="offset behind the quote's last character in the document's text")
    quote: str = Field(description="the words as they stand in the text: text[char_start:char_end]")
    rule: str = Field(description="the rule that found it, as module.name")
