"""The tables: the contract's names and types, the same bytes each time, and nothing lost on the way."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.release.frames import TABLES, frame, parquet, schema
from pipeline.release.publication import Publication
from tests.factory import dossier, publication

EVIDENCE = ["sha256", "page", "x0", "top", "x1", "bottom", "char_start", "char_end", "quote", "rule"]


def files(rows_of: Publication) -> dict[str, bytes]:
    return {name: parquet(name, frame(name, rows)) for name, rows in rows_of.rows().items()}


def test_every_column_is_described() -> None:
    for name in TABLES:
        for field in schema(name):
            assert len(field.metadata[b"description"]) > 5, f"{name}.{field.name}"


@pytest.mark.shared
def test_the_tables_have_the_columns_of_the_contract_in_its_order(shared: Path) -> None:
    contract = (shared / "CONTRACT.md").read_text(encoding="utf-8")
    promised = re.findall(r"^\| `(\w+)` \| `([\w, ]+)` \| (.+) \|$", contract, re.MULTILINE)
    assert len(promised) == 12
    for name, key, cell in promised:
        listed = re.findall(r"`([^`]+)`", re.sub(r"\([^)]*\)", "", cell))
        columns = [
            *key.split(", "),
            *(column for part in listed for column in part.split(", ") if column not in ("counts", "█")),
        ]
        columns += EVIDENCE if "+ evidence" in cell else []
        present = [field.name for field in schema(name)]
        assert [column for column in present if column in columns] == columns, name


def test_money_is_exact_and_dates_are_dates() -> None:
    amounts, decisions = schema("amounts"), schema("decisions")
    assert amounts.field("value_gbp").type == pa.decimal128(18, 2)
    assert all(field.type == pa.int64() for field in amounts if field.name.endswith("_pence"))
    assert decisions.field("date_signed").type == pa.date32()
    assert schema("runs").field("started_at").type == pa.timestamp("us", tz="UTC")
    assert pa.types.is_dictionary(amounts.field("role").type)
    assert pa.types.is_dictionary(schema("check_operands").field("kind").type)


def test_two_writings_of_the_same_rows_are_the_same_bytes_whatever_their_order() -> None:
    one, two = dossier("PCD 90001"), dossier("PCD 90002", sha256="b" * 64)
    assert files(publication(one, two)) == files(publication(two, one))


def test_rows_are_sorted_by_key() -> None:
    decisions = frame("decisions", publication(dossier("PCD 90002", sha256="b" * 64), dossier()).rows()["decisions"])
    assert list(decisions["reference"]) == ["PCD 90001", "PCD 90002"]


def test_a_decision_counts_its_documents_amounts_and_checks() -> None:
    row = frame("decisions", publication(dossier()).rows()["decisions"]).iloc[0]
    assert (row["documents"], row["amounts"], row["checks"], row["inconsistent"]) == (1, 4, 1, 1)


def test_the_operands_of_a_check_keep_their_order() -> None:
    operands = frame("check_operands", publication(dossier()).rows()["check_operands"])
    assert list(operands["position"]) == [1, 2]
    assert list(operands["kind"]) == ["term", "total"]
    assert list(operands["value_pence"]) == [2500000, 4000000]


def test_what_is_unknown_is_null() -> None:
    decisions = frame("decisions", publication(dossier()).rows()["decisions"])
    assert decisions["date_published"].isna().all()
    assert decisions["is_deferred"].isna().all()


def test_all_tables_exist_with_their_types_when_nothing_was_found() -> None:
    for name, data in files(Publication()).items():
        table = pq.read_table(io.BytesIO(data))
        assert table.num_rows == 0
        assert table.schema.types == schema(name).types


def test_the_same_row_twice_stands_once_but_two_rows_of_one_key_are_a_bug() -> None:
    one = dossier()
    rows = publication(one).rows()["amounts"]
    assert len(frame("amounts", [*rows, *rows])) == len(rows)
    with pytest.raises(ValueError, match="amounts have the key"):
        frame("amounts", [*rows, rows[0].model_copy(update={"role": "spent"})])


def test_an_issue_that_names_its_decision_replaces_the_same_one_without() -> None:
    published = publication(dossier())
    named = published.issues[0].model_copy(update={"reference": "PCD 90001"})
    both = replace(published, dossiers=(replace(published.dossiers[0], issues=(named,)),))
    assert [issue.reference for issue in both.all_issues()] == ["PCD 90001"]


def test_pandas_and_duckdb_read_the_same_money(tmp_path: Path) -> None:
    for name, data in files(publication(dossier())).items():
        (tmp_path / f"{name}.parquet").write_bytes(data)
    path = str(tmp_path / "amounts.parquet")
    in_pandas = pd.read_parquet(path, dtype_backend="pyarrow")
    columns = "sum(value_gbp), sum(value_pence), typeof(any_value(value_gbp)), count(distinct role)"
    pounds, pence, kind, roles = duckdb.execute(f"select {columns} from read_parquet(?)", [path]).fetchall()[0]  # noqa: S608  # our own words
    assert pounds == in_pandas["value_gbp"].sum()
    assert pounds * 100 == pence == in_pandas["value_pence"].sum() == 16500000
    assert kind == "DECIMAL(18,2)"
    assert roles == 3
