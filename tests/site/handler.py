"""Handler: replies as bytes on a connection, whole or not."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from pipeline.fetch.pace import Clock
from tests.site.faults import Reply

Answering = Callable[[str, dict[str, str]], Reply]


class Server(ThreadingHTTPServer):
    """Listens on 127.0.0.1, and counts the connections that were made to it."""

    daemon_threads = True

    def __init__(self, port: int, answer: Answering, clock: Clock) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.answer, self.clock = answer, clock
        self.connections = 0


class Handler(BaseHTTPRequestHandler):
    """Serves one connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def setup(self) -> None:
        self.server.connections += 1
        super().setup()

    def do_GET(self) -> None:
        reply = self.server.answer(self.path, {name.lower(): value for name, value in self.headers.items()})
        if reply.is_silent:
            self.rfile.read(1)  # until the other side has had enough
            return
        self._send_head(reply)
        body = reply.body if reply.sent is None else reply.body[: reply.sent]
        if reply.seconds_per_byte:
            self._send_slowly(body, reply.seconds_per_byte)
        elif reply.is_chunked:
            self.wfile.write(b"%x\r\n%s\r\n" % (len(body), body) if body else b"")
            self.wfile.write(b"0\r\n\r\n" if reply.sent is None else b"")
        else:
            self.wfile.write(body)
        self.close_connection = self.close_connection or reply.sent is not None

    def _send_head(self, reply: Reply) -> None:
        self.send_response_only(reply.status)
        if reply.header("Date") is None:
            self.send_header("Date", format_datetime(self.server.clock.now(), usegmt=True))
        for name, value in reply.headers:
            self.send_header(name, value)
            if reply.seconds_per_header:
                self.flush_headers()
                self.server.clock.sleep(reply.seconds_per_header)
        if reply.is_chunked:
            self.send_header("Transfer-Encoding", "chunked")
        elif reply.status != 304 and not reply.is_unmeasured:
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()

    def _send_slowly(self, body: bytes, seconds_per_byte: float) -> None:
        for at in range(len(body)):
            self.server.clock.sleep(seconds_per_byte)
            self.wfile.write(body[at : at + 1])
            self.wfile.flush()

    def handle_one_request(self) -> None:
        """Serve a request; a caller who leaves in the middle of it is no error."""
        try:
            super().handle_one_request()
        except OSError:
            self.close_connection = True

    def finish(self) -> None:
        """End a connection, whether anybody still listens or not."""
        with suppress(OSError):
            super().finish()

    def log_message(self, *_: Any) -> None:
        """Keep quiet: the requests are recorded."""
