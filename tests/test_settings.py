"""What may be set reaches what it limits, and the README says what is so without a setting."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flows.exits import UNREADABLE
from flows.read import read, sandbox
from flows.settings import Settings, settings
from pipeline.errors import SettingsError
from pipeline.parse import load_readers
from tests.bombs import BOMBS

LIMITS = ("memory_mb", "cpu_seconds", "cpu_seconds_per_scan", "wall_factor")
README = Path(__file__).parents[1] / "README.md"


def limits(**flags: float) -> tuple[float, ...]:
    with sandbox(settings(**flags)) as pool:
        return tuple(getattr(pool.limits, name) for name in LIMITS)


def test_each_limit_of_the_sandbox_may_be_set() -> None:
    assert limits() == (1500, 60, 5, 3)
    assert limits(memory_mb=800, cpu_seconds=20, cpu_seconds_per_scan=9, wall_factor=2) == (800, 20, 9, 2)


def test_limits_come_from_variables_too(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in zip(LIMITS, ("700", "1.5", "0.5", "10"), strict=True):
        monkeypatch.setenv(f"PCD_{name.upper()}", value)
    assert limits() == (700, 1.5, 0.5, 10)


def test_a_limit_that_nothing_could_keep_is_wrong_usage() -> None:
    with pytest.raises(SettingsError, match="wall_factor"):
        settings(wall_factor=0.5)


def test_the_readme_tells_every_limit_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| ([\d.]+) \|", README.read_text(encoding="utf-8"), re.MULTILINE))
    assert {name: float(rows[name]) for name in LIMITS} == {
        name: float(Settings.model_fields[name].default) for name in LIMITS
    }


def test_a_file_is_read_within_the_limits_that_are_set(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.read.prepare", load_readers)  # a file that is refused needs no language
    bomb = tmp_path / "bomb.pdf"
    bomb.write_bytes(BOMBS["q Q repeated"]())
    assert read([bomb], settings(cpu_seconds=0.2, wall_factor=50), as_json=False) == UNREADABLE
    assert "0.2 s of CPU time, 2 times (limit_cpu)" in capsys.readouterr().err
