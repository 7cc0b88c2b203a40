"""The README: what it says of the tables can be run as it stands."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from pipeline.release.frames import frame, parquet
from tests.factory import dossier, publication

README = Path(__file__).parents[1] / "README.md"


def test_the_lines_for_pandas_and_duckdb_run(tmp_path: Path) -> None:
    tables = tmp_path / "data" / "processed" / "sample"
    tables.mkdir(parents=True)
    for name, rows in publication(dossier()).rows().items():
        (tables / f"{name}.parquet").write_bytes(parquet(name, frame(name, rows)))
    blocks = re.findall(r"^```python\n(.*?)^```", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    lines = "\n".join(block for block in blocks if "polars" not in block)
    run = subprocess.run([sys.executable, "-c", lines], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert "value_gbp" in run.stdout
    assert "sum(accepted)" in run.stdout
