"""Benchmark: print papers in five ways, and measure what reading them costs and how right their tables are.

    python -m benchmarks [--papers 3] [--rounds 3] [--without PRINTER …] [PDF …]

PDFs that are named are measured as well, without the truth of their tables. Exits 1 where a bar is missed, and 2 where
a printer is not installed and nobody said to do without it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from reportlab.pdfgen.canvas import Canvas

from benchmarks.cells import Score, cells, written
from benchmarks.papers import Block, paper
from benchmarks.printers import Printer, printers
from benchmarks.readers import cpu_seconds, facts, naive, ours, pages, peak_mb, text_alone
from pipeline.parse import load_readers
from pipeline.pdf import read
from pipeline.sandbox.pool import Sandbox
from pipeline.sandbox.worker import Limits
from tests.scanned import printed, scan

NAIVE, TEXT, RULED, UNRULED = 12, 4, 0.99, 0.95  # the bars: times less CPU, times more CPU, F1 of cells
WORKER_MB, OCR_MB = 250, 1000
MISSING = 2
READERS = (ours, naive, text_alone)


@dataclass
class Series:
    """The papers of one printer, what reading them cost, and how right their tables are."""

    name: str
    papers: list[bytes]
    rounds: list[tuple[float, float, float]] = field(default_factory=list)  # CPU seconds: ours, naive, text alone
    ruled: Score | None = None
    unruled: Score | None = None

    @property
    def pages(self) -> int:
        """Return how many pages all papers have."""
        return sum(map(pages, self.papers))

    @property
    def less_than_naive(self) -> float:
        """Return how many times less CPU time ours needs than naive pdfplumber."""
        return median(slow / own for own, slow, _ in self.rounds)

    @property
    def more_than_text(self) -> float:
        """Return how many times the CPU time of pypdfium2's text ours needs."""
        return median(own / fast for own, _, fast in self.rounds)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print what was measured, and return the exit status."""
    parser = argparse.ArgumentParser(prog="benchmarks")
    parser.add_argument("--papers", type=int, default=3, help="of each printer")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("pdfs", nargs="*", type=Path, metavar="PDF")
    parser.add_argument("--without", action="append", default=[], choices=[each.name for each in printers()])
    options = parser.parse_args(arguments)
    used = [each for each in printers() if each.name not in options.without]
    if missing := [f"{each.needs} (for {each.name!r})" for each in used if not each.is_here]:
        print(f"not installed: {', '.join(missing)}; --without NAME measures without it", file=sys.stderr)
        return MISSING
    with TemporaryDirectory() as folder:
        series = printed_by(used, [paper(seed) for seed in range(options.papers)], Path(folder))
    series += [Series(path.name, [path.read_bytes()]) for path in options.pdfs]
    measure(series, options.rounds)
    return _told(series)


def measure(series: Sequence[Series], rounds: int) -> None:
    """Add to each series so many rounds of what reading its papers costs."""
    with Sandbox(1, Limits(cpu_seconds=600), load_readers) as pool:  # as in a run: in a worker
        for reader in READERS:  # what is imported at the first paper is no cost of each
            pool.run(cpu_seconds, reader, series[0].papers[:1])
        for _ in range(rounds):  # interleaved: what else the machine does weighs on all alike
            for each in series:
                own, slow, fast = (pool.run(cpu_seconds, reader, each.papers) for reader in READERS)
                each.rounds.append((own, slow, fast))


def printed_by(used: Sequence[Printer], papers: Sequence[list[Block]], folder: Path) -> list[Series]:
    """Return the papers as each printer prints them, and how right the tables are that are read off them."""
    found = []
    for printer in used:
        printer.print(papers, folder / printer.name)
        files = [path.read_bytes() for path in sorted((folder / printer.name).glob("*.pdf"))]
        found.append(Series(printer.name, files, [], *_scores(files, papers)))
    return found


def _scores(files: Sequence[bytes], papers: Sequence[list[Block]]) -> tuple[Score, Score]:
    scores = Score(), Score()
    for data, blocks in zip(files, papers, strict=True):
        document = read(data, "0" * 64)
        for score, is_ruled in zip(scores, (True, False), strict=True):
            tables = [table for table in document.tables if table.is_ruled == is_ruled]
            found = [cells([document[cell.span] for cell in row] for row in table.rows) for table in tables]
            score.add(found, written(blocks, is_ruled=is_ruled))
    return scores


def whole(series: Sequence[Series]) -> Series:
    """Return all printed papers as one series."""
    found = Series("all that was printed", [paper for each in series for paper in each.papers])
    for costs in zip(*(each.rounds for each in series), strict=True):
        own, slow, fast = (sum(cost) for cost in zip(*costs, strict=True))
        found.rounds.append((own, slow, fast))
    return found


def missed(series: Sequence[Series]) -> list[str]:
    """Return the bars that printed papers miss, in words."""
    found = misread(series)
    if whole(series).less_than_naive < NAIVE:
        found.append("naive ÷ ours")
    if whole(series).more_than_text > TEXT:
        found.append("ours ÷ text")
    return found


def misread(series: Sequence[Series]) -> list[str]:
    """Return the bars of right cells that printed papers miss, in words."""
    found = []
    for each in series:
        if each.ruled and each.ruled.f1 < RULED:
            found.append(f"{each.name}: ruled cells")
        if each.unruled and each.unruled.f1 < UNRULED:
            found.append(f"{each.name}: unruled cells")
    return found


def _told(series: Sequence[Series]) -> int:
    """Print the measures, and return 1 if a bar is missed."""
    print(f"{'':24}{'pages':>6}{'pages/s':>9}{'naive ÷ ours':>14}{'ours ÷ text':>13}{'ruled':>8}{'unruled':>9}")
    printed_ones = [each for each in series if each.ruled]
    for each in (*series, whole(printed_ones)):
        own = median(own for own, _, _ in each.rounds)
        scores = [f"{score.f1:.3f}" if score else "" for score in (each.ruled, each.unruled)]
        print(
            f"{each.name[:24]:24}{each.pages:6}{each.pages / own:9.0f}{each.less_than_naive:14.1f}"
            f"{each.more_than_text:13.1f}{scores[0]:>8}{scores[1]:>9}"
        )
    found = missed(printed_ones) + _memory_told(whole(printed_ones).papers)
    print("missed: " + "; ".join(found) if found else "all bars are met")
    return int(bool(found))


def _memory_told(papers: Sequence[bytes]) -> list[str]:
    """Print the peaks of memory, and return which of them are too high."""
    print("\npeak memory of a worker, MB")
    missed = []
    for name, reader, read_by, limit in (
        ("ours", ours, papers, WORKER_MB),
        ("ours, with all facts", facts, papers, WORKER_MB),
        ("naive pdfplumber", naive, papers, None),
        ("pypdfium2, text alone", text_alone, papers, None),
        ("ours, of a scan", ours, [scan(printed(_page))], OCR_MB),
    ):
        peak = peak_mb(reader, read_by)
        print(f"{name:24}{peak:6}")
        missed += [f"peak memory: {name}"] * (limit is not None and peak > limit)
    return missed


def _page(canvas: Canvas) -> None:
    for number in range(40):
        canvas.drawString(72, 760 - 16 * number, f"{number + 1}. The board pays £{number * 1_250:,} for travel.")


if __name__ == "__main__":
    sys.exit(main())
