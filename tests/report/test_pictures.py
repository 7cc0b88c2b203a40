"""The pictures of a report: each figure is marked where it stands, and what is withheld is painted over."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

from PIL import Image

from pipeline.assemble import Dossier
from pipeline.document import Redaction, Span
from pipeline.errors import UnreadableError
from pipeline.report.embedding import embed
from pipeline.report.pictures import draw_views, plan
from tests.factory import dossier
from tests.pages import paper, text, written


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


def darkness(png: bytes) -> int:
    with Image.open(io.BytesIO(png)) as picture:
        return sum(picture.convert("L").histogram()[:60])


def replace_redaction(one: Dossier, redaction: Redaction, *, top: float) -> Dossier:
    assert redaction.box is not None
    moved = replace(redaction, box=redaction.box._replace(top=top, bottom=top + 12))
    document = replace(one.papers[0].document, redactions=(moved,))
    return replace(one, papers=(replace(one.papers[0], document=document),))


def test_a_page_with_its_pictures_stays_below_its_size(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    for name in "abc":
        (tmp_path / "pictures" / f"{name}.png").write_bytes(b"0" * 3000)
    page = "".join(f'<image href="pictures/{name}.png">' for name in "abc")
    embedded = embed(page, tmp_path, most=9000)
    assert len(embedded) <= 9000
    assert embedded.count("data:image/png") == 2
