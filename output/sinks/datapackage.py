"""``datapackage.json``: a Data Package, version 2, over whatever a run wrote.

CSV tables are tabular resources with their fields, types, codes and keys; the other files, which hold the
same, are listed as files.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from normalise.records import SCHEMA_VERSION
from output.dictionary import ColumnSpec, Kind
from output.flavour import CsvFlavour
from output.rows import LEAD_COLUMNS
from output.sinks.sink import Finished
from output.star.tables import FOLDER, STAR
from output.tables import ISSUES_TABLE, RESULTS, Reference, TableSpec
from output.whole import written_whole

FILE_NAME = "datapackage.json"

_PROFILE = "https://datapackage.org/profiles/2.0/"
_TYPES = {Kind.DATE: "date", Kind.INT: "integer", Kind.FLOAT: "number", Kind.BOOL: "boolean"}
_MEDIA_TYPES = {
    "csv": "text/csv",
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "duckdb": "application/vnd.duckdb",
}
# The rows are quotations: whoever holds the rights in the documents holds those in the rows.
_LICENCE = {"name": "notspecified", "title": "That of the documents that the rows were read from"}

Descriptor = Mapping[str, object]


def write_datapackage(run: Finished) -> Sequence[str]:
    """Describe every file of a run."""
    package = {
        "$schema": f"{_PROFILE}datapackage.json",
        "name": "councilplans-results",
        "title": "Actions of councils' plans",
        "description": "Every action of the plans that were read, as rows of a common schema.",
        "version": f"{SCHEMA_VERSION}.0.0",
        "sources": [{"title": "The documents that the table `documents` lists"}],
        "licenses": [_LICENCE],
        "contributors": [{"title": f"councilplans {run.tool_version}", "roles": ["creator"]}],
        "councilplans": {"schema_version": SCHEMA_VERSION, "tool_version": run.tool_version},
        "resources": [_resource(run, name) for name in run.files],
    }
    with written_whole(run.folder / FILE_NAME) as path:
        path.write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return [FILE_NAME]


def _resource(run: Finished, name: str) -> Descriptor:
    path = PurePosixPath(name)
    suffix = path.suffix.removeprefix(".")
    plain: dict[str, object] = {
        "name": resource_name(name),
        "path": name,
        "format": suffix,
        "mediatype": _MEDIA_TYPES.get(suffix, "application/octet-stream"),
        "bytes": (run.folder / name).stat().st_size,
        "hash": f"sha256:{_digest(run.folder / name)}",
    }
    spec = _table(path) if suffix == "csv" else None
    if spec is None:
        return plain | {"type": "file"}
    return plain | {
        "$schema": f"{_PROFILE}dataresource.json",
        "type": "table",
        "title": spec.doc,
        # The byte order mark is no part of the first column's name.
        "encoding": "utf-8-sig" if run.flavour is CsvFlavour.EXCEL else "utf-8",
        "schema": _schema(spec, path),
    }


def resource_name(path: str) -> str:
    """What a file is called among the resources: its path, in letters that names may have."""
    return path.replace("/", "-").replace(".", "-").replace("_", "-").lower()


def _table(path: PurePosixPath) -> TableSpec | None:
    known = STAR if str(path.parent) == FOLDER else (*RESULTS, ISSUES_TABLE)
    return next((spec for spec in known if spec.name == path.stem), None) or _followed(path)


def _followed(path: PurePosixPath) -> TableSpec | None:
    from output.follow.tables import FOLLOWED  # a run has none of them

    return next((spec for spec in FOLLOWED if spec.name == path.stem), None)


def _schema(spec: TableSpec, path: PurePosixPath) -> Descriptor:
    fields = [field for column in spec.columns for field in _fields(column)]
    schema: dict[str, object] = {"$schema": f"{_PROFILE}tableschema.json", "fields": fields}
    if spec.key:
        schema["primaryKey"] = list(spec.key)
    if spec.references:
        schema["foreignKeys"] = [_foreign_key(spec, each, path) for each in spec.references]
    return schema


def _foreign_key(spec: TableSpec, reference: Reference, path: PurePosixPath) -> Descriptor:
    # A reference to the table itself has no name, as the standard wants it.
    beside = str(path.with_name(f"{reference.table}.csv"))
    resource = "" if reference.table == spec.name else resource_name(beside)
    return {
        "fields": [reference.column],
        "reference": {"resource": resource, "fields": [reference.key]},
    }


def _fields(spec: ColumnSpec) -> list[Descriptor]:
    field: dict[str, object] = {
        "name": spec.name,
        "type": _TYPES.get(spec.kind, "string"),
        "title": spec.label,
        "description": spec.doc,
    }
    constraints: dict[str, object] = {}
    if spec.kind is Kind.ENUM:
        constraints["enum"] = list(spec.values)
    # A list or map without members is an empty cell.
    if not spec.nullable and spec.kind in (Kind.STRING, Kind.ENUM, *_TYPES):
        constraints["required"] = True
    if constraints:
        field["constraints"] = constraints
    if spec.name != "leads":
        return [field]
    doc = {"lead_names": "the names in `leads`", "lead_roles": "the posts, teams and bodies in `leads`"}
    return [field, *({"name": name, "type": "string", "description": doc[name]} for name in LEAD_COLUMNS)]


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
