"""Notice: people are told of a run that failed, by mail, chat or whatever else apprise reaches."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from flows.settings import Settings, settings
from pipeline.errors import SettingsError

if TYPE_CHECKING:
    from apprise import Apprise


def tell_people(flow: Any, flow_run: Any, state: Any) -> None:
    """Tell of a failed run; the hook of Prefect's flows."""
    notify(settings(), f"{flow.name} {state.name.lower()}", str(state.message or "no message"))


def notify(options: Settings, title: str, body: str) -> bool:
    """Send a message to all addresses of the setting `notify`, and return whether all took it."""
    addresses = _addresses(options)
    if not addresses:
        return True
    people, _ = _people(addresses)
    return bool(people.notify(title=f"mopac-ledger: {title}", body=body)) and len(people) == len(addresses)


def check_addresses(options: Settings) -> None:
    """Raise SettingsError for an address that apprise does not read: better today than on the night it is needed."""
    addresses = _addresses(options)
    if not addresses:
        return
    _, refused = _people(addresses)
    if refused:
        places = ", ".join(str(place) for place in refused)
        raise SettingsError(f"setting notify: of {len(addresses)} addresses, apprise does not read number {places}")


def _addresses(options: Settings) -> list[str]:
    return options.notify.get_secret_value().split()


def _people(addresses: list[str]) -> tuple[Apprise, list[int]]:
    """Return whom apprise reaches, and the places of the addresses that it does not read."""
    from apprise import Apprise

    logging.getLogger("apprise").setLevel(logging.CRITICAL)  # it prints addresses, and with them their passwords
    people = Apprise()
    return people, [place for place, address in enumerate(addresses, start=1) if not people.add(address)]
