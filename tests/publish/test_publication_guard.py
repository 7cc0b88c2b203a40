"""What refuses to replace a good publication."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.job import Work
from flows.publication import publish_work, refuse_loss
from flows.settings import Settings, settings
from pipeline.errors import IncompleteError, SettingsError
from tests.factory import dossier


def published(folder: Path, **more: float) -> Settings:
    options = settings(source="sample", data=folder, **more)
    options.raw.mkdir(parents=True)
    publish_work(Work((dossier(),), (), ()), options, (), datetime(2031, 4, 1, tzinfo=UTC))
    return options


def test_a_folder_that_was_emptied_does_not_replace_what_is_published(tmp_path: Path) -> None:
    options = published(tmp_path)
    before = (options.processed / "decisions.parquet").read_bytes()
    with pytest.raises(IncompleteError, match="0 decisions were read"):
        publish_work(Work((), (), ()), options, (), datetime(2031, 4, 2, tzinfo=UTC))
    assert (options.processed / "decisions.parquet").read_bytes() == before


def test_a_person_who_means_it_may_publish_nothing(tmp_path: Path) -> None:
    refuse_loss(0, published(tmp_path, keep_share=0.0))


def test_a_settings_file_that_is_no_toml_is_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pcd.toml").write_text("workers = [\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingsError, match=r"pcd\.toml"):
        settings()
