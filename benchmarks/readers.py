"""Readers: ours, and the two that it is measured against; what each costs in CPU time, in calls and in memory."""

from __future__ import annotations

import gc
import resource
import time
from collections.abc import Callable, Sequence
from cProfile import Profile
from io import BytesIO

import pdfplumber
import pypdfium2

from flows.papers import prepare, read_bytes
from pipeline.parse import load_readers
from pipeline.pdf import read
from pipeline.sandbox.pool import Sandbox
from pipeline.sandbox.worker import Limits

Reader = Callable[[bytes], None]


def ours(data: bytes) -> None:
    """Read a PDF as a Document: its words with their places, paragraphs in reading order, sections, tables."""
    read(data, "")


def naive(data: bytes) -> None:
    """Read the text and the tables of each page with pdfplumber."""
    with pdfplumber.open(BytesIO(data)) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()
            page.close()


def text_alone(data: bytes) -> None:
    """Read the text of each page with pypdfium2, without places, paragraphs or tables."""
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()


def facts(data: bytes) -> None:
    """Read a PDF and its facts, as `pcd run` does in each worker."""
    read_bytes(data, "paper.pdf", "0" * 64)


def pages(data: bytes) -> int:
    """Return how many pages a PDF has."""
    with pypdfium2.PdfDocument(data) as document:
        return len(document)


def cpu_seconds(reader: Reader, papers: Sequence[bytes]) -> float:
    """Return the CPU time that a reader needs for some papers."""
    gc.collect()
    start = time.process_time()
    for paper in papers:
        reader(paper)
    return time.process_time() - start


def calls(reader: Reader, paper: bytes) -> int:
    """Return how many functions written in Python a reader calls for one paper: the same number on every machine."""
    with Profile(builtins=False) as profile:
        reader(paper)
    return sum(entry.callcount for entry in profile.getstats())


def peak_mb(reader: Reader, papers: Sequence[bytes]) -> int:
    """Return the most memory that a worker holds while it reads papers one after another, in MB."""
    with Sandbox(1, Limits(), prepare if reader is facts else load_readers) as pool:
        return max(pool.run(_read_and_weigh, reader, paper) for paper in papers)


def _read_and_weigh(reader: Reader, data: bytes) -> int:
    reader(data)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
