"""Bodies: half of one, too much of one, or none is never taken for one."""

from __future__ import annotations

import gzip
import time
from dataclasses import replace

import pytest

from pipeline.errors import FetchError, SourceError
from pipeline.fetch.attachment import kind_of
from pipeline.fetch.fetcher import Fetcher
from pipeline.fetch.pace import SystemClock
from tests.bombs import inflating
from tests.site import faults
from tests.site.content import Attachment, Decision
from tests.site.papers import linearised, signed_paper
from tests.site.server import Site
from tests.site.visit import ORIGIN, manners, visit


@pytest.fixture
def attachment(decision: Decision) -> Attachment:
    return decision.attachments[0]


def reason(fetcher: Fetcher, target: str) -> str:
    with pytest.raises(FetchError) as caught:
        fetcher.get(ORIGIN + target)
    return caught.value.reason


@pytest.mark.parametrize("fault", [faults.cut, faults.cut_chunks], ids=["Content-Length", "chunked"])
def test_a_body_that_breaks_off_anywhere_is_truncated_100_of_100(
    site: Site, attachment: Attachment, fault: faults.Cutting
) -> None:
    whole = len(signed_paper(attachment))
    found = []
    with visit(site, attempts=1) as fetcher:
        for part in range(100):
            site.script.lines.clear()
            site.fault(attachment.target, fault(whole * part // 100))
            found.append(reason(fetcher, attachment.target))
    assert found == ["truncated"] * 100


@pytest.mark.parametrize("fault", [faults.cut(100), faults.cut_chunks(100), faults.cut(0), faults.packed_and_cut(100)])
def test_a_body_that_breaks_off_is_asked_for_again(
    site: Site, fetcher: Fetcher, attachment: Attachment, fault: faults.Fault
) -> None:
    site.fault(attachment.target, fault, hits=range(1, 3))
    assert fetcher.get(ORIGIN + attachment.target).body == signed_paper(attachment)
    assert len(site.asked(attachment.target)) == 3


def test_a_chunked_body_is_whole_by_its_last_chunk(site: Site, fetcher: Fetcher, attachment: Attachment) -> None:
    site.fault(attachment.target, lambda reply: replace(reply, is_chunked=True))
    assert fetcher.get(ORIGIN + attachment.target).body == signed_paper(attachment)


def test_a_packed_body_is_unpacked(site: Site, fetcher: Fetcher, attachment: Attachment) -> None:
    site.fault(attachment.target, faults.packed)
    assert fetcher.get(ORIGIN + attachment.target).body == signed_paper(attachment)


def test_two_packings_one_after_the_other_are_one_body(site: Site, fetcher: Fetcher, attachment: Attachment) -> None:
    whole = signed_paper(attachment)
    site.fault(attachment.target, faults.body(gzip.compress(whole[:300]) + gzip.compress(whole[300:])))
    site.fault(attachment.target, faults.header("Content-Encoding", "gzip"))
    assert fetcher.get(ORIGIN + attachment.target).body == whole


def test_a_packed_body_that_was_cut_on_the_way_is_truncated(
    site: Site, fetcher: Fetcher, attachment: Attachment
) -> None:
    whole = len(gzip.compress(signed_paper(attachment), 6))
    for at in range(1, whole, whole // 20):
        site.script.lines.clear()
        site.fault(attachment.target, faults.packed_and_cut(at))
        assert reason(fetcher, attachment.target) == "truncated"


def test_a_packing_that_was_not_asked_for_is_refused(site: Site, fetcher: Fetcher, attachment: Attachment) -> None:
    site.fault(attachment.target, faults.header("Content-Encoding", "br"))
    assert reason(fetcher, attachment.target) == "unexpected_encoding"


def test_a_linearised_paper_cut_where_it_is_stored_is_truncated(
    site: Site, fetcher: Fetcher, attachment: Attachment
) -> None:
    whole = linearised(signed_paper(attachment))
    site.fault(attachment.target, faults.body(whole))
    assert kind_of(fetcher.get(ORIGIN + attachment.target).body) == "application/pdf"
    first_end = whole.index(b"%%EOF") + len(b"%%EOF\n")
    for at in [first_end, *range(first_end + 1, len(whole) - 1, len(whole) // 20)]:
        site.script.lines.clear()
        site.fault(attachment.target, faults.body(whole[:at]))
        with pytest.raises(FetchError) as caught:
            kind_of(fetcher.get(ORIGIN + attachment.target).body)
        assert caught.value.reason == "truncated"


def test_no_bytes_are_no_file(site: Site, fetcher: Fetcher, attachment: Attachment) -> None:
    site.fault(attachment.target, faults.body(b""))
    assert reason(fetcher, attachment.target) == "empty"


@pytest.mark.parametrize("status", [201, 204, 206, 300, 400, 404, 405, 410, 451])
def test_a_status_that_promises_no_whole_body_is_the_reason(
    site: Site, fetcher: Fetcher, attachment: Attachment, status: int
) -> None:
    site.fault(attachment.target, lambda reply: replace(reply, status=status))
    assert reason(fetcher, attachment.target) == f"status:{status}"


def test_a_body_over_the_cap_is_refused_before_it_is_read(site: Site, attachment: Attachment) -> None:
    site.fault(attachment.target, lambda reply: replace(reply, body=bytes(1001), sent=0))
    with visit(site, most_bytes=1000) as fetcher:
        assert reason(fetcher, attachment.target) == "too_large"


@pytest.mark.parametrize(("size", "reason_given"), [(1000, None), (1001, "too_large"), (3_000_000, "too_large")])
def test_a_body_that_does_not_say_its_length_is_counted(
    site: Site, attachment: Attachment, size: int, reason_given: str | None
) -> None:
    site.fault(attachment.target, lambda reply: replace(reply, body=b"x" * size, is_chunked=True))
    with visit(site, most_bytes=1000) as fetcher:
        if reason_given:
            assert reason(fetcher, attachment.target) == reason_given
        else:
            assert len(fetcher.get(ORIGIN + attachment.target).body) == size


def test_a_gigabyte_in_a_few_kilobytes_is_not_unpacked(site: Site, fetcher: Fetcher, attachment: Attachment) -> None:
    bomb = gzip_of_zeros(1000)
    assert len(bomb) < 2_000_000
    site.fault(attachment.target, faults.body(bomb))
    site.fault(attachment.target, faults.header("Content-Encoding", "gzip"))
    assert reason(fetcher, attachment.target) == "too_large"


def test_a_body_that_drips_ends_at_its_deadline() -> None:
    with Site(1) as site, Fetcher(manners(site, deadline=1.0, seconds_between=0), SystemClock()) as fetcher:
        target = next(site.content.all()).attachments[0].target
        site.fault(
            target, faults.slow(0.05)
        )  # each byte long before any silence is noticed, all of them in half a minute
        fetcher.allows(ORIGIN)
        before = time.monotonic()
        assert reason(fetcher, target) == "too_slow"
        assert 1.0 <= time.monotonic() - before < 25
        assert len(site.asked(target)) == 1


def test_a_head_that_drips_ends_at_its_deadline(site: Site, fetcher: Fetcher, decision: Decision) -> None:
    site.fault(decision.path, faults.slow_head(1.0))
    assert reason(fetcher, decision.path) == "too_slow"


def test_a_server_that_says_nothing_is_left(site: Site, decision: Decision) -> None:
    site.fault(decision.path, faults.silent)
    with visit(site, silence=1.0) as fetcher:
        assert reason(fetcher, decision.path) == "too_slow"


def test_a_source_of_which_nothing_comes_in_time_ends_the_run(site: Site) -> None:
    site.fault("*", faults.silent)
    with visit(site, silence=0.02) as fetcher, pytest.raises(SourceError, match="no whole answer"):
        fetcher.get(ORIGIN)


def gzip_of_zeros(megabytes: int) -> bytes:
    """Return what gzip makes of so many million zeros, without packing them all."""
    deflated = inflating(bytes(1_000_000), megabytes)[2:-4]
    return gzip.compress(b"")[:10] + deflated + bytes(8)
