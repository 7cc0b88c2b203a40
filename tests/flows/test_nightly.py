"""`pcd nightly`: what a schedule does, once, with Prefect, against the stand-in site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.release.published import read_table
from tests.site.server import Site

PCD = Path(sys.executable).with_name("pcd")
DECISIONS = 4


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with Site(DECISIONS) as stand_in:
        yield stand_in


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


def nightly(home: Path, site: Site) -> subprocess.CompletedProcess[str]:
    visit = {"CONTACT": "https://example.org/us", "ALLOW_LOOPBACK": "true", "VIA": site.url, "SECONDS_BETWEEN": "0"}
    given = os.environ | {f"PCD_{name}": value for name, value in visit.items()}
    return subprocess.run([PCD, "nightly"], cwd=home, env=given, capture_output=True, text=True, timeout=180)


@pytest.fixture(scope="module")
def first(home: Path, site: Site) -> subprocess.CompletedProcess[str]:
    return nightly(home, site)


def test_a_night_fetches_and_publishes(first: subprocess.CompletedProcess[str], home: Path) -> None:
    assert first.returncode == 0, first.stderr
    assert f"Listed     {DECISIONS} decisions" in first.stdout
    assert len(read_table(home / "data/processed/mopac", "decisions")) == DECISIONS


def test_a_night_is_quiet_on_stderr(first: subprocess.CompletedProcess[str]) -> None:
    assert all(line.startswith(("Asking", "Reading")) or "requests made" in line for line in first.stderr.splitlines())


def test_an_incomplete_night_publishes_nothing_and_says_so_also_without_prefect_s_database(
    first: subprocess.CompletedProcess[str], home: Path, site: Site
) -> None:
    before = (home / "data/processed/mopac/manifest.json").read_bytes()
    shutil.rmtree(home / ".prefect")
    site.content.add()
    site.content.stated_total = 99
    told = nightly(home, site)
    assert told.returncode == 6
    assert "of 99" in told.stderr
    assert "Traceback" not in told.stderr
    assert (home / "data/processed/mopac/manifest.json").read_bytes() == before
