"""Evaluate: a folder of labelled texts is read as `pcd read` reads it, and scored field by field."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from flows.exits import DONE
from flows.papers import read_file, reconciled
from flows.read import sandbox
from flows.settings import Settings
from pipeline.assemble import Dossier
from pipeline.errors import LabelsError, SettingsError
from pipeline.evaluation.facts import compare
from pipeline.evaluation.labels import Labels, parse_labels
from pipeline.evaluation.scores import FIELDS, Field
from pipeline.evaluation.table import Evaluation, list_slips
from pipeline.records import Decision
from pipeline.sandbox.pool import Sandbox

SUFFIXES = (".txt", ".html", ".pdf")


def evaluate(
    folder: Path, options: Settings, *, errors: str | None = None, as_json: bool = False, as_markdown: bool = False
) -> int:
    """Print the scores of a folder, and each error of one field if it is named; return the exit status.

    Raises SettingsError for flags that make no sense, LabelsError for a folder without labelled texts or with a label
    file that is none.
    """
    if as_json and as_markdown:
        raise SettingsError("--json and --markdown: one of the two")
    field = _field(errors)
    evaluation = read_folder(folder, options)
    if as_json:
        print(evaluation.as_json(field))
        return DONE
    print(evaluation.as_markdown() if as_markdown else evaluation.as_text())
    if field:
        print(f"\n{list_slips(evaluation.slips(field)) or f'No errors in {field}.'}")
    return DONE


def _field(name: str | None) -> Field | None:
    field = next((field for field in FIELDS if field == name), None)
    if name and field is None:
        raise SettingsError(f"--errors {name}: no such field; there are {', '.join(FIELDS)}")
    return field


def read_folder(folder: Path, options: Settings) -> Evaluation:
    """Return what was found and labelled in each text of a folder; what is left out is told on stderr."""
    labelled = list(_labelled(folder))
    if not labelled:
        raise LabelsError(f"{folder}: no labelled texts: NAME.txt, .html or .pdf beside NAME.json")
    with sandbox(options) as pool:
        return Evaluation({text.name: list(compare(_read(text, pool), labels)) for text, labels in labelled})


def _labelled(folder: Path) -> Iterator[tuple[Path, Labels]]:
    """Yield each text with its labels, by name."""
    if not folder.is_dir():
        raise LabelsError(f"{folder}: no such folder")
    texts = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    for text in texts:
        labels = text.with_suffix(".json")
        if labels.is_file():
            yield text, parse_labels(labels.read_bytes(), labels.name)
        else:
            print(f"pcd: {text.name} is left out: no {labels.name} beside it", file=sys.stderr)
    for orphan in sorted({*folder.glob("*.json")} - {text.with_suffix(".json") for text in texts}):
        print(f"pcd: {orphan.name} is left out: no text beside it", file=sys.stderr)


def _read(text: Path, pool: Sandbox) -> Dossier:
    """Return what is found in a text: nothing where it cannot be read."""
    outcome = read_file(text, pool)
    if outcome.paper:
        return reconciled([outcome.paper])
    print(f"pcd: {outcome.message} ({outcome.reason})", file=sys.stderr)
    return Dossier(Decision(), ())
