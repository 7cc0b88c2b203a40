"""Serve: `pcd serve`: one process that fetches and publishes at the times of the setting `cron`.

Prefect schedules nothing without a server of its own that never ends ("Cannot schedule flows on an ephemeral server"),
and such a server does not outlive its database. Here nothing is kept between two runs but the clock: each run is a
process of its own (`pcd nightly`), the next time is worked out when it has ended, so that runs neither overlap nor pile
up. Where a Prefect server is at hand, `prefect.yaml` has the same flow for its workers.

Who waits for a run also tells people how it ended: a run that cannot be started, or is killed, tells nobody itself.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from threading import Thread

from flows.exits import DONE, INTERNAL
from flows.fetch import manners
from flows.notice import check_addresses, notify
from flows.schedule import next_run, utc_now, wait_until
from flows.settings import Settings, flags_of

LAST_WORDS = 12  # lines of stderr that people are told


def serve(options: Settings, now: Callable[[], datetime] = utc_now) -> int:
    """Run `pcd nightly` on schedule until somebody ends it, and return the exit status."""
    manners(options)  # what makes no sense is told today, and not at three at night
    check_addresses(options)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a service is ended so, and its run with it
    try:
        while True:
            due = next_run(options, now())
            _say(f"Next run of {options.source}: {due:%Y-%m-%d %H:%M %Z}\n")
            wait_until(due)
            run_once(options)
    except KeyboardInterrupt:
        return DONE


def run_once(options: Settings) -> int:
    """Run `pcd nightly` in a process of its own, tell people if it did not end well, and return its exit status."""
    command = [sys.executable, "-m", "flows.cli", "nightly", "--flags", json.dumps(flags_of(options))]
    said: deque[str] = deque(maxlen=LAST_WORDS)
    try:
        status = _run(command, said)
    except OSError as error:
        status = INTERNAL
        said.append(f"the run could not be started: {error}")
    if status != DONE:
        ending = f"ended by signal {-status}" if status < 0 else f"failed with exit status {status}"
        if not notify(options, f"nightly {ending}", "\n".join(said) or "it said nothing"):
            _say("pcd: not every address of the setting notify took the message\n")
    return status


def _run(command: list[str], said: deque[str]) -> int:
    """Return the exit status of a command; what it says on stderr is passed on, and its last lines are kept in `said`.

    It is a group of processes, which goes with it: Prefect's own server outlives a run that is killed.
    """
    silenced = os.environ | {"PCD_NOTIFY": ""}
    with subprocess.Popen(  # noqa: S603  # our own program
        command, stderr=subprocess.PIPE, text=True, errors="replace", env=silenced, start_new_session=True
    ) as process:
        listener = Thread(target=_pass_on, args=(process.stderr, said), daemon=True)
        listener.start()
        try:
            process.wait()
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            listener.join()
    return process.returncode


def _pass_on(lines: Iterable[str], said: deque[str]) -> None:
    for line in lines:
        said.append(line.rstrip())
        _say(line)


def _say(line: str) -> None:
    with suppress(OSError):  # where stderr is a file on a disk that is full, the schedule goes on
        print(line, end="", file=sys.stderr, flush=True)
