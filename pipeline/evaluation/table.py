"""Table: an evaluation as people and programs read it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pipeline.evaluation.scores import Comparison, Field, Score, add_up, macro_f1
from pipeline.report.words import count, printable


class Slip(NamedTuple):
    """One miss or one false find of a field, with its text's name and its place there."""

    text: str
    place: str
    kind: str
    value: str


class Evaluation:
    """What was found and labelled in each text, by the texts' names."""

    def __init__(self, comparisons: Mapping[str, Sequence[Comparison]]) -> None:
        self._comparisons = comparisons
        self.scores: list[Score] = add_up(one for each in comparisons.values() for one in each)

    def slips(self, field: Field) -> Iterator[Slip]:
        """Yield each miss and each false find of a field, text by text."""
        for text, comparisons in self._comparisons.items():
            for one in comparisons:
                if one.field == field:
                    yield from (Slip(text, entry.place, "missed", entry.shown) for entry in one.missed)
                    yield from (Slip(text, entry.place, "false", entry.shown) for entry in one.false)

    def as_text(self) -> str:
        """Return the scores as a table for a terminal."""
        rows = [f"{s.field:22}{s.precision:10.3f}{s.recall:8.3f}{s.f1:8.3f}{s.labelled:10}" for s in self.scores]
        return "\n".join([f"{'field':22}{'precision':>10}{'recall':>8}{'F1':>8}{'labelled':>10}", *rows, self._sum()])

    def as_markdown(self) -> str:
        """Return the scores as the table of the README."""
        lines = ["| field | precision | recall | F1 | labelled |", "|---|---:|---:|---:|---:|"]
        for s in self.scores:
            lines.append(f"| `{s.field}` | {s.precision:.3f} | {s.recall:.3f} | {s.f1:.3f} | {s.labelled} |")
        return "\n".join([*lines, "", f"{self._sum()}."])

    def as_json(self, field: Field | None = None) -> str:
        """Return the scores, and the slips of one field if it is named, as one JSON object."""
        told: dict[str, Any] = {"texts": len(self._comparisons), "macro_f1": macro_f1(self.scores)}
        told["fields"] = {score.field: _numbers(score) for score in self.scores}
        if field:
            told["errors"] = [slip._asdict() for slip in self.slips(field)]
        return json.dumps(told, ensure_ascii=False)

    def _sum(self) -> str:
        return f"{count(len(self._comparisons), 'text')}, macro F1 {macro_f1(self.scores):.3f}"


def list_slips(slips: Iterable[Slip]) -> str:
    """Return slips as lines for a terminal: "-" was missed, "+" is false."""
    signs = {"missed": "-", "false": "+"}
    return "\n".join(printable(f"{s.text}  {s.place or 'no place'}  {signs[s.kind]} {s.value}") for s in slips)


def _numbers(score: Score) -> dict[str, float]:
    counts = {"right": score.right, "found": score.found, "labelled": score.labelled}
    return {"precision": score.precision, "recall": score.recall, "f1": score.f1, **counts}
