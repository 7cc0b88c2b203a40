"""Server: what the stand-in site answers, and to whom it did."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from email.utils import format_datetime
from urllib.parse import parse_qs, urlsplit

from pipeline.fetch.pace import Clock, SystemClock
from pipeline.sources.mopac.addresses import LIST_ALIASES, LIST_PATH
from tests.site.content import Attachment, Decision, published
from tests.site.faults import HTML, Fault, Reply, Script
from tests.site.handler import Server
from tests.site.layouts import decision_page, list_page
from tests.site.papers import signed_paper
from tests.site.threaded import Threaded

ROBOTS = b"User-agent: *\nDisallow: /search\nDisallow: /admin/\n"
LOST = b"<!DOCTYPE html><html><body><h1>Page not found</h1></body></html>"


@dataclass(frozen=True)
class Request:
    """A request that came: when, for what, and what was answered."""

    at: float
    host: str
    target: str
    headers: dict[str, str]
    status: int

    @property
    def is_conditional(self) -> bool:
        return "if-none-match" in self.headers or "if-modified-since" in self.headers


class Site(Threaded):
    """The site: what it publishes, the faults that befall it, and the requests that it saw."""

    def __init__(self, decisions: int = 300, clock: Clock | None = None, port: int = 0) -> None:
        self.content = published(decisions)
        self.clock = clock or SystemClock()
        self.script = Script()
        self.robots: bytes | None = ROBOTS
        self.requests: list[Request] = []
        self.before: Callable[[str], None] = lambda target: None
        self.hits: Counter[str] = Counter()
        self.started = self.clock.now()
        self.server = Server(port, self.answer, self.clock)

    @property
    def port(self) -> int:
        return int(self.server.server_address[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def fault(self, target: str, fault: Fault, hits: int | range | None = None) -> None:
        """Let a fault befall a target: path and query, as they are asked for."""
        self.script.add(target, fault, hits)

    def asked(self, target: str) -> list[Request]:
        """Return the requests for a target."""
        return [request for request in self.requests if request.target == target]

    def answer(self, target: str, headers: dict[str, str]) -> Reply:
        """Return the reply to a request, with the faults that befall it."""
        self.hits[target] += 1
        self.before(target)
        reply = self.script.play(target, self.hits[target], self._honest(target))
        reply = _unchanged(reply, headers) if reply.status == 200 else reply
        request = Request(self.clock.elapsed(), headers.get("host", ""), target, headers, reply.status)
        self.requests.append(request)
        return reply

    def _honest(self, target: str) -> Reply:
        parts = urlsplit(target)
        if parts.path == "/robots.txt" and self.robots is not None:
            return Reply(200, (("Content-Type", "text/plain"),), self.robots)
        if parts.path == LIST_PATH or parts.path in LIST_ALIASES:
            page = int(parse_qs(parts.query).get("page", ["0"])[0])
            return self._page(list_page(self.content, page), 0)
        found = self.content.at(parts.path)
        if isinstance(found, Decision):
            return self._page(decision_page(found), found.version)
        if isinstance(found, Attachment):
            return self._file(found)
        return Reply(404, (("Content-Type", HTML),), LOST)

    def _page(self, text: str, version: int) -> Reply:
        return self._dated(Reply(200, (("Content-Type", HTML),), text.encode()), version)

    def _file(self, attachment: Attachment) -> Reply:
        name = ("Content-Disposition", f'attachment; filename="{attachment.file_name}"')
        reply = Reply(200, (("Content-Type", "application/pdf"), name), signed_paper(attachment))
        return self._dated(reply, attachment.decision.version)

    def _dated(self, reply: Reply, version: int) -> Reply:
        """Return a reply with its marks: an ETag of its bytes, and a date where it is no list."""
        mark = hashlib.sha256(reply.body).hexdigest()[:16]
        reply = reply.with_header("ETag", f'"{mark}"')
        changed = self.started.replace(year=2020, month=version % 12 + 1, day=1, microsecond=0)
        return reply.with_header("Last-Modified", format_datetime(changed, usegmt=True)) if version else reply


def _unchanged(reply: Reply, headers: dict[str, str]) -> Reply:
    """Return 304 where the request's conditions hold; an ETag decides before a date (RFC 9110)."""
    wanted = headers.get("if-none-match")
    if wanted is None and reply.header("last-modified") is not None:
        wanted, mark = headers.get("if-modified-since"), reply.header("last-modified")
    else:
        mark = reply.header("etag")
    return replace(reply, status=304, body=b"") if wanted and wanted == mark else reply
