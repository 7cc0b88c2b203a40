"""Pages: reports of hand-made dossiers, written and parsed, for the tests that look at them."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from selectolax.lexbor import LexborHTMLParser as Html
from selectolax.lexbor import LexborNode as Node

from pipeline.assemble import Dossier
from pipeline.release.findings import Changes
from pipeline.report.site import write_report
from tests.factory import TEXT, publication


def paper() -> bytes:
    """A page with each figure where the factory says that it stands, and a telephone number."""
    sheet = io.BytesIO()
    canvas = Canvas(sheet, pagesize=(595, 842))
    for figure in re.finditer(r"£[\d,]+", TEXT):
        canvas.drawString(52, 842 - (110 + figure.start()), figure.group())
    canvas.drawString(60, 842 - 200, "07700 900123")
    canvas.save()
    return sheet.getvalue()


def written(folder: Path, *dossiers: Dossier, changes: Changes | None = None, **more: Any) -> dict[str, Html]:
    write_report(folder, publication(*dossiers), changes or Changes(), **more)
    return {path.name: Html(path.read_text(encoding="utf-8")) for path in folder.glob("*.html")}


def text(node: Html | Node | None) -> str:
    assert node is not None
    return re.sub(r"\s+", " ", (node.body if isinstance(node, Html) else node).text(separator=" ")).strip()
