"""Mailbox: a server on 127.0.0.1 that keeps the messages posted to it, as apprise's `json://` posts them."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.site.threaded import Threaded


class Mailbox(Threaded):
    """Whom a failed run tells."""

    def __init__(self) -> None:
        self.messages: list[str] = []
        self.has_mail = threading.Event()
        mailbox = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                mailbox.messages.append(f"{sent['title']}\n{sent['message']}")
                mailbox.has_mail.set()
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    @property
    def address(self) -> str:
        return f"json://127.0.0.1:{self.server.server_address[1]}"
