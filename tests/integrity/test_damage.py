"""Two thousand damaged papers: none shows a figure that the whole one does not have, and passes for whole.

A copy that is refused is quarantined; one that `integrity` doubts carries an issue, so its figures need no reading;
all others are read like any paper.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest
import weasyprint
from papers_drawn import draw
from papers_generated import LAYOUTS, compose
from reportlab import rl_config

from extractors import amounts
from extractors.language import annotate
from extractors.order import EXTRACTORS
from flows.json_lines import json_line
from flows.papers import Outcome, reconciled
from pipeline.errors import UnreadableError
from pipeline.extract import Paper, extract
from pipeline.intake import inspect
from pipeline.integrity.damage import damage
from pipeline.parse import parse
from tests.damaged import spoiled

SAMPLES = Path(__file__).parents[2] / "data" / "raw" / "sample"
COPIES, SHARED_COPIES = 2000, 200
SEED = 90001

Figures = set[tuple[int | None, int | None, int | None]]


def read(data: bytes) -> Paper:
    return extract(parse(data, "paper.pdf"), annotate, EXTRACTORS)


def read_figures(data: bytes) -> Paper:
    """Return a paper without what its figures mean, which takes most of the time and changes none of them."""
    return extract(parse(data, "paper.pdf"), annotate, [amounts.extract])


def figures(paper: Paper) -> Figures:
    return {(amount.value_pence, amount.low_pence, amount.high_pence) for amount in paper.facts.amounts}


def fate(data: bytes, whole: Figures) -> str:
    """Return what becomes of a damaged copy of a paper with these figures."""
    try:
        inspect(data, "paper.pdf")
        if damage(data):
            return "doubted"
        paper = read_figures(data)
    except UnreadableError:
        return "refused"
    if paper.facts.issues:
        return "doubted"
    return "same" if figures(paper) <= whole else "silently wrong"


def fates(papers: Mapping[str, bytes], copies: int) -> Counter[str]:
    """Return how many damaged copies of the papers end in which way."""
    random, others = Random(SEED), list(papers.values())  # noqa: S311 - the same copies in every run
    whole = {name: figures(read_figures(data)) for name, data in papers.items()}
    found: Counter[str] = Counter()
    for _ in range(copies):
        name = random.choice(list(papers))
        found[fate(spoiled(random, papers[name], others), whole[name])] += 1
    return found


@pytest.fixture(scope="module")
def papers() -> dict[str, bytes]:
    """Return good PDFs of three writers: plain, compressed, and with objects and index in compressed streams."""
    found = {path.stem: path.read_bytes() for path in sorted(SAMPLES.glob("*.pdf"))}
    with pytest.MonkeyPatch.context() as patch:
        for seed, layout in enumerate(LAYOUTS):
            for is_compressed in (0, 1):
                patch.setattr(rl_config, "pageCompression", is_compressed)
                found[f"{layout}, {is_compressed}"] = draw(compose(seed, layout=layout), layout)
    rows = "".join(f"<tr><td>Area {n}<td>£{n},{n}50" for n in range(1, 9))
    found["web"] = weasyprint.HTML(string=f"<p>A grant of £36,400 is paid.<table>{rows}</table>").write_pdf()
    return found


def test_whole_papers_carry_no_issue(papers: dict[str, bytes]) -> None:
    assert {name: paper.facts.issues for name, data in papers.items() if (paper := read(data)).facts.issues} == {}


def test_no_damaged_paper_shows_another_figure_and_passes_for_whole(papers: dict[str, bytes]) -> None:
    found = fates(papers, COPIES)
    assert found["silently wrong"] == 0
    assert found["refused"] + found["doubted"] > 0.9 * COPIES


def test_a_damaged_paper_says_so_in_its_line(papers: dict[str, bytes]) -> None:
    data = papers["pcd-90001"].replace(b"endobj", b"% lost bytes\nendobj", 1)
    paper = read(data)
    outcome = Outcome(paper.document.sha256, "paper.pdf", len(data), paper)
    (issue,) = json.loads(json_line(outcome, reconciled([paper])))["issues"]
    assert (issue["code"], issue["sha256"]) == ("damaged", paper.document.sha256)


def is_complete(data: bytes) -> bool:
    try:
        return inspect(data, "paper.pdf") == "application/pdf"
    except UnreadableError:
        return False


@pytest.mark.shared
@pytest.mark.parametrize(
    "folder",
    [
        "traffordDataLab__council_open_data",
        "DemocracyClub__UK-Polling-Stations",
        "camelot-dev__camelot",
        "tabulapdf__tabula-java",
        "chezou__tabula-py",
        "i-dot-ai__redbox",
        "py-pdf__sample-files",
    ],
)
def test_whole_real_papers_are_not_called_damaged(folder: str, shared: Path) -> None:
    papers = {path: path.read_bytes() for path in sorted((shared / "pdfs" / folder).rglob("*.pdf"))}
    whole = {path.name: damage(data) for path, data in papers.items() if is_complete(data)}
    assert whole
    assert {name: doubts for name, doubts in whole.items() if doubts} == {}


@pytest.mark.shared
def test_no_damaged_real_paper_shows_another_figure_and_passes_for_whole(shared: Path) -> None:
    council = sorted((shared / "pdfs" / "traffordDataLab__council_open_data").rglob("*.pdf"))
    real = [shared / "seeds" / "pcd-898.pdf", *(path for path in council if path.stat().st_size < 200_000)]
    papers = {path.name: path.read_bytes() for path in real[:12]}
    assert [name for name, data in papers.items() if damage(data)] == []
    assert fates(papers, SHARED_COPIES)["silently wrong"] == 0
