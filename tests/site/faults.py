"""Faults: what can go wrong with a reply. Each is a function that makes another reply of the honest one."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass, field, replace

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Reply:
    """What the server sends: only `sent` bytes of the body where set, and each after `seconds_per_byte`."""

    status: int = 200
    headers: Headers = ()
    body: bytes = b""
    sent: int | None = None
    is_chunked: bool = False
    is_unmeasured: bool = False
    seconds_per_byte: float = 0.0
    seconds_per_header: float = 0.0
    is_silent: bool = False

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    def with_header(self, name: str, value: str | None) -> Reply:
        kept = tuple((key, old) for key, old in self.headers if key.lower() != name.lower())
        return replace(self, headers=(*kept, (name, value)) if value is not None else kept)


Fault = Callable[[Reply], Reply]
Cutting = Callable[[int], Fault]
HTML = "text/html; charset=utf-8"
CHALLENGE = """<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>
<h1>Checking your browser before accessing www.london.gov.uk</h1><p>This process is automatic.</p></body></html>"""
LOST = """<!DOCTYPE html><html><head><title>Page not found</title></head><body><main><h1>Page not found</h1>
<p>The page you were looking for has moved. Search for decisions.</p></main></body></html>"""


def status(code: int, retry_after: str | None = None) -> Fault:
    """Return the fault of a status with an error page, and perhaps a time to come back."""
    page = b"<!DOCTYPE html><h1>Service unavailable</h1>"
    return lambda _: Reply(code, (("Content-Type", HTML),), page).with_header("Retry-After", retry_after)


def body(data: bytes, media_type: str | None = None) -> Fault:
    """Return the fault of other bytes under the same headers, or under another media type."""
    return lambda reply: replace(
        reply if media_type is None else reply.with_header("Content-Type", media_type), body=data
    )


def challenge(reply: Reply) -> Reply:
    """Return a page that wants to know whether we are a person, with status 200."""
    return Reply(200, (("Content-Type", HTML),), CHALLENGE.encode())


def soft_404(reply: Reply) -> Reply:
    """Return a page that says that there is no page, with status 200."""
    return Reply(200, (("Content-Type", HTML),), LOST.encode())


def cut(at: int) -> Fault:
    """Return the fault of a connection that ends before all bytes that were promised came."""
    return lambda reply: replace(reply, sent=min(at, max(len(reply.body) - 1, 0)))


def cut_chunks(at: int) -> Fault:
    """Return the fault of a chunked body that ends without its last chunk."""
    return lambda reply: replace(cut(at)(reply), is_chunked=True)


def cut_unmeasured(at: int) -> Fault:
    """Return the fault of a body that is cut by the end of its connection, where nothing said how long it is."""
    return lambda reply: replace(cut(at)(reply), is_unmeasured=True)


def cut_at_source(at: int) -> Fault:
    """Return the fault of a file that is cut where it is stored: length and headers agree with what is sent."""
    return lambda reply: replace(reply, body=reply.body[:at])


def packed(reply: Reply) -> Reply:
    """Return a body that is packed on the way."""
    return replace(reply, body=gzip.compress(reply.body, 6)).with_header("Content-Encoding", "gzip")


def packed_and_cut(at: int) -> Fault:
    """Return the fault of a packed body that a server on the way cut, and sent as if it were all."""
    return lambda reply: replace(packed(reply), body=packed(reply).body[:at])


def recoded(codec: str, declared: str) -> Fault:
    """Return the fault of a page in one encoding that says it is in another."""

    def fault(reply: Reply) -> Reply:
        text = reply.body.decode().replace('<meta charset="utf-8">', f'<meta charset="{declared}">')
        return replace(reply.with_header("Content-Type", f"text/html; charset={declared}"), body=text.encode(codec))

    return fault


def redirect(to: str, code: int = 302) -> Fault:
    """Return the fault of being sent elsewhere."""
    return lambda _: Reply(code, (("Location", to),))


def slow(seconds_per_byte: float) -> Fault:
    """Return the fault of a body that comes byte by byte."""
    return lambda reply: replace(reply, seconds_per_byte=seconds_per_byte)


def slow_head(seconds: float) -> Fault:
    """Return the fault of a head of a thousand lines that come one by one."""
    lines = tuple((f"X-Line-{number}", "x") for number in range(1000))
    return lambda reply: replace(reply, headers=(*reply.headers, *lines), seconds_per_header=seconds)


def silent(reply: Reply) -> Reply:
    """Return nothing at all, and keep the connection open."""
    return replace(reply, is_silent=True)


def name(disposition: str) -> Fault:
    """Return the fault of another name for a file."""
    return header("Content-Disposition", disposition)


def header(name: str, value: str | None) -> Fault:
    """Return the fault of another header, or of none."""
    return lambda reply: reply.with_header(name, value)


def unchanged(_: Reply) -> Reply:
    """Return 304, whatever changed."""
    return Reply(304)


@dataclass
class Script:
    """Which fault befalls which target, at which of its hits (counted from 1)."""

    lines: list[tuple[str, Callable[[int], bool], Fault]] = field(default_factory=list)

    def add(self, target: str, fault: Fault, hits: int | range | None = None) -> None:
        """Let a fault befall a target (`*` for all): at one hit, at a range of them, or always."""
        wanted = range(hits, hits + 1) if isinstance(hits, int) else hits
        self.lines.append((target, lambda hit: wanted is None or hit in wanted, fault))

    def play(self, target: str, hit: int, reply: Reply) -> Reply:
        """Return the reply after all faults that befall it."""
        for wanted, is_due, fault in self.lines:
            if wanted in (target, "*") and is_due(hit):
                reply = fault(reply)
        return reply
