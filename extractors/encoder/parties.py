"""Parties: what the encoder says of who pays each sum of a paper, and who is paid.

Unlike the other network, which sees one sum and the words around it, this one sees the paper, and all sums at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from math import exp
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extractors.encoder.pieces import UNKNOWN, vocabulary
from extractors.encoder.scene import Scene, scene, stretches
from extractors.encoder.session import session
from pipeline.extract import Reading

TRAINED = Path(__file__).with_name("parties.onnx")
MOST_SHOWN = 40  # stretches of a document; each takes 50 to 120 ms
Likely = dict[str | None, float]  # how likely each body is, by its name; under None, that the paper names nobody


class Heard(NamedTuple):
    """Who is likely to pay a sum, and who to be paid."""

    payer: Likely
    payee: Likely


def heard(reading: Reading) -> dict[str, Heard]:
    """Return for each sum, by its id, who is likely on its sides; nothing where the trained network is not there.

    Of a long document only the first stretches with sums are shown.
    """
    whole = scene(reading)
    if not (TRAINED.exists() and whole.bodies):
        return {}
    asked = islice((stretch for stretch in stretches(whole) if stretch.sums and stretch.bodies), MOST_SHOWN)
    return dict(found for stretch in asked for found in _hear(stretch))


def _hear(stretch: Scene) -> Iterator[tuple[str, Heard]]:
    known = vocabulary()
    (told,) = session(TRAINED).run(
        ["parties"],
        {
            "pieces": np.array([[known.get(piece, known[UNKNOWN]) for piece in stretch.pieces]], dtype=np.int64),
            "sums": np.array([at for _, at in stretch.sums], dtype=np.int64),
            "bodies": np.array([at for _, at in stretch.bodies], dtype=np.int64),
        },
    )
    names = [None, *(name for name, _ in stretch.bodies)]
    for (amount_id, _), each in zip(stretch.sums, np.asarray(told), strict=True):
        yield amount_id, Heard(_likely(names, each[:, 0]), _likely(names, each[:, 1]))


def _likely(names: list[str | None], told: npt.NDArray[np.float32]) -> Likely:
    """Return how likely each name is, at all its mentions together."""
    likely: Likely = defaultdict(float)
    for name, logarithm in zip(names, told, strict=True):
        likely[name] += exp(float(logarithm))
    return likely
