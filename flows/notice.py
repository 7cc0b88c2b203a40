"""Notice: people are told of a run that failed, by mail, chat or whatever else apprise reaches."""

from __future__ import annotations

from typing import Any

from flows.settings import Settings, settings


def tell_people(flow: Any, flow_run: Any, state: Any) -> None:
    """Tell of a failed run; the hook of Prefect's flows."""
    notify(settings(), f"{flow.name}: {state.name.lower()}", str(state.message or "no message"))


def notify(options: Settings, title: str, body: str) -> bool:
    """Send a message to all addresses of the setting `notify`, and return whether all took it."""
    addresses = options.notify.get_secret_value().split()
    if not addresses:
        return True
    from apprise import Apprise

    people = Apprise()
    for address in addresses:
        people.add(address)
    return bool(people.notify(title=f"mopac-ledger {title}", body=body))
