"""What the tests of collecting share: a disk that is not waited for."""

from __future__ import annotations

import os

import pytest

from pipeline.store import ledger


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "SYNCHRONOUS", "OFF")
    monkeypatch.setattr(os, "fsync", lambda handle: None)
