"""What the tests of collecting share: a disk that is not waited for, a small site, and a visit to it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.settings import Settings, settings
from pipeline.store import ledger
from tests.collect.command import DECISIONS
from tests.site.server import Site


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "SYNCHRONOUS", "OFF")
    monkeypatch.setattr(os, "fsync", lambda handle: None)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(DECISIONS) as stand_in:
        yield stand_in


@pytest.fixture
def options(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The settings of a visit to the stand-in, as the environment gives them."""
    given = {"contact": "https://example.org/us", "allow_loopback": "true", "via": site.url, "seconds_between": "0"}
    for name, value in given.items():
        monkeypatch.setenv(f"PCD_{name.upper()}", value)
    monkeypatch.chdir(tmp_path)
    return settings()
