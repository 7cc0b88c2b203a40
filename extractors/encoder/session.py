"""Session: a trained network that is shipped, ready to be asked; it is loaded once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from onnxruntime import InferenceSession, SessionOptions

QUIET = 3  # errors only


@cache
def session(trained: Path) -> InferenceSession:
    """Return the session of a network. One thread, so that the order of its additions is always the same."""
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = QUIET
    return InferenceSession(trained, options, providers=["CPUExecutionProvider"])
