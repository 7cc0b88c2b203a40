"""`python -m extractors.fitting DIR … TESTS`: fits both tables of weights to labelled texts and to cases of tests."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from extractors.attribution.roles import ROLE_WEIGHTS
from extractors.decision.decision_type import TYPE_WEIGHTS, TYPES
from extractors.fitting import roles, types
from extractors.fitting.regression import Example, common, fit, write


def main(folders: Sequence[Path], tests: Path) -> None:
    """Write the weights of types and roles, fitted to folders of labelled texts and to cases of tests."""
    decisions = [example for folder in folders for example in types.labelled(folder)]
    _fit(TYPE_WEIGHTS, [*decisions, *types.short_papers(tests / "acts.csv")], TYPES)
    sums = [example for folder in folders for example in roles.labelled(folder)]
    _fit(ROLE_WEIGHTS, [*sums, *roles.sentences(tests / "sentences.csv")], roles.ROLES)


def _fit(target: Path, examples: Sequence[Example], answers: Sequence[str]) -> None:
    names = common(examples)
    write(target, names, answers, fit(examples, names, answers))
    texts = {example.text for example in examples}
    print(f"{target.name}: {len(names)} signs, fitted to {len(examples)} examples of {len(texts)} texts")


if __name__ == "__main__":
    *folders, tests = map(Path, sys.argv[1:])
    main(folders, tests)
