"""Prefect's own server: whom it is started for, and what is said when it does not start. What it does: tests/flows."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from flows import embedded


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, str]:
    """The variables of this process, to be changed; the server is a program that ends at once."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    monkeypatch.setattr(embedded.os, "environ", own)
    monkeypatch.setattr(embedded, "SERVER", (sys.executable, "-c", "raise SystemExit(3)"))
    monkeypatch.chdir(tmp_path)
    return own


def test_a_server_that_does_not_start_is_told_at_once_with_its_folder(tmp_path: Path) -> None:
    ready = embedded.start_server()
    with pytest.raises(RuntimeError, match=f"database is in {tmp_path}/.prefect, does not answer"):
        ready()


@pytest.mark.parametrize("name", ["PREFECT_API_URL", "PREFECT_HOME", "PREFECT_PROFILE"])
def test_who_has_told_prefect_where_its_server_is_gets_none(environment: dict[str, str], name: str) -> None:
    environment[name] = "somewhere"
    embedded.start_server()()
    assert environment[name] == "somewhere"


def test_who_has_a_prefect_toml_gets_no_server_either(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "prefect.toml").write_text("")
    embedded.start_server()()
    assert "PREFECT_API_URL" not in environment
