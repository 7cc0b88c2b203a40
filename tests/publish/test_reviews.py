"""Reviews: what somebody said of a finding lasts while its figures do, and a senseless one is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.publish import publish, rebuild_report
from pipeline.release.published import read_publication
from pipeline.release.review import Review, outlived, read_reviews
from tests.factory import RUN, amount, check, dossier, publication
from tests.published import content, next_run, put


def review(fingerprint: str) -> dict[str, Review]:
    return {fingerprint: Review(fingerprint, "PCD 90001", "table_agrees_with_text", "explained", "two funds")}


def test_a_review_lasts_while_the_figures_do(tmp_path: Path) -> None:
    one = dossier()
    put(tmp_path / "sample", one, reviews=review(one.checks[0].fingerprint))
    assert read_publication(tmp_path / "sample").dossiers[0].checks[0].review == "explained: two funds"


def test_a_review_ends_when_the_figures_change(tmp_path: Path) -> None:
    one = dossier()
    text = one.papers[0].document.text
    budget, awarded = (amount(text, quote, "a" * 64) for quote in ("£10,000", "£40,000"))
    other = check("PCD 90001", "table_agrees_with_text", "inconsistent", [budget], awarded)
    put(tmp_path / "sample", replace(one, checks=(other,)), reviews=review(one.checks[0].fingerprint))
    assert read_publication(tmp_path / "sample").dossiers[0].checks[0].review is None
    assert (
        "reopened: its figures have changed since it was reviewed"
        in (tmp_path / "sample/report/index.html").read_text()
    )


def test_only_the_finding_whose_figures_changed_is_open_again_and_stays_so(tmp_path: Path) -> None:
    one = dossier()
    (first,) = one.checks
    other = first.model_copy(update={"check_id": "x:1", "fingerprint": "other"})
    marks = review(first.fingerprint)
    put(tmp_path / "sample", replace(one, checks=(first, other)), reviews=marks)
    changed = replace(one, checks=(first.model_copy(update={"fingerprint": "changed"}), other))
    again = put(tmp_path / "sample", changed, run=next_run(RUN), reviews=marks)
    assert again.changes.reopened == {"changed"}
    assert put(tmp_path / "sample", changed, run=next_run(RUN, 120), reviews=marks).changes.reopened == {"changed"}


HEAD = "fingerprint,reference,code,mark,note,reviewer,reviewed_on\n"


def test_a_review_is_read_with_who_said_it_and_when(tmp_path: Path) -> None:
    path = tmp_path / "review.csv"
    row = "abc,PCD 90001,running_balance,source_error,the paper's own slip,A. Reader,2026-11-22\n"
    path.write_text(HEAD + row, encoding="utf-8-sig")
    assert read_reviews(path).marks["abc"].words == (
        "accepted as an error of the paper: the paper's own slip (A. Reader, 2026-11-22)"
    )
    assert read_reviews(tmp_path / "none.csv").marks == {}


def test_a_senseless_review_is_told_and_the_others_count(tmp_path: Path) -> None:
    path = tmp_path / "review.csv"
    path.write_text(f'{HEAD}abc,PCD 90001,,fine,"two\nlines",,\n,,,,,,\ndef,PCD 90001,,explained,,,\n')
    found = read_reviews(path)
    assert list(found.marks) == ["def"]
    assert [issue.message for issue in found.issues] == [
        "review.csv, line 3: has 'abc', 'PCD 90001' and 'fine', "
        "needs a fingerprint, a reference and a mark of explained, source_error, misreading: left out"
    ]


def test_a_file_of_reviews_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "review.csv"
    path.write_bytes(HEAD.encode() + "abc,PCD 90001,,explained,£5 of it,,\n".encode("cp1252"))
    (issue,) = read_reviews(path).issues
    assert "no UTF-8" in issue.message


def test_a_review_whose_finding_is_no_more_is_told_once_its_decision_is_there(tmp_path: Path) -> None:
    gone = review("0123") | review(dossier().checks[0].fingerprint)
    other = {"4567": replace(gone["0123"], fingerprint="4567", reference="PCD 5")}
    (issue,) = outlived(tmp_path / "review.csv", gone | other, [dossier()])
    assert (issue.reference, issue.code) == ("PCD 90001", "review_without_finding")
    assert "0123" in issue.message
    made = publication(dossier())
    publish(tmp_path / "sample", made.dossiers, made.documents, [issue], RUN)
    before = content(tmp_path / "sample/report")
    assert b"no check with the fingerprint 0123" in before["index.html"]
    assert b"no check with the fingerprint 0123" in before["pcd-90001.html"]
    rebuild_report(tmp_path / "sample")
    assert content(tmp_path / "sample/report") == before


def test_a_reviewed_finding_is_counted_as_such(tmp_path: Path) -> None:
    put(tmp_path / "sample", dossier(), reviews=review(dossier().checks[0].fingerprint))
    for page in ("index.html", "pcd-90001.html"):
        report = (tmp_path / "sample/report" / page).read_text()
        assert report.count("<strong>Reviewed:</strong> explained: two funds") == 1
        assert ("1 finding, 1 of them reviewed" in report) == (page == "index.html")
