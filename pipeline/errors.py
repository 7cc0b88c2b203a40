"""Errors: the tree of what can go wrong, drawn once.

LedgerError
├── UnreadableError      a file that cannot be read: it is quarantined with `reason`, the run goes on
├── FetchError           an address that gave nothing of use: it is failed with `reason`, the run goes on
├── SourceError          a source that cannot be reached, or forbids reading: the run ends         (exit 3)
├── NotMoneyError        a string that is not a sum of money
├── SettingsError        wrong usage: a flag, variable or pcd.toml entry that makes no sense   (exit 2)
│   └── LabelsError      labels that cannot be scored: no JSON, a key missing, no text         (exit 2)
├── StoreError           the disk or the ledger of `data/raw` refuses: what stood there still stands  (exit 4)
├── IncompleteError      what was fetched or read is incomplete, or implausible against the last good run  (exit 6)
└── LockedError          another run holds the lock                                            (exit 7)
"""

from collections.abc import Mapping


class LedgerError(Exception):
    """Anything that this project raises on purpose."""


class UnreadableError(LedgerError):
    """A file that cannot be read, with the reason code of the contract (`truncated`, `not_pdf:html`, …)."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        return type(self), (self.reason, self.message)


class FetchError(LedgerError):
    """An address that gave nothing of use, with its reason (`status:404`, `truncated`, `blocked_url` …).

    `headers` are those of the answer, where there was one; their names are lower case.
    """

    def __init__(self, reason: str, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message
        self.headers = headers or {}


class SourceError(LedgerError):
    """A source that cannot be reached, or forbids reading: nothing more is asked of it in this run."""


class NotMoneyError(LedgerError, ValueError):
    """A string that does not name a sum of money."""


class SettingsError(LedgerError):
    """Wrong usage: a setting that makes no sense."""


class LabelsError(SettingsError):
    """Labelled texts that cannot be scored: a label file is no JSON or lacks a key, or there is none."""


class StoreError(LedgerError):
    """What was fetched could not be kept, or cannot be read back; what stood there before stands untouched."""


class IncompleteError(LedgerError):
    """What was fetched or read is incomplete, or implausible against the last good run; nothing was published."""


class LockedError(LedgerError):
    """Another run holds the lock of this source."""
