"""Attachment: what a file is by its bytes, or why it is refused."""

from __future__ import annotations

from pipeline.document import MediaType
from pipeline.errors import FetchError, UnreadableError
from pipeline.intake import inspect


def kind_of(body: bytes) -> MediaType:
    """Return what an attachment is: a PDF, whole. Raises FetchError with the reason why it is refused.

    Its name and its Content-Type prove nothing: `not_pdf:html`, `not_pdf:office` …, or `truncated`.
    """
    try:
        return inspect(body, "")
    except UnreadableError as error:
        raise FetchError(error.reason, error.message) from error
