"""Asking: one request and its response, as an answer or as the reason why there is none."""

from __future__ import annotations

from collections.abc import Mapping

import httpcore2
import httpx2

from pipeline.errors import FetchError
from pipeline.fetch.answer import Answer
from pipeline.fetch.body import ends_as_page, read_body
from pipeline.fetch.gate import Gate
from pipeline.fetch.manners import DAY, Manners
from pipeline.fetch.pace import Clock, retry_after
from pipeline.fetch.wire import Deadline, Wire
from pipeline.intake import sniff

REDIRECTS = frozenset([301, 302, 303, 307, 308])
NOT_NOW = frozenset([408, 425, 429])


class RefusedError(FetchError):
    """An answer that says not now or not you, half an answer, or none.

    `after` are the seconds after which we may ask again, where the source says so; `is_final` says that it is no use.
    """

    def __init__(
        self,
        reason: str,
        message: str,
        headers: Mapping[str, str] | None = None,
        after: float | None = None,
        *,
        is_final: bool = False,
    ) -> None:
        super().__init__(reason, message, headers)
        self.after = after
        self.is_final = is_final


class Asking:
    """Asks one address at a time over one connection."""

    def __init__(self, manners: Manners, gate: Gate, clock: Clock) -> None:
        self.manners, self.clock = manners, clock
        self.deadline = Deadline(clock)
        self.client = httpx2.Client(
            transport=Wire(gate, self.deadline),
            trust_env=False,
            timeout=manners.silence,
            headers={"User-Agent": manners.user_agent, "Accept": "*/*", "Accept-Encoding": "gzip"},
        )

    def ask(self, url: httpx2.URL, headers: dict[str, str]) -> Answer:
        """Return the answer of one hop. Raises FetchError, RefusedError where asking later may help."""
        self.deadline.start(self.manners.deadline)
        try:
            with self.client.stream("GET", url, headers=headers) as response:
                return self._answer(str(url), response)
        except httpcore2.TimeoutException as error:
            limits = f"{self.manners.silence:g} s of silence, {self.manners.deadline:g} s in all"
            raise RefusedError("too_slow", f"{url}: no whole answer within {limits}", is_final=True) from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError) as error:
            raise RefusedError("unreachable", f"{url}: {error or type(error).__name__}") from error

    def _answer(self, url: str, response: httpx2.Response) -> Answer:
        headers = {name.lower(): value for name, value in response.headers.items()}
        status = response.status_code
        if status in NOT_NOW or status == 403 or status >= 500:
            raise self._refusal(url, status, headers)
        body = b""
        if status == 200:
            body = self._body(url, response, headers)
        elif status not in REDIRECTS and status != 304:
            raise FetchError(f"status:{status}", f"{url}: status {status}", headers)
        return Answer(url, url, status, headers, body, self.clock.now())

    def _refusal(self, url: str, status: int, headers: dict[str, str]) -> RefusedError:
        """Return the refusal, with the time that it asks for; of a time without measure the longest that is kept."""
        asked = retry_after(headers.get("retry-after"), self.clock.now(), headers.get("date"))
        message, after = f"{url}: status {status}", asked
        if asked is not None and asked > self.manners.longest_absence:
            after = self.manners.longest_absence
            message += f", which asks for {asked / DAY:,.0f} days (at most {after / DAY:,.0f} are kept)"
        return RefusedError(f"status:{status}", message, headers, after, is_final=status == 403)

    def _body(self, url: str, response: httpx2.Response, headers: dict[str, str]) -> bytes:
        try:
            body = read_body(response.iter_raw(), headers, self.manners.most_bytes)
        except (httpcore2.RemoteProtocolError, httpcore2.ReadError) as error:
            message = f"{url}: the connection ended before the body did: {error}"
            raise RefusedError("truncated", message, headers) from error
        except FetchError as error:
            kind = RefusedError if error.reason == "truncated" else FetchError
            raise kind(error.reason, f"{url}: {error.message}", headers) from error
        if sniff(body) == "html" and not ends_as_page(body):
            # Where no length is stated, a connection that breaks off looks like one that ends.
            raise RefusedError("truncated", f"{url}: a web page that ends without its end, </html>", headers)
        return body

    def close(self) -> None:
        """End the connection."""
        self.client.close()
