"""Store: `data/raw/<source>/`, where documents lie: dropped there by hand, or fetched.

captures    what a run reads: what was dropped, and the newest version of what was fetched
shelf       the bytes of what was fetched, by sha256
ledger      one SQLite file: every request, and what became of it; never the bytes
schema      its tables, and how an older file becomes a newer one
fetches     the runs of `pcd fetch`, and which of them is to be gone on with
lists       what the source's list pages said last
entries     what the list names: listed, moved, missing, withdrawn
answers     what became of a request: a new version, the same bytes, a refusal
addresses   what is known of an address: its state, and with what to ask for it again
attempts    the requests that brought nothing, and until when the source is left alone
changes     what one fetch found new, changed or withdrawn
holdings    what is held of each decision now, and what is wrong with it
"""

from pipeline.store.captures import Capture, captures
from pipeline.store.ledger import Store

__all__ = ["Capture", "Store", "captures"]
