"""Command: `pcd`, called as a person or a schedule calls it."""

from __future__ import annotations

import sys

import pytest

from flows import cli

DECISIONS = 7  # of the stand-in site


def pcd(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """Return the exit status of a call."""
    monkeypatch.setattr(sys, "argv", ["pcd", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)
