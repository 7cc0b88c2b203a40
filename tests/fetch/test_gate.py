"""Safety: whatever a link or a redirect says, nobody is asked but the source, at the address that was checked."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from pipeline.errors import FetchError, SourceError
from pipeline.fetch.fetcher import Fetcher
from pipeline.fetch.gate import Gate
from pipeline.fetch.manners import Manners
from pipeline.sources.mopac.addresses import HOSTS
from tests.site import faults
from tests.site.canary import Canary
from tests.site.clock import FakeClock
from tests.site.content import Decision
from tests.site.server import Site
from tests.site.visit import ORIGIN

CONTACT = "https://example.org/contact"
PUBLIC = "93.184.216.34"
ELSEWHERE = [
    "http://127.0.0.1:{port}/",
    "https://127.0.0.1:{port}/",
    "//127.0.0.1:{port}/",
    "http://localhost:{port}/",
    "http://2130706433:{port}/",
    "http://0x7f000001:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://127.1:{port}/",
    "http://0:{port}/",
    "http://[::1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/",
    "http://[64:ff9b::7f00:1]:{port}/",
    "http://127.0.0.1.nip.example:{port}/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[fd00:ec2::254]/latest/meta-data/",
    "http://metadata.google.internal/",
    "https://www.london.gov.uk:{port}/",
    "http://www.london.gov.uk/",
    "http://www.london.gov.uk:{port}/",
    "http://www.london.gov.uk:443/",
    "wss://www.london.gov.uk:443/",
    "https://www.london.gov.uk@127.0.0.1:{port}/",
    "https://www.london.gov.uk:443@127.0.0.1:{port}/",
    "https://user:word@www.london.gov.uk/",
    "https://127.0.0.1:{port}\\@www.london.gov.uk/",
    "https://127.0.0.1:{port}#@www.london.gov.uk/",
    "https://www.london.gov.uk.example.org/",
    "https://www.london.gov.uk./",
    "https://example.org/www.london.gov.uk",
    "https://xn--lndon-hbb.gov.uk/",
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "ftp://127.0.0.1:{port}/",
    "gopher://127.0.0.1:{port}/_",
    "ws://127.0.0.1:{port}/",
    "data:text/html,<h1>Reference code: PCD 1</h1>",
    "javascript:alert(1)",
    "https://[::1/",
    "https://www.london.gov.uk:99999/",
    "http://127.0.0.1:{port}/\r\nX: y",
]


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_neither_a_link_nor_a_redirect_leads_elsewhere(
    site: Site, fetcher: Fetcher, decision: Decision, elsewhere: str
) -> None:
    with Canary() as canary:
        address = elsewhere.format(port=canary.port)
        site.fault(decision.path, faults.redirect(address.splitlines()[0]))
        site.fault(decision.alias, faults.redirect(decision.path))
        for start in (address, ORIGIN + decision.path, ORIGIN + decision.alias):
            assert reason(fetcher, start) == "blocked_url"
    assert canary.hits == 0
    assert {request.host for request in site.requests} <= {"www.london.gov.uk"}


@pytest.mark.parametrize("path", ["https:///127.0.0.1:{port}/", "https:127.0.0.1:{port}", "/\\127.0.0.1:{port}/"])
def test_a_redirect_that_only_looks_like_an_address_is_a_path_of_the_source(
    site: Site, fetcher: Fetcher, decision: Decision, path: str
) -> None:
    with Canary() as canary:
        site.fault(decision.path, faults.redirect(path.format(port=canary.port)))
        assert reason(fetcher, ORIGIN + decision.path) in ("status:404", "blocked_url")
    assert canary.hits == 0
    assert {request.host for request in site.requests} == {"www.london.gov.uk"}


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.1",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "233.252.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2002:a00:1::",
        "2001:0:7f00:1::",
        "2001:db8::1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "ff02::1",
    ],
)
def test_a_name_of_the_source_that_leads_to_no_public_address_is_refused(address: str) -> None:
    gate = Gate(plain_manners(), lambda host, port: [PUBLIC, address])
    with pytest.raises(FetchError, match="no public address"):
        gate.place("www.london.gov.uk", 443)


@pytest.mark.parametrize("address", ["10.0.0.1", "169.254.169.254", "::ffff:10.0.0.1", "0.0.0.1"])
def test_what_permits_loopback_permits_no_other_private_address(address: str) -> None:
    gate = Gate(plain_manners(allow_loopback=True), lambda host, port: [address])
    with pytest.raises(FetchError, match="no public address"):
        gate.place("www.london.gov.uk", 443)


def test_loopback_is_for_tests_only() -> None:
    with Canary() as canary:
        manners = plain_manners(ports=frozenset([canary.port]))
        with (
            Fetcher(manners, FakeClock(), lambda host, port: ["127.0.0.1"]) as fetcher,
            pytest.raises(SourceError, match="no public address"),
        ):
            fetcher.get(f"{ORIGIN}:{canary.port}/")
    assert canary.hits == 0


def test_a_name_that_changes_between_check_and_use_leads_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    connected = []

    def refuse(address: tuple[str, int], *_: Any, **__: Any) -> None:
        connected.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", refuse)
    answers = iter([PUBLIC, "127.0.0.1", "127.0.0.1", "127.0.0.1"])
    with (
        Fetcher(plain_manners(), FakeClock(), lambda host, port: [next(answers)]) as fetcher,
        pytest.raises(SourceError),
    ):
        fetcher.get(ORIGIN)
    assert connected == [PUBLIC]


def test_a_name_is_looked_up_once(site: Site) -> None:
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    manners = plain_manners(schemes=frozenset(["http"]), ports=frozenset([site.port]), allow_loopback=True)
    with Fetcher(manners, FakeClock(), resolve) as fetcher:
        for decision in site.content.all():
            fetcher.get(f"http://www.london.gov.uk:{site.port}{decision.path}")
    assert asked == ["www.london.gov.uk"]


@pytest.mark.parametrize(("name", "is_right"), [("www.london.gov.uk", True), ("evil.example", False)])
def test_the_certificate_is_that_of_the_name_and_not_of_the_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, is_right: bool
) -> None:
    certificate = self_signed(tmp_path, name)
    trusting = ssl.create_default_context(cafile=str(certificate))
    monkeypatch.setattr(httpx2, "create_ssl_context", lambda **_: trusting)
    with encrypted_site(certificate) as site:
        address = f"{ORIGIN}:{site.port}{next(site.content.all()).path}"
        manners = plain_manners(ports=frozenset([site.port]), allow_loopback=True)
        with Fetcher(manners, FakeClock(), lambda host, port: ["127.0.0.1"]) as fetcher:
            assert can_be_read(fetcher, address) is is_right


def plain_manners(**changed: Any) -> Manners:
    return Manners(**({"contact": CONTACT, "hosts": HOSTS} | changed))


def reason(fetcher: Fetcher, address: str) -> str:
    with pytest.raises(FetchError) as caught:
        fetcher.get(address)
    return caught.value.reason


def can_be_read(fetcher: Fetcher, address: str) -> bool:
    try:
        return fetcher.get(address).status == 200
    except SourceError:
        return False


def self_signed(folder: Path, name: str) -> Path:
    """Write a key and its certificate for a name, and return where."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = FakeClock().now() - timedelta(days=4000)
    certificate = (
        x509.CertificateBuilder(subject, subject, key.public_key(), 1, now, now + timedelta(days=40_000))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    path = folder / "certificate.pem"
    path.write_bytes(pem + certificate.public_bytes(serialization.Encoding.PEM))
    return path


@contextmanager
def encrypted_site(certificate: Path) -> Iterator[Site]:
    """Serve one decision over TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with Site(1) as site:
        site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
        yield site
