"""Gate: which addresses may be asked, and where their names lead.

A redirect is as foreign as a link: each hop is checked by scheme, host and port. A name is resolved here, once, and the
connection goes to the address that was found good: nobody looks it up a second time.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterator
from typing import NamedTuple

import httpx2

from pipeline.errors import FetchError
from pipeline.fetch.manners import Manners

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]
DEFAULT_PORTS = {"http": 80, "https": 443}
UNICAST = ipaddress.ip_network("2000::/3")  # all that is given out of the newer kind
TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an address of the older kind


class Place(NamedTuple):
    """Where a connection goes."""

    address: str
    port: int


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses that a name stands for, the preferred one first."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class Gate:
    """What a source's manners let through."""

    def __init__(self, manners: Manners, resolve: Resolve = resolve) -> None:
        self.manners = manners
        self.resolve = resolve
        self.places: dict[Place, Place] = {}

    def check(self, address: str) -> httpx2.URL:
        """Return the address parsed, as it will be asked. Raises FetchError where it may not be."""
        try:
            url = httpx2.URL(address)
        except (httpx2.InvalidURL, ValueError) as error:
            raise FetchError("blocked_url", f"{address[:200]!r} is no address: {error}") from error
        port = url.port or DEFAULT_PORTS.get(url.scheme, 0)
        if url.scheme not in self.manners.schemes:
            raise _blocked(address, f"the scheme {url.scheme!r}", self.manners.schemes)
        if url.host not in self.manners.hosts or url.userinfo:
            raise _blocked(address, f"the host {url.host!r}", self.manners.hosts)
        if port not in self.manners.ports:
            raise _blocked(address, f"the port {port}", self.manners.ports)
        return url

    def place(self, host: str, port: int) -> Place:
        """Return the address to connect to. Raises FetchError where a name leads to one that is not public."""
        wanted = Place(host, port)
        if wanted not in self.places:
            self.places[wanted] = self._find(wanted)
        return self.places[wanted]

    def forget(self, host: str, port: int) -> None:
        """Look a name up, and check it, anew: nobody answered at its address."""
        self.places.pop(Place(host, port), None)

    def _find(self, wanted: Place) -> Place:
        host, port = wanted
        if self.manners.via:
            via = httpx2.URL(self.manners.via)
            host, port = via.host, via.port or DEFAULT_PORTS[via.scheme]
        found = self.resolve(host, port)
        if not found:
            raise FetchError("unreachable", f"{host} has no address")
        for address in found:
            if not self._is_welcome(address):
                raise FetchError("blocked_url", f"{host} leads to {address}, which is no public address")
        return Place(found[0], port)

    def _is_welcome(self, address: str) -> bool:
        faces = list(_faces(ipaddress.ip_address(address)))
        if self.manners.allow_loopback and all(face.is_loopback for face in faces):
            return True
        return all(map(_is_public, faces))


def _faces(ip: Ip) -> Iterator[Ip]:
    """Yield what an address stands for: itself, and those of the older kind that are wrapped in it."""
    if isinstance(ip, ipaddress.IPv4Address):
        yield ip
    elif ip.ipv4_mapped or ip in TRANSLATED:
        yield ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    else:
        yield ip
        yield from (wrapped for wrapped in (ip.sixtofour, *(ip.teredo or ())) if wrapped)


def _is_public(ip: Ip) -> bool:
    return ip.is_global and not ip.is_multicast and (ip.version == 4 or ip in UNICAST)


def _blocked(address: str, what: str, allowed: frozenset[str] | frozenset[int]) -> FetchError:
    listed = ", ".join(map(str, sorted(map(str, allowed))))
    return FetchError("blocked_url", f"{address[:200]}: {what} is not among those allowed: {listed}")
