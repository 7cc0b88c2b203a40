"""Standing: whether the source still answers us. A few addresses that are bad for ever do not mean that it refuses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.errors import FetchError, SourceError

IN_A_ROW = 10  # documents refused, none between them answered: then the list is asked whether the source is there
MANY = 50  # refused in one run, and more than answered: then it is no use, whatever the list says


@dataclass
class Standing:
    """The documents that a run asked for, each counted once after its retries; `look` asks for the list.

    `look` raises FetchError or SourceError where it is not had.
    """

    look: Callable[[], object]
    answered: int = 0
    refused: int = 0
    row: int = 0

    def welcome(self) -> None:
        """Count an address that was answered, and be it with 404: it ends the row."""
        self.answered += 1
        self.row = 0

    def unwelcome(self, why: str) -> None:
        """Count an address that was refused. Raises SourceError where that means the source, and not the address."""
        self.refused += 1
        self.row += 1
        if self.refused >= MANY and self.refused > self.answered:
            raise SourceError(f"{self.refused} documents were refused and {self.answered} answered, at last {why}")
        if self.row % IN_A_ROW == 0:
            try:
                self.look()
            except FetchError as error:
                raise SourceError(f"{self.row} refusals in a row ({why}), then of the list: {error.message}") from error
