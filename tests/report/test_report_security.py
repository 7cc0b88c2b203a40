"""The report as a page of strangers' words: nothing of a document executes, and only known hosts are linked."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.report.links import safe_link
from tests.factory import TEXT, amount, check, dossier
from tests.pages import text, written

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}",
    "javascript:alert(1)",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "\u202e000,51£\u202c",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_from_a_document_executes(tmp_path: Path, payload: str) -> None:
    one = dossier(text=TEXT + f"\n{payload} £7,000 {payload}")
    hostile = amount(one.papers[0].document.text, "£7,000", "a" * 64, None, section=payload, because=payload)
    total = one.amounts[0]
    found = check("PCD 90001", "parts_sum_to_whole", "inconsistent", [hostile], total, statement=payload)
    found = found.model_copy(update={"expression": payload, "explanation": payload, "grade": payload})
    decision = one.decision.model_copy(
        update={"title": payload, "url": payload, "executive_summary": payload, "decision_maker": payload}
    )
    law = one.legal_basis[0].model_copy(update={"uri": payload, "instrument": payload})
    body = one.organisations[0].model_copy(update={"name": payload})
    whole = replace(
        one,
        decision=decision,
        checks=(*one.checks, found),
        amounts=(*one.amounts, hostile),
        legal_basis=(law,),
        organisations=(body,),
    )
    for name, page in written(tmp_path, whole).items():
        assert [script.text().strip().startswith('"use strict"') for script in page.css("script")] == [True]
        assert not page.css("iframe, object, embed, img")
        for node in page.css("*"):
            assert not any(key.startswith("on") or key == "style" for key in node.attributes)
            link = node.attributes.get("href") or ""
            assert (
                re.match(
                    r"(#|pictures/|reconciliation\.xlsx$|[a-z0-9-]+\.html|https://www\.legislation\.gov\.uk/)", link
                )
                or not link
            )
        source = (tmp_path / name).read_text(encoding="utf-8")
        assert "\u202e" not in source
        assert "49" not in text(page.css_first("h1"))


def test_the_policy_allows_our_own_style_and_script_and_nothing_else(tmp_path: Path) -> None:
    for name, page in written(tmp_path, dossier()).items():
        source = (tmp_path / name).read_text(encoding="utf-8")
        policy = page.css_first("meta[http-equiv=Content-Security-Policy]").attributes["content"] or ""
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        assert rules["default-src"] == "'none'"
        assert "unsafe" not in policy
        for tag in ("style", "script"):
            for inner in re.findall(f"<{tag}>(.*?)</{tag}>", source, re.DOTALL):
                digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
                assert rules[f"{tag}-src"] == f"'sha256-{digest}'"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example",
        "https://evil.example/",
        "https://london.gov.uk.evil.example/",
        "https://notlondon.gov.uk/",
        "https://london.gov.uk@evil.example/",
        "https://user@london.gov.uk/",
        "https://london.gov.uk:8080/",
        "https://london.gov.uk\\@evil.example",
        "https://lon\ndon.gov.uk/",
        "https://[::1",
        "",
        None,
    ],
)
def test_other_addresses_are_not_linked(address: str | None) -> None:
    assert safe_link(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "https://www.london.gov.uk/pcd-1215-x?page=1",
        "http://london.gov.uk/node/1",
        "https://www.legislation.gov.uk/ukpga/2011/13/schedule/3/paragraph/7",
    ],
)
def test_the_publisher_and_the_statutes_are_linked(address: str) -> None:
    assert safe_link(address) == address
