"""Wire: one connection, to the address that the gate found good, under a deadline for all of an answer."""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore2
import httpx2

from pipeline.fetch.gate import Gate
from pipeline.fetch.pace import Clock

SocketOptions = Iterable[tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]]
KEPT_OPEN = 60.0  # seconds


class Deadline:
    """The moment by which an answer must be there, its head and its body."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.until = clock.elapsed()

    def start(self, seconds: float) -> None:
        """Let the next answer take so many seconds."""
        self.until = self.clock.elapsed() + seconds

    def left(self, timeout: float | None) -> float:
        """Return the seconds that a step may take. Raises ReadTimeout where none is left."""
        left = self.until - self.clock.elapsed()
        if left <= 0:
            raise httpcore2.ReadTimeout("the answer took too long")
        return min(left, timeout) if timeout is not None else left


class Stream(httpcore2.NetworkStream):
    """A connection whose every step ends before the deadline."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self.inner, self.deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what came in time, at most so many bytes."""
        found = self.inner.read(max_bytes, self.deadline.left(timeout))
        self.deadline.left(timeout)
        return found

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self.inner.write(buffer, self.deadline.left(timeout))

    def close(self) -> None:
        """End the connection."""
        self.inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """Return the connection, encrypted."""
        inner = self.inner.start_tls(ssl_context, server_hostname, self.deadline.left(timeout))
        return Stream(inner, self.deadline)

    def get_extra_info(self, info: str) -> Any:
        """Return what the socket knows."""
        return self.inner.get_extra_info(info)


class Backend(httpcore2.SyncBackend):
    """Opens connections to the addresses that the gate found good."""

    def __init__(self, gate: Gate, deadline: Deadline) -> None:
        self.gate, self.deadline = gate, deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: SocketOptions | None = None,
    ) -> httpcore2.NetworkStream:
        """Return a connection to the place of a host."""
        place = self.gate.place(host, port)
        left = self.deadline.left(timeout)
        try:
            inner = super().connect_tcp(place.address, place.port, left, local_address, socket_options)
        except (httpcore2.NetworkError, httpcore2.TimeoutException):
            self.gate.forget(host, port)
            raise
        return Stream(inner, self.deadline)


class Raw(httpx2.SyncByteStream):
    """A body as it comes from the connection."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self.stream

    def close(self) -> None:
        """Give the connection back."""
        self.stream.close()


class Wire(httpx2.BaseTransport):
    """The transport of a client: one connection at a time, no proxy, nothing from the environment."""

    def __init__(self, gate: Gate, deadline: Deadline) -> None:
        self.is_plain = gate.manners.via is not None
        self.pool = httpcore2.ConnectionPool(
            ssl_context=None if self.is_plain else httpx2.create_ssl_context(trust_env=False),
            max_connections=1,
            keepalive_expiry=KEPT_OPEN,
            network_backend=Backend(gate, deadline),
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Return the response, its body not yet read."""
        url = httpcore2.URL(
            scheme=b"http" if self.is_plain else request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        wanted = httpcore2.Request(request.method, url, headers=request.headers.raw, extensions=request.extensions)
        found = self.pool.handle_request(wanted)
        return httpx2.Response(found.status, headers=found.headers, stream=Raw(found.stream))

    def close(self) -> None:
        """End the connection."""
        self.pool.close()
