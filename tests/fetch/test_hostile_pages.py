"""Whatever a page or an address is made of, it is read or refused with a reason, and in linear time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import FetchError
from pipeline.fetch.gate import Gate
from pipeline.fetch.manners import Manners
from pipeline.sources.mopac.addresses import HOSTS, canonical, list_address, settled
from pipeline.sources.mopac.decision import read_decision
from pipeline.sources.mopac.listing import read_list
from tests.growth import LINEAR, growth

URL = "https://www.london.gov.uk/pcd-1215-courses"
GATE = Gate(Manners(contact="https://example.org", hosts=HOSTS), lambda host, port: [])
TAGS = ("<a href='/pcd-1-x'>", "</a>", "<p>", "<h3>", "<table>", "<td>", "Reference code:", "PCD 1", "Showing 1-2 of 2")
MARKUP = st.lists(st.one_of(st.sampled_from(TAGS), st.text(max_size=8)), max_size=30).map("".join).map(str.encode)
SHORT = st.text(max_size=9)
ADDRESSES = st.one_of(
    st.text(max_size=40),
    st.builds("https://www.london.gov.uk{}".format, st.text(max_size=30)),
    st.builds("{}://{}:{}/{}".format, SHORT, SHORT, SHORT, SHORT),
)


def refusal(judge: Callable[[], object]) -> str | None:
    """Return the reason of a refusal, None where there was none."""
    try:
        judge()
    except FetchError as error:
        return error.reason
    return None


@settings(max_examples=60)
@given(st.one_of(st.binary(max_size=200), MARKUP))
def test_any_page_is_read_or_refused_with_a_reason(body: bytes) -> None:
    assert refusal(lambda: read_list(body, list_address(0))) in (None, "unexpected_page")
    assert refusal(lambda: read_decision(body, URL)) in (None, "unexpected_page")


@settings(max_examples=200)
@given(ADDRESSES)
def test_any_address_is_refused_or_is_the_source_s(address: str) -> None:
    reason = refusal(lambda: GATE.check(address))
    assert reason in (None, "blocked_url")
    if reason is None:
        url = GATE.check(address)
        assert (url.scheme, url.port, url.host in HOSTS, url.userinfo) == ("https", None, True, b"")


@settings(max_examples=200)
@given(ADDRESSES)
def test_the_canonical_form_of_a_canonical_form_is_itself(address: str) -> None:
    try:
        once = canonical(address)
    except ValueError:  # no address at all: a page that links to it has no such link
        return
    assert canonical(once) == once
    assert canonical(settled(address)) == once


@pytest.mark.parametrize(
    "part",
    [
        "<p><a href='/pcd-1-x'>PCD 1</a></p>",
        "<p><a href='/pcd-1-x'>PCD 1</a></p><p>Reference code: PCD 1</p>",
        "<p>Reference code: PCD 1</p>",
        "<h2>Executive summary</h2><a href='/media/1/download'>x</a>",
    ],
)
def test_the_time_grows_with_the_page(part: str) -> None:
    def reading(times: int) -> Callable[[], object]:
        body = f"<!DOCTYPE html><main><h1>x</h1><p>Showing 1-9 of 9</p>{part * times}</main>".encode()

        def read_both() -> None:
            for read, url in ((read_list, list_address(0)), (read_decision, URL)):
                with pytest.raises(FetchError):
                    read(body, url)

        return read_both

    assert growth(reading, 800) < LINEAR
