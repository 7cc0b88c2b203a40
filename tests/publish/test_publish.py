"""Publishing: all or nothing, whatever fails; history kept; and what changed since the last time is told."""

from __future__ import annotations

import itertools
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from pipeline.assemble import Dossier
from pipeline.document import Box
from pipeline.durable import recover
from pipeline.errors import SettingsError
from pipeline.extract import Facts, Paper
from pipeline.publish import publish, rebuild_report
from pipeline.release.frames import frame, parquet
from pipeline.release.published import read_publication, read_runs
from tests.factory import RUN, dossier, publication
from tests.pages import paper
from tests.published import content, next_run, put


def holding(each: Dossier) -> Dossier:
    """The same decision with figures that agree."""
    held = each.checks[0].model_copy(update={"verdict": "exact", "difference_pence": 0, "fingerprint": "held"})
    return replace(each, checks=(held,))


def test_a_publication_holds_tables_package_findings_manifest_and_report(tmp_path: Path) -> None:
    summary = put(tmp_path / "sample", dossier(), manifest=lambda made: {"tables": made.tables})
    names = {path.name for path in (tmp_path / "sample").iterdir()}
    assert {"decisions.parquet", "datapackage.json", "findings.jsonl", "manifest.json", "report"} <= names
    assert sum(name.endswith(".parquet") for name in names) == 14
    assert summary.verdicts == {"inconsistent": 1}
    assert summary.report.exists()
    kept = json.loads((tmp_path / "sample" / "manifest.json").read_text())
    assert kept["tables"]["amounts"] == 4
    assert [path.name for path in tmp_path.iterdir()] == ["sample"]


def test_frictionless_accepts_the_data_package(tmp_path: Path) -> None:
    put(tmp_path / "sample", dossier(), dossier("PCD 90002", sha256="b" * 64, page=None))
    report = Package(str(tmp_path / "sample" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["message"])
    assert report.stats["tasks"] == 14


def test_the_data_package_claims_no_licence(tmp_path: Path) -> None:
    put(tmp_path / "mopac", dossier())
    package = json.loads((tmp_path / "mopac" / "datapackage.json").read_text())
    assert "licenses" not in package
    assert package["rights"] == "copyright GLA/MOPAC; licence unverified"


def test_two_fresh_runs_publish_the_same_bytes(tmp_path: Path) -> None:
    put(tmp_path / "one" / "sample", dossier())
    put(tmp_path / "two" / "sample", dossier())
    assert content(tmp_path / "one") == content(tmp_path / "two")


def test_what_was_published_reads_back_as_it_was(tmp_path: Path) -> None:
    made = publication(dossier(), dossier("PCD 90002", sha256="b" * 64, page=None))
    publish(tmp_path / "mopac", made.dossiers, made.documents, made.issues, RUN)
    back = read_publication(tmp_path / "mopac")
    assert [each.decision.reference for each in back.dossiers] == ["PCD 90001", "PCD 90002"]
    for name, rows in made.rows().items():
        assert parquet(name, frame(name, back.rows()[name])) == parquet(name, frame(name, rows)), name


def test_nothing_published_is_told_as_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="pcd run"):
        read_publication(tmp_path / "mopac")


def test_the_runs_of_earlier_publications_are_kept(tmp_path: Path) -> None:
    put(tmp_path / "sample", dossier())
    put(tmp_path / "sample", dossier(), run=next_run(RUN))
    assert [run.run_id for run in read_runs(tmp_path / "sample")] == ["20261122T091500Z", "20261122T101500Z"]


def test_findings_are_new_unchanged_or_resolved_since_the_last_run(tmp_path: Path) -> None:
    one, two = dossier(), dossier("PCD 90002", sha256="b" * 64)
    first = put(tmp_path / "sample", holding(one), two)
    second = put(tmp_path / "sample", one, two, run=next_run(RUN))
    third = put(tmp_path / "sample", one, holding(two), run=next_run(RUN, 120))
    assert first.changes.since is None
    assert first.changes.new == frozenset()
    assert second.changes.new == {one.checks[0].fingerprint}
    assert third.changes.new == frozenset()
    assert [gone.reference for gone in third.changes.resolved] == ["PCD 90002"]
    statuses = [json.loads(line)["status"] for line in (tmp_path / "sample/findings.jsonl").read_text().splitlines()]
    assert statuses == ["unchanged"]


def test_a_finding_names_the_place_of_each_operand(tmp_path: Path) -> None:
    put(tmp_path / "sample", dossier())
    finding = json.loads((tmp_path / "sample" / "findings.jsonl").read_text())
    assert finding["difference_pence"] == -1500000
    assert [(each["quote"], each["page"]) for each in finding["operands"]] == [("£25,000", 1), ("£40,000", 1)]


def test_a_report_is_rebuilt_from_the_tables_alone(tmp_path: Path) -> None:
    summary = put(tmp_path / "sample", dossier())
    before = content(tmp_path / "sample" / "report")
    summary.report.unlink()
    assert rebuild_report(tmp_path / "sample") == summary.report
    assert content(tmp_path / "sample" / "report") == before


def test_a_rebuilt_report_has_the_pictures_that_the_run_drew(tmp_path: Path) -> None:
    one = dossier()
    (redaction,) = one.papers[0].document.redactions
    exact = replace(redaction, box=Box(60.123456, 195.5, 130.987654, 205.0))
    document = replace(one.papers[0].document, redactions=(exact,))
    put(tmp_path / "sample", replace(one, papers=(Paper(document, Facts()),)), load=lambda _: paper())
    before = content(tmp_path / "sample" / "report")
    rebuild_report(tmp_path / "sample", load=lambda _: paper())
    assert content(tmp_path / "sample" / "report") == before
    assert any(name.startswith("pictures/") for name in before)


class FailingAt:
    """Makes the nth of all writes, syncs and renames fail as a full disk does."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
        self.at, self.calls = at, itertools.count(1)  # files are synced in threads; a count's steps are atomic
        for owner, name in ((os, "fsync"), (os, "rename"), (Path, "open"), (Path, "mkdir")):
            monkeypatch.setattr(owner, name, self._failing(getattr(owner, name)))

    def _failing(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            if next(self.calls) == self.at:
                raise OSError(28, "No space left on device")
            return real(*args, **kwargs)

        return call


def test_whichever_write_fails_the_old_publication_stands_untouched(tmp_path: Path) -> None:
    folder = tmp_path / "sample"
    put(folder, holding(dossier()))
    before = content(folder)
    failed = 0
    for at in range(1, 1000):
        with pytest.MonkeyPatch.context() as patch:
            FailingAt(patch, at)
            try:
                put(folder, dossier(), run=next_run(RUN))
            except OSError:
                failed += 1
            else:
                break
        assert content(folder) == before, f"call {at}"
        assert [path.name for path in tmp_path.iterdir()] == ["sample"], f"call {at}"
    assert failed > 40
    assert content(folder) != before


@pytest.mark.parametrize("is_new_there", [True, False])
def test_a_crash_between_the_two_renames_loses_nothing(tmp_path: Path, is_new_there: bool) -> None:
    folder = tmp_path / "sample"
    put(folder, dossier())
    before = content(folder)
    folder.rename(tmp_path / ".sample.old")
    if is_new_there:
        (tmp_path / ".sample.new").mkdir()
    recover(folder)
    assert content(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["sample"]


def test_a_crash_after_the_swap_keeps_the_new_publication(tmp_path: Path) -> None:
    put(tmp_path / "sample", dossier())
    before = content(tmp_path / "sample")
    (tmp_path / ".sample.old").mkdir()
    recover(tmp_path / "sample")
    assert content(tmp_path / "sample") == before
    assert not (tmp_path / ".sample.old").exists()
