"""Pages that are pictures of paper are read as if they were print: words, boxes, tables; and it is said so."""

from __future__ import annotations

import builtins
import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.document import Box, Document, Span
from pipeline.errors import UnreadableError
from pipeline.extract import Reading
from pipeline.ocr import eye
from pipeline.parse import load_readers, parse
from pipeline.sandbox.pool import Sandbox
from pipeline.sandbox.worker import Limits
from tests.scanned import ROWS, ledger, letter, printed, scan


def logo(canvas: Canvas) -> None:
    canvas.rect(0, 0, 595, 842, fill=0, stroke=0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scans")


@pytest.fixture(scope="module")
def paper(folder: Path) -> Document:
    return parse(scan(printed(letter), 0.6), "scan.pdf", scans=folder)


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Play an installation without the package that reads scans."""
    eye._engine.cache_clear()
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    yield
    eye._engine.cache_clear()


def test_a_scan_has_the_words_of_the_paper(paper: Document) -> None:
    assert paper.text.splitlines() == [
        "Executive Summary",
        "The Deputy Mayor accepts £330,000 from the Home Office for 2020/21, and approves grants of up to £230,000 to "
        "local partners.",
        "• Fund the coordinator (£100,000).",
        "A reserve of £45,120 ¹",
    ]


def test_it_says_that_it_was_read_by_ocr(paper: Document) -> None:
    assert paper.text_source == "ocr"
    place = Reading(paper).place(span(paper, "£330,000"), "amounts.pounds")
    assert place["rule"] == "amounts.pounds.ocr"


@pytest.mark.parametrize("degrees", [0.6, 90.4, 178.5])
def test_a_page_that_lies_askew_or_on_its_side_or_head_is_read_and_its_boxes_lie_on_the_ink(degrees: float) -> None:
    data = scan(printed(letter), degrees)
    document = parse(data, "scan.pdf")
    for quote in ("£330,000", "£230,000", "£100,000"):
        found = document.place(span(document, quote))
        assert found is not None
        assert is_inked(data, found[1]), f"{quote} at {found[1]}"


def test_a_table_of_a_scan_has_the_cells_of_the_paper() -> None:
    document = parse(scan(printed(ledger), -0.8), "scan.pdf")
    assert [[document[cell.span] for cell in row] for row in document.tables[0].rows] == [list(row) for row in ROWS]


def test_what_was_seen_is_remembered(paper: Document, folder: Path, no_engine: None) -> None:
    assert parse(scan(printed(letter), 0.6), "scan.pdf", scans=folder).text == paper.text


def test_a_paper_with_one_scanned_page_is_read_page_by_page(paper: Document, folder: Path) -> None:
    both = pdfium.PdfDocument(printed(ledger))
    both.import_pages(pdfium.PdfDocument(scan(printed(letter), 0.6)))
    document = parse(saved(both), "mixed.pdf", scans=folder)
    assert document.text_source == "mixed"
    assert document.scans == {2}
    rules = [Reading(document).place(span(document, quote), "x.y")["rule"] for quote in ("£18,880", "£330,000")]
    assert rules == ["x.y", "x.y.ocr"]


def test_a_torn_memory_is_made_anew(paper: Document, folder: Path, tmp_path: Path) -> None:
    (memory,) = folder.iterdir()
    (tmp_path / memory.name).write_bytes(memory.read_bytes()[:100])
    assert parse(scan(printed(letter), 0.6), "scan.pdf", scans=tmp_path).text == paper.text
    assert (tmp_path / memory.name).read_bytes() == memory.read_bytes()


def test_without_the_package_the_file_is_refused_by_its_name(no_engine: None) -> None:
    with pytest.raises(UnreadableError, match="rapidocr") as caught:
        parse(scan(printed(logo)), "scan.pdf")
    assert caught.value.reason == "ocr_missing"


def test_a_package_that_finds_no_room_is_not_called_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    eye._engine.cache_clear()
    monkeypatch.setattr("builtins.__import__", find_no_room(builtins.__import__))
    with pytest.raises(MemoryError, match="failed to map segment"):
        parse(scan(printed(logo)), "scan.pdf")


def find_no_room(real: Callable[..., ModuleType]) -> Callable[..., ModuleType]:
    """Return what imports as ever but for the package that reads scans, whose library finds no memory left."""

    def imported(name: str, *arguments: Any, **options: Any) -> ModuleType:
        if name == "rapidocr":
            raise ImportError("libonnxruntime.so: failed to map segment from shared object")
        return real(name, *arguments, **options)

    return imported


def test_a_scan_is_given_the_time_that_print_is_not_and_needs_no_more_memory() -> None:
    limits = Limits(cpu_seconds=1, cpu_seconds_per_scan=30, wall_factor=20)
    with Sandbox(1, limits, load_readers) as sandbox:
        assert "£330,000" in sandbox.run(parse, scan(printed(letter)), "scan.pdf").text


def test_a_remembered_scan_is_given_time_too(paper: Document, folder: Path, no_engine: None) -> None:
    many = pdfium.PdfDocument(scan(printed(letter), 0.6))
    for _ in range(3):
        many.import_pages(pdfium.PdfDocument(scan(printed(letter), 0.6)))
    limits = Limits(memory_mb=500, cpu_seconds=0.4, cpu_seconds_per_scan=30, wall_factor=100)
    with Sandbox(1, limits, load_readers) as sandbox:
        assert sandbox.run(parse, saved(many), "scan.pdf", None, folder).scans == {1, 2, 3, 4}


def test_print_is_never_read_by_ocr(no_engine: None) -> None:
    document = parse(printed(letter, ledger), "paper.pdf")
    assert document.text_source == "native"
    assert document.scans == frozenset()


def test_a_scan_of_nothing_is_not_read() -> None:
    with pytest.raises(UnreadableError) as caught:
        parse(scan(printed(logo)), "scan.pdf")
    assert caught.value.reason == "no_text"


@pytest.mark.shared
def test_the_scan_of_a_real_table_has_the_cells_of_the_file(shared: Path) -> None:
    def table(name: str) -> list[list[str]]:
        page = pdfium.PdfDocument.new()
        page.import_pages(pdfium.PdfDocument(shared / "seeds" / name), [8])
        document = parse(saved(page), name)
        return [[document[cell.span] for cell in row] for row in document.tables[0].rows]

    assert table("pcd-898-scanned.pdf") == table("pcd-898.pdf")


def span(document: Document, quote: str) -> Span:
    start = document.text.index(quote)
    return Span(start, start + len(quote))


def saved(pdf: pdfium.PdfDocument) -> bytes:
    packed = io.BytesIO()
    pdf.save(packed)
    return packed.getvalue()


def is_inked(data: bytes, box: Box) -> bool:
    """Return whether print fills a box up to its ends, and nothing but paper stands right before it."""
    pdf = pdfium.PdfDocument(data)
    page = pdf[0].render(scale=4).to_numpy()[..., 0] < 128
    pdf.close()

    def has_ink(x0: float, x1: float) -> bool:
        part = page[round(4 * box.top) : round(4 * box.bottom), round(4 * x0) : round(4 * x1)]
        return float(np.mean(part)) > 0.05

    return has_ink(box.x0, box.x0 + 6) and has_ink(box.x1 - 6, box.x1) and not has_ink(box.x0 - 2, box.x0 - 0.7)
