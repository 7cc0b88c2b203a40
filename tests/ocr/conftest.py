"""What the tests of scans share: a folder for what was read, and a letter as a machine scans it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.scanned import letter, pictures, printed


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scans")


@pytest.fixture(scope="module")
def picture() -> Image.Image:
    """Return the letter as a machine scans it."""
    return pictures(printed(letter), 0.6, 6.0, 150)[0]
