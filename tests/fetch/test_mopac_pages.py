"""Mopac's pages: read by their visible words whatever the markup, and nothing else is taken for one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import FetchError
from pipeline.html import read
from pipeline.sources.mopac.addresses import canonical, is_attachment, is_decision, is_list, list_address, settled
from pipeline.sources.mopac.decision import read_decision
from pipeline.sources.mopac.listing import Entry, read_list
from pipeline.sources.mopac.naming import reference_of
from tests.site import faults
from tests.site.content import FIRST, Decision, published
from tests.site.layouts import decision_page, list_page
from tests.site.visit import ORIGIN

URL = f"{ORIGIN}/pcd-1215-courses"
FILES = ("/sites/default/files/PCD_1215.pdf", "/media/99022/download", "/media/112374/download?attachment=")


def page(main: str) -> bytes:
    return f"<!DOCTYPE html><html><body><main><h1>Courses</h1>{main}</main></body></html>".encode()


def refusal(body: bytes, *, as_list: bool) -> str:
    with pytest.raises(FetchError) as caught:
        read_list(body, list_address(0)) if as_list else read_decision(body, URL)
    return caught.value.reason


OTHER_PAGES = {
    "challenge": faults.CHALLENGE.encode(),
    "soft 404": faults.LOST.encode(),
    "error page": b"<!DOCTYPE html><h1>502 Bad Gateway</h1><hr>nginx",
    "maintenance": page("<h2>Summary</h2><p>We are down.</p><h2>Background</h2><p>Back soon.</p>"),
    "news": page("<p>Date published: 4 May 2031</p><h2>Introduction</h2><p>PCD 1215 was taken.</p>"),
    "search": page("<p>0 results found for PCD 1215</p>"),
    "home": page("<p>Decisions</p><ul><li><a href='/pcd-1215-courses'>PCD 1215 Courses</a></li></ul>"),
    "login": page("<form><label>User</label><input></form>"),
    "frame": b"<html><head><meta http-equiv=refresh content='0;/'></head><body></body></html>",
    "json": b'{"reference": "PCD 1215"}',
    "pdf": b"%PDF-1.7\n%%EOF",
    "picture": b"\x89PNG\r\n\x1a\n",
    "nothing": b"",
    "half": b"<!DOCTYPE html><html><head><title>PCD 1215",
}


@pytest.mark.parametrize("kind", OTHER_PAGES)
def test_no_other_page_is_taken_for_a_decision_or_a_list(kind: str) -> None:
    assert refusal(OTHER_PAGES[kind], as_list=False) == "unexpected_page"
    assert refusal(OTHER_PAGES[kind], as_list=True) == "unexpected_page"


def test_a_decision_is_no_list_and_a_list_is_no_decision() -> None:
    assert refusal(decision_page(Decision(FIRST)).encode(), as_list=True) == "unexpected_page"
    assert refusal(list_page(published(40), 0).encode(), as_list=False) == "unexpected_page"


def test_a_list_cut_anywhere_is_never_a_shorter_list() -> None:
    whole = list_page(published(40), 0).encode()
    last = whole.rindex(b"<article>")
    kinds = {refusal(whole[: last * part // 50], as_list=True) for part in range(50)}
    assert kinds == {"unexpected_page"}


def test_a_list_whose_entries_are_not_as_many_as_it_says_is_refused() -> None:
    honest = list_page(published(40), 0)
    for wrong in ("1-21 of 40", "1-19 of 40", "0-19 of 40", "21-20 of 40", "1-20 of 19"):
        assert refusal(honest.replace("1-20 of 40", wrong).encode(), as_list=True) == "unexpected_page"


@pytest.mark.parametrize(
    "showing",
    [
        "<p>Showing 1-1 of 1669 results found</p>",
        "<div>Showing <b>1</b>-<b>1</b> of <b>1,669</b> results found</div>",
        "<p>Showing 1 – 1 of 1669 results</p>",
    ],
)
def test_the_total_is_read(showing: str) -> None:
    entry = "<h3><a href='/pcd-1215-courses'>Courses</a></h3><p>Reference code: PCD 1215</p>"
    found = read_list(page(showing + entry), list_address(0))
    assert (found.total, found.first, found.last) == (1669, 1, 1)
    assert found.entries == (Entry(URL, "Courses", "PCD 1215"),)


@pytest.mark.parametrize(
    "entry",
    [
        "<p><a href='{url}'>{title}</a></p><p>Page type: Decision</p><p>Reference code: PCD 1215</p><p>Words.</p>",
        "<div><a href='{url}'><h3>{title}</h3></a><div>Page type</div><div>Decision</div><div>Reference code</div>"
        "<div>PCD 1215</div></div>",
        "<h3>{title}</h3><dl><dt>Date signed:</dt><dd></dd><dt>Reference code:</dt><dd>PCD 1215</dd></dl>"
        "<p>Words.</p><p><a href='{url}'>Read more</a></p>",
        "<li><a href='{url}'><h3>{title}</h3><p>Reference code: PCD 1215</p><p>Words.</p></a></li>",
        "<table><tr><td><a href='{url}'>{title}</a></td></tr><tr><td>Reference code: PCD 1215</td></tr></table>",
    ],
)
def test_an_entry_is_found_in_any_markup(entry: str) -> None:
    two = [entry.format(url=f"/pcd-1215-courses-{at}", title=f"Courses {at}") for at in range(2)]
    found = read_list(page("<p>Showing 1-2 of 2 results found</p>" + "".join(two)), list_address(0))
    assert [(one.url, one.title, one.reference) for one in found.entries] == [
        (f"{URL}-0", "Courses 0", "PCD 1215"),
        (f"{URL}-1", "Courses 1", "PCD 1215"),
    ]


@pytest.mark.parametrize("number", range(FIRST, FIRST + 5))
def test_a_decision_of_any_layout_gives_reference_title_and_attachments(number: int) -> None:
    decision = Decision(number)
    found = read_decision(decision_page(decision).encode(), ORIGIN + decision.path)
    assert found.reference == decision.reference
    assert decision.title in str(found.title)
    assert [(one.url, one.label) for one in found.attachments] == [
        (ORIGIN + one.target, one.label) for one in decision.attachments
    ]


def test_attachments_have_three_forms_and_other_links_are_none() -> None:
    links = "".join(
        f"<p><a href='{address}'>PCD 1215</a></p>" for address in (*FILES, FILES[0], "/pcd-545-more", "/terms")
    )
    body = page(f"<p>Reference code: PCD 1215</p><h2>Signed decision document</h2>{links}")
    assert [one.url for one in read_decision(body, URL).attachments] == [ORIGIN + address for address in FILES]


def test_attachments_of_other_hosts_are_none() -> None:
    body = page("<p>Reference code: PCD 1215</p><a href='https://example.org/media/1/download'>x</a>")
    assert read_decision(body, URL).attachments == ()


def test_a_bare_page_has_the_reference_of_its_files() -> None:
    body = page(
        "<h2>Key information</h2><h2>Executive summary</h2><p>A grant.</p>"
        "<h2>Signed decision document</h2><a href='/media/7/download'>PCD 79 signed decision</a>"
    )
    assert read_decision(body, f"{ORIGIN}/what-we-do/mopac/mopac-decisions-336").reference == "PCD 79"


@pytest.mark.parametrize(
    ("code", "title", "address", "reference"),
    [
        ("PCD 1215", "Courses", "/courses", "PCD 1215"),
        ("PCD 1853", "PCD 1852 Courses", "/pcd-1852-courses", "PCD 1852"),
        ("PD 1599", "Courses", "/courses", "PCD 1599"),
        ("", "Courses", "/pcd-1213-courses", "PCD 1213"),
        ("", "PCD 1267    Courses", "/node/7", "PCD 1267"),
        ("DMPCD 2016 01", "Courses", "/courses", "DMPCD 2016 1"),
        ("", "Courses", "/node/7", None),
        ("to follow", "2023/24 revised budget", "/mopac-decisions-336", None),
    ],
)
def test_identity_is_the_reference(code: str, title: str, address: str, reference: str | None) -> None:
    assert reference_of(code, title, address) == reference


ONE = f"{ORIGIN}/pcd-1215-courses"


@pytest.mark.parametrize(
    "alias",
    [
        "https://www.london.gov.uk/pcd-1215-courses/",
        "https://london.gov.uk/pcd-1215-courses",
        "http://london.gov.uk:80/pcd-1215-courses",
        "http://London.gov.uk/PCD-1215-Courses",
        "https://nrmm.london/pcd-1215-courses",
        "http://www.nrmm.london/pcd-1215-courses?utm_source=mail&fbclid=1",
        "https://www.london.gov.uk//pcd-1215-courses#content",
        "https://www.london.gov.uk/pcd%2D1215-courses?page=0",
        " /pcd-1215-courses ",
    ],
)
def test_one_page_has_one_canonical_address(alias: str) -> None:
    assert canonical(alias) == ONE
    assert canonical(ONE) == ONE


def test_what_tells_pages_apart_is_kept() -> None:
    assert canonical(f"{ORIGIN}/node/15722?page=13&order=x") == canonical(list_address(13))
    assert canonical(list_address(0)) == canonical(f"{ORIGIN}/node/15722")
    assert canonical(f"{ORIGIN}/sites/default/files/PCD_1215.pdf") == f"{ORIGIN}/sites/default/files/PCD_1215.pdf"
    assert canonical(f"{ORIGIN}/media/7/Download?attachment=") == f"{ORIGIN}/media/7/download"
    assert canonical("https://example.org/Pcd-1") == "https://example.org/pcd-1"


def test_an_address_is_asked_for_by_https_and_by_the_main_host() -> None:
    assert settled("http://nrmm.london/media/7/download?attachment=#x") == f"{ORIGIN}/media/7/download?attachment="
    assert settled("http://example.org/a") == "http://example.org/a"
    assert settled("file:///etc/passwd") == "file:///etc/passwd"


def test_addresses_are_told_by_their_families() -> None:
    decisions = {decision.path for decision in published(8).all()} | {decision.alias for decision in published(8).all()}
    assert all(is_decision(ORIGIN + path) for path in decisions)
    assert not any(is_list(ORIGIN + path) or is_attachment(ORIGIN + path) for path in decisions)
    assert is_decision(f"{ORIGIN}/what-we-do/mopac/governance-and-decision-making/mopac-decisions--62")
    assert all(is_attachment(ORIGIN + path) and not is_decision(ORIGIN + path) for path in FILES)
    assert is_list(list_address(4))
    assert not is_decision(list_address(4))
    others = (
        "/",
        "/terms",
        "/media",
        "/news/pcd-in-the-press",
        "/decisions/md2345-roads",
        "/what-we-do/mopac-decisions-0",
    )
    assert not any(is_decision(ORIGIN + path) for path in others)
    assert not is_decision("https://example.org/pcd-1215-courses")


RECODINGS = [
    (codec, declared)
    for codec in ("utf-8", "utf-8-sig", "cp1252", "utf-16")
    for declared in ("utf-8", "iso-8859-1", "windows-1252", "us-ascii", "utf-16", "no-such-charset")
]


@pytest.mark.parametrize(("codec", "declared"), RECODINGS)
def test_amounts_are_the_same_in_every_encoding_declared_truly_or_not(codec: str, declared: str) -> None:
    sums = [f"£{1000 * at + at:,}" for at in range(1, 41)]
    text = decision_page(Decision(FIRST)).replace("Approve", f"Approve {', '.join(sums)} and – “{sums[0]}” –")
    recoded = faults.recoded(codec, declared)(replace(faults.Reply(), body=text.encode()))
    found = read(recoded.body, "")
    assert [one for one in sums if one not in found.text] == []
    assert "Â" not in found.text
    assert read_decision(recoded.body, URL).reference == "PCD 1001"


@pytest.mark.shared
def test_the_real_pages_are_decisions_with_their_attachment(shared: Path) -> None:
    for path in sorted((shared / "seeds").glob("*.html")):
        found = read_decision(path.read_bytes(), f"{ORIGIN}/{path.stem}-slug")
        assert str(found.reference).replace(" ", "-").lower() == path.stem
        assert len(found.attachments) == 1
