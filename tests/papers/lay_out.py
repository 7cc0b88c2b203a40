"""Lay out: write the sample decisions as pages and PDFs, the same bytes each time.

    .venv/bin/python -m tests.papers.lay_out [FOLDER]

FOLDER is data/raw/sample unless another is given.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

from tests.papers.signed_form import signed_form
from tests.papers.web_page import web_page

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parents[1] / "data" / "raw" / "sample"


def papers() -> dict[str, dict[str, Any]]:
    """Return the sample papers by their names ("pcd-90001")."""
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*.toml"))}


def laid_out(name: str, paper: dict[str, Any]) -> dict[str, bytes]:
    """Return the files of one paper: its page, and its signed form where it has one."""
    files = {f"{name}.html": web_page(paper)}
    return files | {f"{name}.pdf": signed_form(paper)} if "attachment" in paper else files


def main() -> None:
    """Write all files of all papers."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES
    folder.mkdir(parents=True, exist_ok=True)
    for name, paper in papers().items():
        for file, content in laid_out(name, paper).items():
            (folder / file).write_bytes(content)


if __name__ == "__main__":
    main()
