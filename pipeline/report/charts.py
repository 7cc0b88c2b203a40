"""Charts: a picture where it says more than a table; none where there is too little to see."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.assemble import Dossier
from pipeline.money import format_pence
from pipeline.release.findings import SPEAKING
from pipeline.report import words

# Of a chart, in pixels: where its bars begin, its width, the height of a bar's row, the room for a bar's total.
LEFT, WIDTH, ROW, LABEL = 90.0, 760.0, 26.0, 130.0
FEWEST_YEARS = 3  # that are worth a picture
MOST_FUNDERS = 4  # with a colour of their own
OTHERS = "others"


@dataclass(frozen=True)
class Part:
    """A stretch of a bar; `kind` is the class that gives its colour."""

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
    """A chart of horizontal bars, with a legend of colours and words."""

    name: str
    title: str
    note: str
    alt: str
    bars: tuple[Bar, ...]
    legend: tuple[tuple[str, str], ...]
    left: float = LEFT
    width: float = WIDTH

    @property
    def height(self) -> float:
        """Return the height of the chart."""
        return len(self.bars) * ROW + 4


def charts(dossiers: Sequence[Dossier]) -> list[Chart]:
    """Return the charts of an index: findings by year of signature, and money accepted by year and funder."""
    found, accepted = _findings(dossiers), _accepted(dossiers)
    return [chart for chart in (found, accepted) if chart is not None]


def _findings(dossiers: Sequence[Dossier]) -> Chart | None:
    by_year: dict[str, Counter[str]] = defaultdict(Counter)
    for dossier in dossiers:
        if dossier.decision.date_signed:
            counts = by_year[str(dossier.decision.date_signed.year)]
            counts.update(check.verdict for check in dossier.checks if check.verdict in SPEAKING)
    kinds: dict[str, tuple[str, str]] = {verdict: (verdict, words.VERDICTS[verdict]) for verdict in SPEAKING}
    return _chart("findings-by-year", "Findings by year of signature", "", by_year, kinds, str)


def _accepted(dossiers: Sequence[Dossier]) -> Chart | None:
    by_year: dict[str, Counter[str]] = defaultdict(Counter)
    for dossier in dossiers:
        for funder, (pence, year) in _largest(dossier).items():
            by_year[year][funder] += pence
    totals = sum(by_year.values(), Counter[str]())
    leading = [funder for funder, _ in sorted(totals.items(), key=lambda each: (-each[1], each[0]))][:MOST_FUNDERS]
    grouped = {year: _grouped(counts, leading) for year, counts in by_year.items()}
    kinds = {funder: (f"money-{place}", funder) for place, funder in enumerate(leading)}
    note = "The largest sum that each decision accepts from a funder, in the first financial year that it is for."
    title = "Money accepted, by financial year and funder"
    return _chart("money-by-funder", title, note, grouped, kinds | {OTHERS: ("money-others", OTHERS)}, format_pence)


def _largest(dossier: Dossier) -> dict[str, tuple[int, str]]:
    """Return the largest sum that a decision accepts from each funder, and its year: it stands in many places."""
    largest: dict[str, tuple[int, str]] = {}
    for amount in dossier.amounts:
        if amount.role != "accepted" or amount.rate != "total" or not (amount.funder and amount.first_year):
            continue
        if amount.value_pence > largest.get(amount.funder, (0, ""))[0]:
            largest[amount.funder] = amount.value_pence, amount.first_year
    return largest


def _grouped(counts: Counter[str], leading: Sequence[str]) -> Counter[str]:
    grouped: Counter[str] = Counter()
    for name, value in counts.items():
        grouped[name if name in leading else OTHERS] += value
    return grouped


def _chart(
    name: str,
    title: str,
    note: str,
    values: Mapping[str, Counter[str]],
    kinds: Mapping[str, tuple[str, str]],
    say: Callable[[int], str],
) -> Chart | None:
    most = max((counts.total() for counts in values.values()), default=0)
    if len(values) < FEWEST_YEARS or not most:
        return None
    scale = (WIDTH - LEFT - LABEL) / most
    bars = tuple(
        _bar(label, place * ROW + 2, values[label], kinds, scale, say) for place, label in enumerate(sorted(values))
    )
    told = "; ".join(f"{label}: {say(values[label].total())}" for label in sorted(values))
    present = {key for counts in values.values() for key in counts}
    legend = tuple(kind for key, kind in kinds.items() if key in present)
    return Chart(name, title, note, f"{title}. {told}", bars, legend)


def _bar(
    label: str,
    y: float,
    counts: Counter[str],
    kinds: Mapping[str, tuple[str, str]],
    scale: float,
    say: Callable[[int], str],
) -> Bar:
    x, parts = LEFT, []
    for key, (kind, spoken) in kinds.items():
        if counts[key]:
            title = f"{label}, {spoken}: {say(counts[key])}"
            parts.append(Part(kind, round(x, 1), round(counts[key] * scale, 1), title))
            x += counts[key] * scale
    return Bar(label, y, round(x, 1), say(counts.total()), tuple(parts))
