"""The schedule on a Prefect server: `prefect.yaml` is deployed, and a worker runs it. Too slow for `make test`.

`make check-prefect` calls it. Each command is one that docs/operating.md names.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest
import stamina

from pipeline.release.published import read_table
from pipeline.store import Store
from pipeline.store.fetches import last_fetch
from tests.site.mailbox import Mailbox
from tests.site.server import Site

ROOT = Path(__file__).resolve().parents[2]
PREFECT = Path(sys.executable).with_name("prefect")


@pytest.fixture(scope="module")
def project(home: Path) -> Path:
    """A copy of what a checkout has, so that the real one's data stays as it is."""
    for name in ("flows", "extractors", "pipeline"):
        shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "prefect.yaml", home)
    return home


@pytest.fixture(scope="module")
def variables(environment: dict[str, str], project: Path) -> dict[str, str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        url = f"http://127.0.0.1:{free.getsockname()[1]}/api"
    prefect = {"DO_NOT_TRACK": "1", "PREFECT_HOME": str(project / ".prefect"), "PREFECT_API_URL": url}
    return environment | prefect


@contextmanager
def running(project: Path, variables: dict[str, str], *arguments: str) -> Iterator[None]:
    """Let a command of Prefect run as long as the block lasts."""
    with (project / f"{arguments[0]}.log").open("w") as log:
        process = subprocess.Popen([PREFECT, *arguments], cwd=project, env=variables, stdout=log, stderr=log)
        try:
            yield
        finally:
            process.terminate()
            process.wait(timeout=60)


@pytest.fixture(scope="module")
def worker(project: Path, variables: dict[str, str]) -> Iterator[None]:
    """A server with the deployment of `prefect.yaml`, and a worker of its pool."""
    url = httpx2.URL(variables["PREFECT_API_URL"])
    with running(project, variables, "server", "start", "--host", "127.0.0.1", "--port", str(url.port)):
        for attempt in stamina.retry_context(on=httpx2.HTTPError, attempts=None, timeout=300, wait_max=1):
            with attempt:
                httpx2.get(f"{url}/health", trust_env=False).raise_for_status()
        done(project, variables, "work-pool", "create", "local", "--type", "process")
        done(project, variables, "--no-prompt", "deploy", "--all")
        with running(project, variables, "worker", "start", "--pool", "local"):
            yield


def prefect(project: Path, variables: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PREFECT, *arguments], cwd=project, env=variables, capture_output=True, text=True, timeout=600
    )


def done(project: Path, variables: dict[str, str], *arguments: str) -> str:
    ended = prefect(project, variables, *arguments)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def test_a_worker_runs_the_deployed_flow_and_its_summary_is_an_artifact(
    worker: None, project: Path, variables: dict[str, str]
) -> None:
    done(project, variables, "deployment", "run", "nightly/mopac", "--watch")
    assert len(read_table(project / "data/processed/mopac", "decisions")) == 4
    with Store(project / "data/raw/mopac") as store:
        fetch = last_fetch(store)
    assert fetch is not None
    assert fetch.outcome == "complete"
    assert "| Listed decisions | 4 |" in done(project, variables, "artifact", "inspect", "nightly")


def test_the_deployment_runs_at_three_in_london_and_once_at_a_time(
    worker: None, project: Path, variables: dict[str, str]
) -> None:
    (deployment,) = httpx2.post(f"{variables['PREFECT_API_URL']}/deployments/filter", trust_env=False).json()
    (schedule,) = [each["schedule"] for each in deployment["schedules"]]
    assert (schedule["cron"], schedule["timezone"]) == ("0 3 * * *", "Europe/London")
    assert deployment["global_concurrency_limit"]["limit"] == 1
    assert deployment["concurrency_options"]["collision_strategy"] == "CANCEL_NEW"


def test_a_run_of_the_worker_that_fails_tells_people(
    worker: None, project: Path, variables: dict[str, str], site: Site, mailbox: Mailbox
) -> None:
    site.content.add()
    site.content.stated_total = 99
    assert prefect(project, variables, "deployment", "run", "nightly/mopac", "--watch").returncode != 0
    assert mailbox.has_mail.wait(60)  # the hook runs when the watcher has gone
    (message,) = mailbox.messages
    assert message.startswith("mopac-ledger: nightly failed\n")
    assert "of 99" in message
