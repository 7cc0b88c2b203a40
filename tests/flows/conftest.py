"""What the tests with Prefect share: the stand-in site and a mailbox, and how a command is told of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.mailbox import Mailbox
from tests.site.server import Site


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with Site(4) as stand_in:
        yield stand_in


@pytest.fixture(scope="module")
def mailbox() -> Iterator[Mailbox]:
    with Mailbox() as box:
        yield box


@pytest.fixture(scope="module")
def environment(site: Site, mailbox: Mailbox) -> dict[str, str]:
    """The variables of a command that takes the stand-in for the source, and tells the mailbox of failed runs."""
    visit = {"CONTACT": "https://example.org/us", "ALLOW_LOOPBACK": "true", "VIA": site.url, "SECONDS_BETWEEN": "0"}
    return os.environ | {f"PCD_{name}": value for name, value in (visit | {"NOTIFY": mailbox.address}).items()}
