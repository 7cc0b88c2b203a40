"""The real paper and its scan: what the file gives, the pictures of its pages give too."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.shared

Line = dict[str, Any]
PCD = Path(sys.executable).with_name("pcd")


@pytest.fixture(scope="session")
def both(shared: Path, pytestconfig: pytest.Config) -> tuple[Line, Line]:
    """Return what the command prints of the file and of the scan; what OCR saw is remembered by pytest's own cache."""
    assert pytestconfig.cache is not None
    files = [shared / "seeds" / name for name in ("pcd-898.pdf", "pcd-898-scanned.pdf")]
    settings = {"PCD_DATA": str(pytestconfig.cache.mkdir("scans")), "PCD_CPU_SECONDS": "600"}  # on a slow machine too
    command = [PCD, "read", "--json", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | settings)
    file, scan = map(json.loads, done.stdout.splitlines())
    return file, scan


def test_the_scan_is_read_by_ocr_and_raises_no_doubt_that_the_file_does_not(both: tuple[Line, Line]) -> None:
    file, scan = both
    assert (file["document"]["text_source"], scan["document"]["text_source"]) == ("native", "ocr")
    told = [sorted((issue["stage"], issue["code"]) for issue in line["issues"]) for line in both]
    assert told[0] == told[1]


@pytest.mark.parametrize("field", ["reference", "date_signed", "decision_type", "has_part_2", "is_deferred"])
def test_the_scan_gives_the_decision_s_own_fields(both: tuple[Line, Line], field: str) -> None:
    file, scan = both
    assert scan["decision"][field] == file["decision"][field] is not None


def test_the_scan_gives_the_same_sub_grants(both: tuple[Line, Line]) -> None:
    columns = ("recipient", "purpose", "area", "amount_pence", "remaining_pence", "row_number")
    file, scan = ([[row[column] for column in columns] for row in line["sub_grants"]] for line in both)
    assert len(file) == 6
    assert scan == file


def test_the_scan_gives_the_same_checks(both: tuple[Line, Line]) -> None:
    columns = ("code", "verdict", "expression", "difference_pence")
    file, scan = (sorted(str([check[column] for column in columns]) for check in line["checks"]) for line in both)
    assert file
    assert scan == file


def test_the_scan_gives_the_same_amounts_in_the_same_roles(both: tuple[Line, Line]) -> None:
    columns = ("page", "as_written", "value_pence", "role", "funder", "first_year", "table_number", "row_number")
    file, scan = ([[amount[column] for column in columns] for amount in line["amounts"]] for line in both)
    assert scan == file
