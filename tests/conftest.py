"""What all tests share: the real papers beside the project, and a network that reaches this machine only."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# Where this is set, as in many containers, each command that a test starts compiles 2,000 modules anew: 8 s of CPU.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Hypothesis's own profile for servers: the same examples in every run, and no deadline that a busy machine misses.
settings.load_profile("ci")

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests marked `shared` run wherever the folder of real papers is, and only there."""
    if SHARED.is_dir():
        return
    gone = [item for item in items if item.get_closest_marker("shared")]
    config.hook.pytest_deselected(items=gone)
    items[:] = [item for item in items if not item.get_closest_marker("shared")]


@pytest.fixture(scope="session")
def shared() -> Path:
    return SHARED


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test tried to reach {address}: only 127.0.0.1 is allowed")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_here)
