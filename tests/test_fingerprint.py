"""Fingerprint: a changed rule is noticed, whatever folder the project lies in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from flows.fingerprint import rules_fingerprint

ROOT = Path(__file__).parents[1]
TELL = "from flows.fingerprint import rules_fingerprint; print(rules_fingerprint())"


def fingerprint_in(home: Path) -> str:
    """Return the fingerprint of the rules that lie in a folder."""
    environment = os.environ | {"PYTHONPATH": str(home)}
    told = subprocess.run(
        [sys.executable, "-c", TELL], cwd=home, env=environment, check=True, capture_output=True, text=True
    )
    return told.stdout.strip()


def test_a_changed_rule_is_noticed_also_in_a_folder_that_is_called_like_one_of_ours(tmp_path: Path) -> None:
    home = tmp_path / "store" / "report"
    for package in ("pipeline", "extractors", "flows"):
        shutil.copytree(ROOT / package, home / package, ignore=shutil.ignore_patterns("__pycache__"))
    assert fingerprint_in(home) == rules_fingerprint()
    cues = home / "extractors" / "lexicon" / "cues.csv"
    cues.write_text(cues.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert fingerprint_in(home) != rules_fingerprint()


def test_what_only_shows_the_tables_is_no_rule(tmp_path: Path) -> None:
    for package in ("pipeline", "extractors", "flows"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    for shown in ("publish.py", "report/words.py", "release/frames.py"):
        (tmp_path / "pipeline" / shown).write_text("", encoding="utf-8")
    assert fingerprint_in(tmp_path) == rules_fingerprint()
