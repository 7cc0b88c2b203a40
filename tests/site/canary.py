"""Canary: a server where nobody may come; it counts who does."""

from __future__ import annotations

import socket
import threading
from typing import Self


class Canary:
    """A port on 127.0.0.1 that only an address which should have been refused leads to."""

    def __init__(self) -> None:
        self.hits = 0
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.socket.getsockname()[1])

    def __enter__(self) -> Self:
        self.thread = threading.Thread(target=self._count, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        self.thread.join()

    def _count(self) -> None:
        while True:
            try:
                caller, _ = self.socket.accept()
            except OSError:
                return
            self.hits += 1
            caller.close()
