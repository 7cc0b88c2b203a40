"""The report: what a reader sees of a finding, and that nothing of a document can execute or leak."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode as Node

from pipeline.assemble import Dossier
from pipeline.document import Redaction, Span
from pipeline.errors import UnreadableError
from pipeline.findings import Changes, compare
from pipeline.records import Operand
from pipeline.report.links import safe_link, slug
from pipeline.report.pictures import draw_views, plan
from pipeline.report.site import write_report
from tests.factory import TEXT, amount, check, dossier, publication

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


def paper() -> bytes:
    """A page with each figure where the factory says that it stands, and a telephone number."""
    sheet = io.BytesIO()
    canvas = Canvas(sheet, pagesize=(595, 842))
    for figure in re.finditer(r"£[\d,]+", TEXT):
        canvas.drawString(52, 842 - (110 + figure.start()), figure.group())
    canvas.drawString(60, 842 - 200, "07700 900123")
    canvas.save()
    return sheet.getvalue()


def written(folder: Path, *dossiers: Dossier, changes: Changes | None = None, **more: Any) -> dict[str, HTMLParser]:
    write_report(folder, publication(*dossiers), changes or Changes(), **more)
    return {path.name: HTMLParser(path.read_text(encoding="utf-8")) for path in folder.glob("*.html")}


def text(node: HTMLParser | Node | None) -> str:
    assert node is not None
    return re.sub(r"\s+", " ", (node.body if isinstance(node, HTMLParser) else node).text(separator=" ")).strip()


def test_a_finding_is_told_in_a_sentence_with_its_figures_and_their_difference(tmp_path: Path) -> None:
    card = written(tmp_path, dossier())["index.html"].css_first("article")
    assert text(card.css_first("h3")).startswith("The table's budget, £25,000, is £15,000 less than the £40,000")
    rows = [text(row) for row in card.css("tbody tr")]
    assert rows[0].startswith("£25,000 Budget signed form, page 1, table 1, row 1")
    assert rows[1].startswith("£40,000 awarded up to signed form, page 1")
    assert rows[-1] == "£15,000 difference"
    assert "Was the budget lowered after the table was made?" in text(card)


def test_wrong_sums_come_before_questions_and_the_largest_first(tmp_path: Path) -> None:
    one, two, three = (dossier(f"PCD {90001 + at}", sha256=letter * 64) for at, letter in enumerate("abc"))
    larger = two.checks[0].model_copy(update={"difference_pence": -9000000, "statement": "The larger gap."})
    asked = three.checks[0].model_copy(update={"verdict": "question", "statement": "Is it so?"})
    page = written(tmp_path, replace(three, checks=(asked,)), one, replace(two, checks=(larger,)))["index.html"]
    references = [text(link) for link in page.css("article .meta a")]
    assert references == ["PCD 90002", "PCD 90001", "PCD 90003"]


def test_every_operand_leads_to_its_marked_place_in_a_picture(tmp_path: Path) -> None:
    pages = written(tmp_path, dossier(), load=lambda sha256: paper())
    links = [link.attributes["href"] or "" for link in pages["index.html"].css("article a.figure")]
    assert len(links) == 2
    for link in links:
        page, _, place = link.partition("#")
        mark = pages[page].css_first(f"#{place}")
        assert mark.tag == "rect"
        assert mark.parent is not None
        picture = mark.parent.css_first("image").attributes["href"] or ""
        assert (tmp_path / picture).read_bytes().startswith(b"\x89PNG")


def test_a_mark_lies_on_its_figure(tmp_path: Path) -> None:
    page = written(tmp_path, dossier(), load=lambda sha256: paper())["pcd-90001.html"]
    scene = page.css_first("section[aria-labelledby=pictures] svg")
    image = scene.css_first("image").attributes
    with Image.open(tmp_path / str(image["href"])) as drawn:
        picture = drawn.convert("L")
    scale = picture.width / float(image["width"] or 0)
    for mark in scene.css("rect.mark"):
        x, y, width, height = (float(mark.attributes[name] or 0) * scale for name in ("x", "y", "width", "height"))
        inside = picture.crop((int(x), int(y), int(x + width), int(y + height)))
        assert inside.getextrema()[0] < 100


def test_a_finding_of_a_web_page_is_quoted_with_its_words_marked(tmp_path: Path) -> None:
    card = written(tmp_path, dossier(page=None))["index.html"].css_first("article")
    quotes = [text(quote) for quote in card.css("blockquote")]
    assert [text(mark) for mark in card.css("mark")] == ["£40,000", "£25,000"]
    assert quotes[1] == "Budget | £25,000"


def test_figures_of_one_sentence_are_quoted_together(tmp_path: Path) -> None:
    one = dossier(page=None)
    within = check("PCD 90001", "parts_sum_to_whole", "inconsistent", [one.amounts[1]], one.amounts[0])
    card = written(tmp_path, replace(one, checks=(within,)))["index.html"].css_first("article")
    assert len(card.css("blockquote")) == 1
    assert [text(mark) for mark in card.css("blockquote mark")] == ["£90,000", "£40,000"]


def test_withheld_stretches_are_painted_over(tmp_path: Path) -> None:
    covered = dossier()
    place = covered.papers[0].document.redactions[0]
    low = replace_redaction(covered, place, top=190.0)
    drawn = draw_views(paper(), plan(low)["a" * 64])
    blank = draw_views(paper(), plan(replace_redaction(covered, place, top=600.0))["a" * 64])
    assert darkness(drawn[0]) > darkness(blank[0]) + 500


def test_a_withheld_stretch_of_unknown_place_means_no_picture_of_its_page(tmp_path: Path) -> None:
    one = dossier()
    document = replace(one.papers[0].document, redactions=(Redaction(Span(0, 3), "telephone", 1, None),))
    hidden = replace(one, papers=(replace(one.papers[0], document=document),))
    pages = written(tmp_path, hidden, load=lambda sha256: paper())
    assert not list(tmp_path.rglob("*.png"))
    assert "£40,000" in text(pages["pcd-90001.html"])


def test_a_document_that_cannot_be_drawn_leaves_a_report_without_its_pictures(tmp_path: Path) -> None:
    def refuse(data: bytes, views: Any) -> list[bytes]:
        raise UnreadableError("limit_time", "took too long")

    pages = written(tmp_path, dossier(), load=lambda sha256: b"%PDF", draw=refuse)
    link = pages["index.html"].css_first("article a.figure").attributes["href"] or ""
    assert pages["pcd-90001.html"].css_first("#" + link.partition("#")[2]).tag == "tr"


def test_pictures_of_the_last_report_are_taken_over(tmp_path: Path) -> None:
    written(tmp_path / "one", dossier(), load=lambda sha256: paper())

    def fail(data: bytes, views: Any) -> list[bytes]:
        raise AssertionError("drawn again")

    shelf = tmp_path / "one" / "pictures"
    written(tmp_path / "two", dossier(), load=lambda sha256: paper(), draw=fail, shelf=shelf)
    assert [path.name for path in (tmp_path / "two/pictures").iterdir()] == [path.name for path in shelf.iterdir()]


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
        assert len(page.css("script")) == (name == "index.html")
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


def test_a_page_is_named_after_its_decision() -> None:
    assert slug("PCD 898") == "pcd-898"
    assert slug("../../etc/PCD 1") == "etc-pcd-1"


def test_what_is_new_and_what_is_no_longer_found_is_told(tmp_path: Path) -> None:
    one, two = dossier(), dossier("PCD 90002", sha256="b" * 64)
    page = written(tmp_path, one, changes=compare("20261121T091500Z", two.checks, one.checks))["index.html"]
    assert "1 new, 1 no longer found" in text(page)
    assert text(page.css_first("article .status")) == "new"
    assert "PCD 90002: The table's budget" in text(page.css_first("section[aria-labelledby=resolved]"))


def test_documents_that_could_not_be_read_are_listed_with_their_reason(tmp_path: Path) -> None:
    section = written(tmp_path, dossier())["index.html"].css_first("section[aria-labelledby=unread]")
    assert "truncated torn.pdf: the file ends before its end marker" in text(section)


def test_money_without_a_role_that_no_check_uses_is_listed(tmp_path: Path) -> None:
    one = dossier()
    loose = one.amounts[0].model_copy(update={"role": "unclear"})
    pages = written(tmp_path, replace(one, amounts=(loose, *one.amounts[1:])))
    assert "PCD 90001 : £90,000" in text(pages["index.html"].css_first("section[aria-labelledby=unclaimed]"))
    assert "£90,000 , signed form, page 1" in text(
        pages["pcd-90001.html"].css_first("section[aria-labelledby=unclaimed]")
    )


def test_an_operand_that_no_table_knows_still_shows_its_figure(tmp_path: Path) -> None:
    one = dossier()
    operands = (Operand(kind="term", value_pence=2500000), *one.checks[0].operands[1:])
    page = written(tmp_path, replace(one, checks=(one.checks[0].model_copy(update={"operands": operands}),)))
    assert text(page["index.html"].css_first("article tbody tr")) == "£25,000"


def test_filters_know_every_verdict_code_and_funder_of_an_entry(tmp_path: Path) -> None:
    page = written(tmp_path, dossier(), dossier("DMPCD 2015 80", sha256="b" * 64))["index.html"]
    row = page.css_first("tbody tr[data-codes]").attributes
    assert (row["data-verdicts"], row["data-codes"]) == ("inconsistent", "table_agrees_with_text")
    assert (row["data-years"], row["data-funders"]) == ("2021", "Home Office")


def darkness(png: bytes) -> int:
    with Image.open(io.BytesIO(png)) as picture:
        return sum(picture.convert("L").histogram()[:60])


def replace_redaction(one: Dossier, redaction: Redaction, *, top: float) -> Dossier:
    assert redaction.box is not None
    moved = replace(redaction, box=redaction.box._replace(top=top, bottom=top + 12))
    document = replace(one.papers[0].document, redactions=(moved,))
    return replace(one, papers=(replace(one.papers[0], document=document),))
