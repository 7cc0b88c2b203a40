"""Identity: whether a page is that of the decision it was asked for as. The reference that it states decides."""

from __future__ import annotations

from pipeline.errors import FetchError
from pipeline.store import Store
from pipeline.store.answers import OTHER_DECISION
from pipeline.store.entries import numbers_at, stands_elsewhere


def check_identity(store: Store, address: str, final_address: str, reference: str | None) -> None:
    """Do nothing where a page may be a version of the one listed at `address`. Raises FetchError `other_decision`.

    The list may have a number wrong, and then the page knows better; not where it was reached by a redirect, where
    another page was had at this address, or where the list names its number elsewhere: then it is another's.
    """
    listed, had = numbers_at(store, address)
    names = {listed, had} - {None}
    stated = reference or next(filter(None, reversed(numbers_at(store, final_address))), None)
    if stated is None or not names or stated in names:
        return
    if final_address != address or had or stands_elsewhere(store, stated, address):
        expected = " or ".join(sorted(filter(None, names)))
        raise FetchError(OTHER_DECISION, f"{final_address}: expected {expected}, found the page of {stated}")
