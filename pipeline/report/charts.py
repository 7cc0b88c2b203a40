"""Charts: a picture where it says more than a table; none where there is too little to see."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.assemble import Dossier
from pipeline.findings import SPEAKING
from pipeline.report import words

LEFT, WIDTH, ROW, LABEL = 110.0, 760.0, 26.0, 90.0
FEWEST_YEARS = 3


@dataclass(frozen=True)
class Part:
    """A stretch of a bar."""

    kind: str
    x: float
    width: float
    title: str


@dataclass(frozen=True)
class Bar:
    """One bar, with its label before it and its total behind it."""

    label: str
    y: float
    end: float
    total: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Chart:
    """A chart of horizontal bars."""

    name: str
    title: str
    alt: str
    bars: tuple[Bar, ...]
    left: float = LEFT
    width: float = WIDTH

    @property
    def height(self) -> float:
        """Return the height of the chart."""
        return len(self.bars) * ROW + 4


def charts(dossiers: Sequence[Dossier]) -> list[Chart]:
    """Return the charts of an index: findings by the year of signature."""
    by_year: dict[int, Counter[str]] = defaultdict(Counter)
    for dossier in dossiers:
        if dossier.decision.date_signed:
            counts = by_year[dossier.decision.date_signed.year]
            counts.update(check.verdict for check in dossier.checks if check.verdict in SPEAKING)
    if len(by_year) < FEWEST_YEARS or not any(counts.total() for counts in by_year.values()):
        return []
    scale = (WIDTH - LEFT - LABEL) / max(counts.total() for counts in by_year.values())
    bars = tuple(_bar(str(year), place, by_year[year], scale) for place, year in enumerate(sorted(by_year)))
    told = "; ".join(f"{year}: {by_year[year].total()}" for year in sorted(by_year))
    return [Chart("findings-by-year", "Findings by year of signature", f"Findings by year of signature. {told}", bars)]


def _bar(label: str, place: int, counts: Counter[str], scale: float) -> Bar:
    x = LEFT
    parts = []
    for verdict in SPEAKING:
        if counts[verdict]:
            title = f"{label}: {counts[verdict]} {words.VERDICTS[verdict]}"
            parts.append(Part(verdict, round(x, 1), round(counts[verdict] * scale, 1), title))
            x += counts[verdict] * scale
    return Bar(label, place * ROW + 2, round(x, 1), str(counts.total()), tuple(parts))
