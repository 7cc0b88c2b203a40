"""Datapackage: the published tables described for machines, as a Frictionless Data Package (version 2)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
from pydantic.fields import FieldInfo

from pipeline.extract import KINDS
from pipeline.release.frames import TABLES, schema, vocabulary
from pipeline.release.publication import Publication

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
RIGHTS = {"mopac": "copyright GLA/MOPAC; licence unverified", "sample": "written for this project"}
UNKNOWN_RIGHTS = "copyright of the publisher; licence unverified"

# Column to the table and column that it points to. `related_reference` and `reference` may name what is not published.
OF_A_DOCUMENT = {"reference": ("decisions", "reference"), "sha256": ("documents", "sha256")}
FOREIGN_KEYS = {
    **dict.fromkeys((*KINDS, "checks"), OF_A_DOCUMENT),
    "sub_grants": OF_A_DOCUMENT | {"amount_id": ("amounts", "amount_id")},
    "check_operands": {
        "check_id": ("checks", "check_id"),
        "amount_id": ("amounts", "amount_id"),
        "citation_id": ("legal_basis", "citation_id"),
    },
    "redactions": {"sha256": ("documents", "sha256")},
    "texts": {"sha256": ("documents", "sha256")},
}


def rights(source: str) -> str:
    """Return whose the papers of a source are; no licence is claimed where none was verified."""
    return RIGHTS.get(source, UNKNOWN_RIGHTS)


def describe(publication: Publication, files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the content of `datapackage.json` for a source's tables, given each table's Parquet bytes."""
    return {
        "$schema": PROFILE,
        "name": f"mopac-ledger-{publication.source}",
        "title": publication.title,
        "description": "What published decisions say, each fact with the place where it stands, and whether the "
        f"figures agree. Derived from the papers: {rights(publication.source)}.",
        "rights": rights(publication.source),
        "resources": [_resource(table, files[table]) for table in TABLES],
    }


def _resource(name: str, data: bytes) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "name": name,
        "type": "table",
        "path": f"{name}.parquet",
        "scheme": "file",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "description": (TABLES[name].record.__doc__ or "").splitlines()[0],
        "schema": _table_schema(name),
    }
    # Each run adds a row to `runs`; all else is the same bytes for the same input, this file included.
    if name != "runs":
        resource["hash"] = f"sha256:{hashlib.sha256(data).hexdigest()}"
    return resource


def _table_schema(name: str) -> dict[str, Any]:
    shape = TABLES[name]
    described: dict[str, Any] = {
        "fields": [_field(field, shape.fields[field.name]) for field in schema(name)],
        "primaryKey": list(shape.key),
        # How Frictionless sees a null of a Parquet column, which it reads through pandas.
        "missingValues": ["", "nan", "NaT", "<NA>"],
    }
    keys = FOREIGN_KEYS.get(name, {})
    if keys:
        described["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": table, "fields": [other]}}
            for column, (table, other) in keys.items()
        ]
    return described


def _field(field: Any, info: FieldInfo) -> dict[str, Any]:
    constraints: dict[str, Any] = {} if field.nullable else {"required": True}
    if words := vocabulary(info):
        constraints["enum"] = list(words)
    described = {"name": field.name, "type": _type(field.type), "description": info.description or ""}
    return described | ({"constraints": constraints} if constraints else {})


def _type(kind: Any) -> str:
    for is_kind, name in (
        (pa.types.is_boolean, "boolean"),
        (pa.types.is_integer, "integer"),
        (pa.types.is_decimal, "number"),
        (pa.types.is_floating, "number"),
        (pa.types.is_date, "date"),
        (pa.types.is_timestamp, "datetime"),
    ):
        if is_kind(kind):
            return name
    return "string"
