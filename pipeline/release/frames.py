"""Frames: records as pandas frames and Parquet, with the types and descriptions that the models state.

A table's columns are its record's fields: the key first, evidence last. Closed vocabularies are dictionaries that hold
all of their words, in the order in which the model lists them, so that the bytes do not depend on what was found.
"""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from pydantic.fields import FieldInfo

from pipeline.extract import KINDS
from pipeline.records import (
    Check,
    DocumentRecord,
    Evidence,
    Issue,
    Record,
    RegisterRow,
    RunRecord,
    TextRecord,
)
from pipeline.release.publication import DecisionRow, OperandRow, RedactionRow

PLAIN_TYPES: dict[type, Any] = {
    str: pa.string(),
    bool: pa.bool_(),
    int: pa.int64(),
    float: pa.float64(),
    Decimal: pa.decimal128(18, 2),
    datetime: pa.timestamp("us", tz="UTC"),
    date: pa.date32(),
}


@dataclass(frozen=True)
class TableShape:
    """One published table: the record that a row is, and the columns that identify a row."""

    record: type[Record]
    key: tuple[str, ...]

    @property
    def fields(self) -> dict[str, FieldInfo]:
        """Return the columns in published order; what is a table of its own (a check's operands) is left out."""
        fields = {
            name: info for name, info in self.record.model_fields.items() if get_origin(info.annotation) is not tuple
        }
        evidence = [name for name in fields if name in Evidence.model_fields and issubclass(self.record, Evidence)]
        return {name: fields[name] for name in [*(name for name in fields if name not in evidence), *evidence]}


def own_id(record: type[Evidence]) -> str:
    """Return the column that identifies a fact: the first that it has beyond its evidence."""
    return next(name for name in record.model_fields if name not in Evidence.model_fields)


TABLES: dict[str, TableShape] = {
    "decisions": TableShape(DecisionRow, ("reference",)),
    "documents": TableShape(DocumentRecord, ("sha256",)),
    "texts": TableShape(TextRecord, ("sha256",)),
    **{kind: TableShape(record, (own_id(record),)) for kind, record in KINDS.items()},
    "checks": TableShape(Check, ("check_id",)),
    "check_operands": TableShape(OperandRow, ("check_id", "position")),
    "issues": TableShape(Issue, ("issue_id",)),
    "runs": TableShape(RunRecord, ("run_id",)),
    "register": TableShape(RegisterRow, ("reference",)),
    "redactions": TableShape(RedactionRow, ("sha256", "position")),
}


def schema(name: str) -> Any:
    """Return the Arrow schema of a table: types, which columns may be null, and every column's description."""
    shape = TABLES[name]
    fields = [_field(column, info) for column, info in shape.fields.items()]
    return pa.schema(fields, metadata={"description": (shape.record.__doc__ or "").splitlines()[0]})


def vocabulary(info: FieldInfo) -> tuple[str, ...]:
    """Return the words of a closed vocabulary, none where the column is open."""
    plain, _ = _unwrapped(info.annotation)
    return get_args(plain) if get_origin(plain) is Literal else ()


def frame(name: str, rows: Sequence[Record]) -> pd.DataFrame:
    """Return a table as a pandas frame of Arrow columns, sorted by key; equal rows stand once.

    Raises ValueError where two different rows have the same key: such a table would mislead whoever joins it.
    """
    shape = TABLES[name]
    unique = _by_key(name, rows)
    columns = {
        field.name: _column(field.type, [getattr(row, field.name) for row in unique], shape.fields[field.name])
        for field in schema(name)
    }
    return pd.DataFrame(columns).sort_values(list(shape.key), kind="stable", ignore_index=True)


def parquet(name: str, table: pd.DataFrame) -> bytes:
    """Return the bytes of a frame's Parquet file (zstd): the same for the same rows, nothing of this machine in it."""
    typed = pa.Table.from_pandas(table, schema=schema(name), preserve_index=False)
    metadata = schema(name).metadata | {b"pandas": _pandas_types(name)}
    sink = io.BytesIO()
    pq.write_table(typed.replace_schema_metadata(metadata), sink, compression="zstd", version="2.6")
    return sink.getvalue()


def records(name: str, data: bytes) -> list[dict[str, Any]]:
    """Return the rows of a Parquet file that `parquet` made, as plain values by column name."""
    # Without threads: Arrow's reading threads, still at work when the interpreter ends, abort it (seen with 26.0.1).
    file = pq.ParquetFile(pa.BufferReader(data), pre_buffer=False)
    rows: list[dict[str, Any]] = file.read(use_threads=False).to_pylist()
    known = TABLES[name].fields
    return [{column: value for column, value in row.items() if column in known} for row in rows]


def _pandas_types(name: str) -> bytes:
    # Without these words pandas turns whole numbers with nulls into floats, and booleans into objects.
    nullable = {pa.int64(): ("int64", "Int64"), pa.bool_(): ("bool", "boolean")}
    columns = []
    for each in schema(name):
        if each.type in nullable:
            kind, in_frames = nullable[each.type]
            place = {"name": each.name, "field_name": each.name}
            columns.append(place | {"pandas_type": kind, "numpy_type": in_frames, "metadata": None})
    return json.dumps({"index_columns": [], "column_indexes": [], "columns": columns}).encode()


def _field(column: str, info: FieldInfo) -> Any:
    plain, optional = _unwrapped(info.annotation)
    closed = get_origin(plain) is Literal
    kind = pa.dictionary(pa.int32(), pa.string()) if closed else PLAIN_TYPES[plain]
    return pa.field(column, kind, nullable=optional, metadata={"description": info.description or ""})


def _unwrapped(annotation: Any) -> tuple[Any, bool]:
    if get_origin(annotation) in (Union, UnionType):
        inner = [part for part in get_args(annotation) if part is not NoneType]
        return inner[0], True
    return annotation, False


def _column(kind: Any, values: list[Any], info: FieldInfo) -> Any:
    if words := vocabulary(info):
        places = {word: place for place, word in enumerate(words)}
        indices = pa.array([None if value is None else places[value] for value in values], pa.int32())
        array = pa.DictionaryArray.from_arrays(indices, pa.array(words, pa.string()))
    else:
        array = pa.array(values, kind)
    return pd.Series(pd.arrays.ArrowExtensionArray(pa.chunked_array([array])))


def _by_key(name: str, rows: Sequence[Record]) -> list[Record]:
    key = TABLES[name].key
    unique: dict[tuple[Any, ...], Record] = {}
    for row in rows:
        place = tuple(getattr(row, column) for column in key)
        if unique.setdefault(place, row) != row:
            raise ValueError(f"two different rows of {name} have the key {place}")
    return list(unique.values())
