"""Network: what the encoder says a sum is.

Each sum is asked for on its own: in a batch the rounding of one would hang on the others beside it.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from extractors.encoder.glimpse import Glimpse
from extractors.encoder.pieces import UNKNOWN, vocabulary
from extractors.encoder.session import session

TRAINED = Path(__file__).with_name("roles.onnx")


def likelihoods(shown: Glimpse) -> dict[str, float]:
    """Return for each role the logarithm of how likely it is; nothing where the trained network is not there."""
    if not TRAINED.exists():
        return {}
    known = vocabulary()
    numbers = np.array([[known.get(piece, known[UNKNOWN]) for piece in shown.pieces]], dtype=np.int64)
    asked = session(TRAINED)
    (found,) = asked.run(["roles"], {"pieces": numbers})
    roles = asked.get_modelmeta().custom_metadata_map["roles"].split()
    return dict(zip(roles, map(float, np.asarray(found)[0]), strict=True))
