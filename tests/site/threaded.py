"""Threaded: a server that answers in a thread of this process for as long as its context lasts."""

from __future__ import annotations

import threading
from socketserver import BaseServer
from typing import Self


class Threaded:
    """What owns a `server`, which answers between `__enter__` and `__exit__`."""

    server: BaseServer

    def __enter__(self) -> Self:
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
