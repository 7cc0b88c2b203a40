"""Embedded: how Prefect behaves when `pcd` starts it: no server to set up, nothing sent anywhere, quiet.

Whatever a person has set already (an own server by PREFECT_API_URL, say) stays as it is.
"""

from __future__ import annotations

import atexit
import logging
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import httpx2

PATIENCE = 300  # seconds for the first start on a cold or busy machine, where it compiles 2,000 modules

# Where a person has set one of these, or a `prefect.toml`, it is Prefect that finds its server.
OWN = ("PREFECT_API_URL", "PREFECT_HOME", "PREFECT_PROFILE")

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
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(PATIENCE),
    **{f"PREFECT_SERVER_SERVICES_{service}_ENABLED": "false" for service in SERVICES},
}

# As Prefect itself starts such a server.
SERVER = (sys.executable, "-m", "uvicorn", "--log-level", "error", "--factory", "prefect.server.api.server:create_app")
EPHEMERAL = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}


def prepare() -> None:
    """Set Prefect's environment, with its state below `.prefect/`; to be called before Prefect is imported."""
    os.environ.setdefault("PREFECT_HOME", str(Path.cwd() / ".prefect"))
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
    # A flow that fails at once ends before all is told to its own, short-lived server, which that server complains of.
    logging.getLogger("EventsWorker").setLevel(logging.CRITICAL)


def start_server() -> Callable[[], None]:
    """Start Prefect's server for this process, and return what waits until it answers; it ends with this process.

    Prefect starts one itself, but at the first flow, when all else is imported, and imports the whole server into the
    caller to do so: so much later, and for so many seconds of CPU more.
    """
    is_set = any(name in os.environ for name in OWN) or Path("prefect.toml").exists()
    prepare()
    if is_set:
        return lambda: None
    with socket.create_server(("127.0.0.1", 0), backlog=128) as listening:
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/api"
        server = subprocess.Popen(  # noqa: S603  # our own interpreter and Prefect's module
            [*SERVER, "--fd", str(listening.fileno())], pass_fds=[listening.fileno()], env=os.environ | EPHEMERAL
        )
    atexit.register(_end, server)
    os.environ["PREFECT_API_URL"] = url
    return partial(_wait_for, url)


def _wait_for(url: str) -> None:
    """Return once the server answers: a request waits in the socket's queue, and is refused if the server dies."""
    try:
        httpx2.get(f"{url}/health", timeout=PATIENCE, trust_env=False).raise_for_status()
    except httpx2.HTTPError as error:
        home = os.environ["PREFECT_HOME"]
        raise RuntimeError(f"Prefect's server, whose database is in {home}, does not answer: {error}") from None


def _end(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(timeout=5)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
