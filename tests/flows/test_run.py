"""`pcd run`: the main job through the command, as a person calls it."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from flows.cache import Cache
from flows.job import Reader, compile_work
from flows.publication import publish_work
from flows.read import sandbox
from flows.settings import settings
from pipeline import sources
from pipeline.sandbox.pool import Sandbox
from pipeline.store import captures
from tests.papers.lay_out import laid_out, papers

PCD = Path(sys.executable).with_name("pcd")
SAMPLES = Path(__file__).resolve().parents[2] / "data" / "raw" / "sample"


def pcd(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PCD, *arguments], cwd=home, capture_output=True, text=True, timeout=600)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the samples were run once, among them files that nobody can read."""
    folder = tmp_path_factory.mktemp("home")
    raw = folder / "data" / "raw" / "sample"
    shutil.copytree(SAMPLES, raw)
    whole = next(raw.glob("*.pdf")).read_bytes()
    (raw / "cut.pdf").write_bytes(whole[: len(whole) // 2])
    (raw / "page.pdf").write_bytes(b"<!DOCTYPE html><html><body><p>Access denied</p></body></html>")
    (raw / "empty.pdf").write_bytes(b"")
    return folder


@pytest.fixture(scope="module")
def first(home: Path) -> subprocess.CompletedProcess[str]:
    return pcd(home, "run", "--source", "sample")


@pytest.fixture(scope="module")
def pool() -> Iterator[Sandbox]:
    with sandbox(settings()) as children:
        yield children


def published_without_prefect(home: Path, source: str, data: str, pool: Sandbox) -> Path:
    """The same steps as the flow's, called as the plain functions that they are."""
    options = settings(source=source, data=home / data)
    found = captures(options.raw)
    outcomes = Reader(pool, Cache(options.cache, "fresh")).read(found)
    work = compile_work(outcomes, sources.source(source))
    publish_work(work, options, found, datetime(2031, 4, 1, tzinfo=UTC))
    return options.processed


def table(home: Path, name: str) -> list[dict[str, object]]:
    return pq.read_table(home / "data" / "processed" / "sample" / f"{name}.parquet").to_pylist()


def test_a_run_ends_well_and_says_which_file_to_open(first: subprocess.CompletedProcess[str], home: Path) -> None:
    assert first.returncode == 0, first.stderr
    assert "index.html" in first.stdout
    assert (home / "data/processed/sample/report/index.html").is_file()


def test_a_run_is_quiet_on_stderr(first: subprocess.CompletedProcess[str]) -> None:
    assert "Traceback" not in first.stderr
    assert "WARNING" not in first.stderr.upper()
    assert len(first.stderr.splitlines()) <= 2


def test_what_cannot_be_read_is_quarantined_with_its_reason(
    first: subprocess.CompletedProcess[str], home: Path
) -> None:
    reasons = [row["reason"] for row in table(home, "documents") if row["status"] == "quarantined"]
    assert sorted(map(str, reasons)) == ["not_pdf:empty", "not_pdf:html", "truncated"]


def test_every_sample_decision_is_published(first: subprocess.CompletedProcess[str], home: Path) -> None:
    published = {row["reference"] for row in table(home, "decisions")}
    assert len(published) >= 4
    assert all(str(reference) >= "PCD 90001" for reference in published)


def test_the_planted_gap_is_found(first: subprocess.CompletedProcess[str], home: Path) -> None:
    wrong = [row["code"] for row in table(home, "checks") if row["verdict"] == "inconsistent"]
    assert "table_agrees_with_text" in wrong


def test_state_stays_below_the_working_folder(first: subprocess.CompletedProcess[str], home: Path) -> None:
    assert (home / ".prefect").is_dir()


def test_a_second_run_publishes_nothing(first: subprocess.CompletedProcess[str], home: Path) -> None:
    folder = home / "data/processed/sample"
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in folder.rglob("*")}
    again = pcd(home, "run", "--source", "sample")
    assert again.returncode == 0, again.stderr
    assert "Nothing changed" in again.stdout
    assert {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in folder.rglob("*")} == before


def test_a_verdict_can_fail_the_run(first: subprocess.CompletedProcess[str], home: Path) -> None:
    assert pcd(home, "run", "--source", "sample", "--fail-on", "inconsistent").returncode == 1


def test_one_decision_can_be_explained(first: subprocess.CompletedProcess[str], home: Path) -> None:
    reference = str(table(home, "decisions")[0]["reference"])
    told = pcd(home, "explain", reference, "--source", "sample")
    assert told.returncode == 0, told.stderr
    assert reference in told.stdout


def test_the_report_can_be_rebuilt_from_the_tables(first: subprocess.CompletedProcess[str], home: Path) -> None:
    index = home / "data/processed/sample/report/index.html"
    before = index.read_bytes()
    index.unlink()
    assert pcd(home, "report", "--source", "sample").returncode == 0
    assert index.read_bytes() == before


def test_the_status_tells_of_the_last_run(first: subprocess.CompletedProcess[str], home: Path) -> None:
    told = pcd(home, "status", "--source", "sample")
    assert told.returncode == 0, told.stderr
    assert "3 quarantined" in told.stdout
    assert pcd(home, "status", "--source", "mopac").returncode == 6


def test_samples_never_enter_another_source(home: Path, pool: Sandbox) -> None:
    shutil.copytree(SAMPLES, home / "stray" / "raw" / "mopac", ignore=shutil.ignore_patterns("*.pdf"))
    folder = published_without_prefect(home, "mopac", "stray", pool)
    assert pq.read_table(folder / "decisions.parquet").num_rows == 0
    assert {row["code"] for row in pq.read_table(folder / "issues.parquet").to_pylist()} == {"foreign_reference"}


def test_a_damaged_paper_says_so_in_the_tables(home: Path, pool: Sandbox) -> None:
    raw = home / "damaged" / "raw" / "sample"
    raw.mkdir(parents=True)
    damaged = (SAMPLES / "pcd-90001.pdf").read_bytes().replace(b"endobj", b"% lost bytes\nendobj", 1)
    (raw / "pcd-90001.pdf").write_bytes(damaged)
    folder = published_without_prefect(home, "sample", "damaged", pool)
    (issue,) = pq.read_table(folder / "issues.parquet").to_pylist()
    assert (issue["reference"], issue["code"]) == ("PCD 90001", "damaged")
    assert issue["sha256"] == hashlib.sha256(damaged).hexdigest()


def test_two_fresh_runs_give_the_same_bytes(first: subprocess.CompletedProcess[str], home: Path, pool: Sandbox) -> None:
    shutil.copytree(home / "data" / "raw" / "sample", home / "twin" / "raw" / "sample")
    twin = published_without_prefect(home, "sample", "twin", pool)
    one, other = timeless(home / "data/processed/sample"), timeless(twin)
    assert {"report/index.html", "report/reconciliation.xlsx", "findings.jsonl", "checks.parquet"} <= set(one)
    assert [name for name in one | other if one.get(name) != other.get(name)] == []


def test_one_digit_of_one_cell_changes_the_findings_of_its_decision_and_nothing_else(
    first: subprocess.CompletedProcess[str], home: Path, pool: Sandbox
) -> None:
    shutil.copytree(home / "data", home / "digit")
    paper = papers()["pcd-90001"]
    slip = paper | {"report": paper["report"].replace("| NA | £9,640 |", "| NA | £9,740 |")}
    (home / "digit/raw/sample/pcd-90001.pdf").write_bytes(laid_out("pcd-90001", slip)["pcd-90001.pdf"])
    before, after = home / "data/processed/sample", published_without_prefect(home, "sample", "digit", pool)

    old, now = findings(before), findings(after)
    added = [finding for key, finding in now.items() if key not in old]
    assert {(each["reference"], each["code"], abs(each["difference_pence"])) for each in added} == {
        ("PCD 90001", "running_balance", 10_000),
        ("PCD 90001", "rows_sum_to_total", 10_000),
    }
    assert all(each["explanation"].startswith("Should £9,740 be £9,640, so that 2 sums hold?") for each in added)
    assert {key: finding["status"] for key, finding in now.items()} == {
        key: "unchanged" if key in old else "new" for key in old.keys() | now.keys()
    }
    for path in sorted(before.glob("*.parquet")):
        if "reference" in pq.read_schema(path).names:
            assert others(path) == others(after / path.name), path.name
    pages = [page for page in (before / "report").glob("pcd-*.html") if page.name != "pcd-90001.html"]
    assert len(pages) == 4
    for page in pages:
        again = (
            (after / "report" / page.name).read_text().replace(' <span class="status unchanged">unchanged</span>', "")
        )
        assert again == page.read_text(), page.name


def findings(folder: Path) -> dict[str, dict[str, Any]]:
    lines = (folder / "findings.jsonl").read_text().splitlines()
    return {finding["fingerprint"]: finding for finding in map(json.loads, lines)}


def others(path: Path) -> list[dict[str, object]]:
    """The rows of a table that are of no document and no decision but those that nobody touched."""
    return [row for row in pq.read_table(path).to_pylist() if row["reference"] != "PCD 90001"]


def timeless(folder: Path) -> dict[str, bytes]:
    """The files of a publication but for what tells when, and how, it was made: the runs and the manifest."""
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    package = json.loads(files["datapackage.json"])
    package["resources"] = [each for each in package["resources"] if each["name"] != "runs"]
    files["datapackage.json"] = json.dumps(package).encode()
    files["report/index.html"] = re.sub(rb"Run of \d{1,2} \w+ \d{4}", b"", files["report/index.html"])
    return {name: content for name, content in files.items() if name not in ("runs.parquet", "manifest.json")}


def test_reading_bad_files_prints_a_line_for_each_and_fails(home: Path) -> None:
    names = ["cut.pdf", "page.pdf", "empty.pdf"]
    done = pcd(home, "read", "--json", *(str(home / "data/raw/sample" / name) for name in names))
    assert done.returncode == 5
    assert "Traceback" not in done.stderr
    documents = [json.loads(line)["document"] for line in done.stdout.splitlines()]
    assert [(one["status"], one["reason"]) for one in documents] == [
        ("quarantined", "truncated"),
        ("quarantined", "not_pdf:html"),
        ("quarantined", "not_pdf:empty"),
    ]
