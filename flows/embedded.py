"""Embedded: how Prefect behaves when `pcd` starts it: no server to set up, nothing sent anywhere, quiet.

Whatever a person has set already (an own server by PREFECT_API_URL, say) stays as it is.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

# Services that a single run on an own, short-lived server does not need; each costs CPU for every task.
SERVICES = (
    "TRIGGERS",
    "EVENT_PERSISTER",
    "FOREMAN",
    "LATE_RUNS",
    "SCHEDULER",
    "PAUSE_EXPIRATIONS",
    "CANCELLATION_CLEANUP",
    "REPOSSESSOR",
)

DEFAULTS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_SERVER_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_INTERNAL_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_TASK_RUNNER_THREAD_POOL_MAX_WORKERS": "4",
    # The default of 20 s is too short for the first start on a cold machine.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "90",
    **{f"PREFECT_SERVER_SERVICES_{service}_ENABLED": "false" for service in SERVICES},
}


def prepare() -> None:
    """Set Prefect's environment, with its state below `.prefect/`; to be called before Prefect is imported."""
    os.environ.setdefault("PREFECT_HOME", str(Path.cwd() / ".prefect"))
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
    # A flow that fails at once ends before all is told to its own, short-lived server, which that server complains of.
    logging.getLogger("EventsWorker").setLevel(logging.CRITICAL)
