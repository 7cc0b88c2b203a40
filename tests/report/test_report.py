"""The report: what a reader sees of a finding, and that withheld words stay withheld."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser as HTMLParser

from pipeline.assemble import Dossier
from pipeline.records import Operand
from pipeline.release.findings import Changes, compare, ranked
from pipeline.report.exhibit import Exhibit
from pipeline.report.index_page import index_page
from pipeline.report.links import slug
from pipeline.report.pages import render_page
from pipeline.report.site import write_report
from tests.factory import TEXT, amount, check, dossier, publication
from tests.pages import text, written


def test_a_finding_is_told_in_a_sentence_with_its_figures_and_their_difference(tmp_path: Path) -> None:
    card = written(tmp_path, dossier())["index.html"].css_first("article")
    assert text(card.css_first("h3")).startswith("The table's budget, £25,000, is £15,000 less than the £40,000")
    rows = [text(row) for row in card.css("tbody tr")]
    assert rows[0].startswith("£25,000 Budget signed form, page 1, table 1, row 1")
    assert rows[1].startswith("£40,000 awarded, up to signed form, page 1")
    assert rows[-1] == "£15,000 difference"
    assert "Was the budget lowered after the table was made?" in text(card)


def test_figures_of_one_table_name_it_once(tmp_path: Path) -> None:
    one = dossier()
    rows = [each.model_copy(update={"table_number": 1, "row_number": 2 + at}) for at, each in enumerate(one.amounts)]
    found = check("PCD 90001", "rows_sum_to_total", "inconsistent", rows[:2], rows[2])
    pages = written(tmp_path, replace(one, amounts=tuple(rows), checks=(found,)))
    places = [text(place) for place in pages["index.html"].css(".sum .where")]
    assert places == ["signed form, page 1, table 1, row 2", "row 3", "row 4"]


def test_wrong_sums_come_before_questions_and_the_largest_first(tmp_path: Path) -> None:
    one, two, three = (dossier(f"PCD {90001 + at}", sha256=letter * 64) for at, letter in enumerate("abc"))
    larger = two.checks[0].model_copy(update={"difference_pence": -9000000, "statement": "The larger gap."})
    asked = three.checks[0].model_copy(update={"verdict": "question", "statement": "Is it so?"})
    page = written(tmp_path, replace(three, checks=(asked,)), one, replace(two, checks=(larger,)))["index.html"]
    references = [text(link) for link in page.css("article .meta a")]
    assert references == ["PCD 90002", "PCD 90001", "PCD 90003"]


def test_a_figure_of_another_decision_leads_to_that_decision(tmp_path: Path) -> None:
    one, two = dossier("PCD 90001"), dossier("PCD 90002", sha256="b" * 64)
    found = check("PCD 90002", "earlier_decision_agrees", "inconsistent", [one.amounts[0]], two.amounts[1])
    pages = written(tmp_path, one, replace(two, checks=(found,)))
    rows = [row for row in pages["pcd-90002.html"].css("article tbody tr") if row.css_first("a.figure")]
    assert text(rows[0]) == "£90,000 to be accepted PCD 90001, signed form, page 1"
    target = rows[0].css_first("a.figure").attributes["href"] or ""
    page, _, place = target.partition("#")
    assert page == "pcd-90001.html"
    assert pages[page].css_first(f'[id="{place}"]') is not None


def test_a_finding_of_a_web_page_is_quoted_with_its_words_marked(tmp_path: Path) -> None:
    card = written(tmp_path, dossier(page=None))["index.html"].css_first("article")
    quotes = [text(quote) for quote in card.css("blockquote")]
    assert [text(mark) for mark in card.css("mark")] == ["£40,000", "£25,000"]
    assert quotes[1] == "Budget | £25,000"


def test_a_check_of_days_quotes_the_line_of_the_day(tmp_path: Path) -> None:
    one = dossier(text=f"{TEXT}\nChief Executive, dated 12/12/2032\nThe next line", page=None)
    place = one.papers[0].document.text.index("12/12/2032")
    late = {"sha256": "a" * 64, "char_start": place, "code": "dates_in_order", "verdict": "question"}
    found = one.checks[0].model_copy(update=late | {"operands": ()})
    card = written(tmp_path, replace(one, checks=(found,)))["index.html"].css_first("article")
    assert text(card.css_first("blockquote")) == "Chief Executive, dated 12/12/2032"
    assert text(card.css_first("mark")) == "12/12/2032"


def test_a_quotation_ends_with_its_sentence(tmp_path: Path) -> None:
    words = "for the boats, the boat house and all that belongs to them, as the members of the club have asked for"
    one = dossier(
        text=f"{TEXT}\nIt gives £7,000 {words} of the year. Nothing else is asked for, and nothing else is given.",
        page=None,
    )
    seven = amount(one.papers[0].document.text, "£7,000", "a" * 64, None)
    found = check("PCD 90001", "figure_restated", "inconsistent", [seven], one.amounts[0])
    pages = written(tmp_path, replace(one, amounts=(*one.amounts, seven), checks=(found,)))
    quotes = [text(quote) for quote in pages["index.html"].css("blockquote")]
    assert f"It gives £7,000 {words} of the year. …" in quotes


def test_figures_of_one_sentence_are_quoted_together(tmp_path: Path) -> None:
    one = dossier(page=None)
    within = check("PCD 90001", "parts_sum_to_whole", "inconsistent", [one.amounts[1]], one.amounts[0])
    card = written(tmp_path, replace(one, checks=(within,)))["index.html"].css_first("article")
    assert len(card.css("blockquote")) == 1
    assert [text(mark) for mark in card.css("blockquote mark")] == ["£90,000", "£40,000"]


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


def test_samples_are_never_taken_for_published_decisions(tmp_path: Path) -> None:
    write_report(tmp_path, replace(publication(dossier()), source="sample"), Changes())
    page = HTMLParser((tmp_path / "index.html").read_text(encoding="utf-8"))
    assert "Sample decisions, written for this project" in text(page.css_first("header"))
    assert "Mayor" not in text(page.css_first("header"))


def test_filters_know_every_verdict_code_and_funder_of_an_entry(tmp_path: Path) -> None:
    page = written(tmp_path, dossier(), dossier("DMPCD 2015 80", sha256="b" * 64))["index.html"]
    row = page.css_first("tbody tr[data-codes]").attributes
    assert (row["data-verdicts"], row["data-codes"]) == ("inconsistent", "table_agrees_with_text")
    assert (row["data-years"], row["data-funders"]) == ("2021", "Home Office")


def test_the_index_of_300_decisions_with_900_findings_stays_below_a_megabyte() -> None:
    def decided(number: int) -> Dossier:
        one = dossier(f"PCD {90001 + number}")
        (check,) = one.checks
        long = check.model_copy(update={"operands": check.operands[:1] * 10 + check.operands[1:]})
        return replace(one, checks=tuple(long.model_copy(update={"check_id": f"{number}:{at}:x"}) for at in range(3)))

    made = publication(*map(decided, range(300)))
    exhibits = [Exhibit(each, made.documents_of(each)) for each in made.dossiers]
    page = index_page(made, exhibits, ranked(made.dossiers, Changes()), Changes())
    assert len(render_page("index.html", site=page).encode()) < 1_000_000
