"""Attachments: their bytes say what they are, and their names are never paths."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import FetchError
from pipeline.fetch.attachment import kind_of
from pipeline.fetch.disposition import file_name
from pipeline.fetch.fetcher import Fetcher
from tests.site import faults
from tests.site.content import Attachment, Decision
from tests.site.papers import office, signed_paper
from tests.site.server import Site
from tests.site.visit import ORIGIN


@pytest.fixture
def attachment(decision: Decision) -> Attachment:
    return decision.attachments[0]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (faults.CHALLENGE.encode(), "html"),
        (faults.LOST.encode(), "html"),
        (b'{"error": "not found"}', "json"),
        (office(), "office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "office"),
        (b"book\0\0\0\0mark" + bytes(60), "bookmark"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"PK\x03\x04" + bytes(60), "archive"),
        (b" \r\n", "empty"),
        (b"The decision was deferred.", "text"),
    ],
)
def test_what_is_only_called_pdf_is_refused_by_its_kind(
    site: Site, fetcher: Fetcher, attachment: Attachment, body: bytes, kind: str
) -> None:
    site.fault(attachment.target, faults.body(body, "application/pdf"))
    with pytest.raises(FetchError) as caught:
        kind_of(fetcher.get(ORIGIN + attachment.target).body)
    assert caught.value.reason == f"not_pdf:{kind}"


def test_a_pdf_under_another_label_is_one(site: Site, fetcher: Fetcher, attachment: Attachment) -> None:
    site.fault(attachment.target, faults.body(signed_paper(attachment), "application/octet-stream"))
    assert kind_of(fetcher.get(ORIGIN + attachment.target).body) == "application/pdf"


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("attachment; filename=pcd_1008.pdf", "pcd_1008.pdf"),
        ('attachment; filename="PCD 1008 – signed.pdf"', "PCD 1008 – signed.pdf"),
        ("attachment; filename=\"a.pdf\"; filename*=UTF-8''PCD%201008%20%E2%82%AC.pdf", "PCD 1008 €.pdf"),
        ("attachment; filename*=iso-8859-1'en'%A3330k.pdf", "£330k.pdf"),
        ("inline; FileName=a.pdf", "a.pdf"),
        ('attachment; filename="he said \\"yes\\".pdf"', 'he said "yes".pdf'),
        ('attachment; filename="a;b.pdf"', "a;b.pdf"),
        ("attachment", None),
        ("", None),
        (None, None),
        ("attachment; filename=", None),
        ('attachment; filename=".."', None),
        ("attachment; filename*=no-such-charset''a.pdf", "a.pdf"),
    ],
)
def test_the_name_that_a_server_gives_is_read(header: str | None, name: str | None) -> None:
    assert file_name(header) == name


UP = ("../", "..\\", "/", "C:\\", "\\\\host\\share\\")
HOSTILE = [
    *(up + rest for up in UP for rest in ("etc/passwd", "a.pdf", "")),
    *("../" * deep + "x.pdf" for deep in range(2, 17)),
    *("..", ".", "...", "~", "a/../../b", "a\0.pdf", "a\r\nSet-Cookie: x", "\u202efdp.exe", "x" * 4096, "CON"),
    *("a.pdf:stream", "%2e%2e%2fa.pdf", "..%2f..%2fa.pdf", "..%5ca.pdf", "%00.pdf", "....//a.pdf", "..;/a.pdf"),
    *("$(id).pdf", "`id`", "-rf"),
]


def test_no_name_leads_out_of_a_folder_0_of_50(tmp_path: Path) -> None:
    assert len(HOSTILE) == 50
    outside = []
    for hostile in HOSTILE:
        for header in (f'attachment; filename="{hostile}"', f"attachment; filename*=UTF-8''{hostile}"):
            name = file_name(header) or "unnamed"
            is_plain = len(name) <= 200 and name.isprintable() and PureWindowsPath(name.replace(":", "")).name
            if (tmp_path / name).resolve().parent != tmp_path.resolve() or not is_plain:
                outside.append(hostile)
    assert outside == []


def test_a_name_with_folders_comes_through_the_wire_as_data(
    site: Site, fetcher: Fetcher, attachment: Attachment
) -> None:
    site.fault(attachment.target, faults.name('attachment; filename="../../../etc/cron.d/x.pdf"'))
    answer = fetcher.get(ORIGIN + attachment.target)
    assert file_name(answer.headers["content-disposition"]) == "x.pdf"


@given(st.text(max_size=40))
def test_any_header_gives_a_plain_name_or_none(header: str) -> None:
    for written in (header, f"attachment; filename={header}", f"attachment; filename*={header}"):
        name = file_name(written)
        assert name is None or (name.isprintable() and not set(name) & set("/\\") and name not in (".", ".."))
