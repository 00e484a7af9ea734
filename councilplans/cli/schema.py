"""``councilplans schema``: the data dictionary."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click

from ingest.codes import Flag, IssueCode
from normalise.records import SCHEMA_VERSION
from output.dictionary import ISSUES, PARTY_FIELDS, TABLES, ColumnSpec, Kind, json_schema
from output.follow.tables import FOLLOWED
from output.star.tables import FOLDER, STAR


@click.command()
@click.option("--json", "style", flag_value="json", help="As a JSON Schema, for programs.")
@click.option("--markdown", "style", flag_value="markdown", help="As Markdown tables, for documents.")
@click.option("--text", "style", flag_value="text", default=True, help="For reading here (the default).")
def command(style: str) -> None:
    """Print the data dictionary: every column of the tables, its type, what it holds, what its codes mean.

    \b
    councilplans schema
    councilplans schema --markdown > dictionary.md
    """
    writers = {"json": _as_json, "markdown": _as_markdown, "text": _as_text}
    for line in writers[style]():
        click.echo(line)


def markdown() -> str:
    """The dictionary as a page of the documentation."""
    return "\n".join(_as_markdown()) + "\n"


def _tables() -> dict[str, tuple[ColumnSpec, ...]]:
    flat = {f"{FOLDER}/{spec.name}": spec.columns for spec in STAR if spec.name not in (*TABLES, "issues")}
    followed = {f"followed/{spec.name}": spec.columns for spec in FOLLOWED}
    return {**TABLES, "party": PARTY_FIELDS, "issues": ISSUES, **flat, **followed}


def _as_json() -> Iterator[str]:
    yield json.dumps(json_schema(), indent=2, ensure_ascii=False)


def _as_markdown() -> Iterator[str]:
    yield f"# The common schema, version {SCHEMA_VERSION}"
    for name, columns in _tables().items():
        yield f"\n## `{name}`\n\n{_ABOUT[name][0].upper()}{_ABOUT[name][1:]}.\n"
        yield "| column | type | what it holds |\n|---|---|---|"
        for spec in columns:
            values = "; ".join(
                f"{said}{', '.join(f'`{code}`' for code in codes)}" for said, codes in _listed(spec)
            )
            yield f"| `{spec.name}` | {_type(spec)} | {spec.doc}{': ' if values else ''}{values} |"
    yield "\n## What the codes mean\n\n| column | code | meaning |\n|---|---|---|"
    for name, code, meaning in _meanings():
        yield f"| {_as_code(name)} | `{code}` | {meaning} |"


def _as_code(name: str) -> str:
    column, _, table = name.partition(" ")
    return f"`{column}` {table}"


def _as_text() -> Iterator[str]:
    yield f"What the tables hold (schema version {SCHEMA_VERSION}): each column, its type, its meaning"
    for name, columns in _tables().items():
        yield f"\n{name}: {_ABOUT[name]}"
        for spec in columns:
            yield f"  {spec.name:22} {_type(spec):29} {spec.doc}"
            if len(spec.values) > _MOST_CODES:
                yield f"  {'':52} the codes are at the end of this list"
            elif spec.values:
                yield f"  {'':52} one of: {', '.join(spec.values)}"
    yield "\nWhat the codes mean"
    before = ""
    for name, code, meaning in _meanings():
        if name != before:
            yield f"\n{name}"
            before = name
        yield f"  {code:28} {meaning}"


# More codes than these are not listed at their column.
_MOST_CODES = 14

_ABOUT = {
    "documents": "one row for each file that was found, read or not",
    "recommendations": "one row for each recommendation, finding or objective that actions answer",
    "actions": "one row for each action, milestone or weakness of a plan",
    "party": "what `leads` and `accountable` hold for each name",
    "issues": "one row for each remark on what was lost or may have been read wrong",
    **{f"{FOLDER}/{spec.name}": spec.doc for spec in STAR},
    "followed/series": "one row for each plan that has several versions",
    "followed/versions": "one row for each document that is a version of a plan",
    "followed/threads": "one row for each action, from the first version that has it to the last",
    "followed/history": "one row for each action in each version",
}


def _listed(spec: ColumnSpec) -> list[tuple[str, list[str]]]:
    """A column's codes, each group after what it is said to be; the flags are reasons to check, or notes."""
    if tuple(spec.values) != tuple(Flag):
        return [("", list(spec.values))] if spec.values else []
    return [
        ("to check: ", [flag for flag in Flag if not flag.mere_note]),
        ("notes, nothing to check: ", [flag for flag in Flag if flag.mere_note]),
    ]


def _meanings() -> Iterator[tuple[str, str, str]]:
    """Each enumeration's codes, under the first column that holds them."""
    seen: set[tuple[tuple[str, str], ...]] = set()
    for table, columns in _tables().items():
        for spec in columns:
            codes = tuple(spec.values.items())
            if any(spec.values.values()) and codes not in seen:
                seen.add(codes)
                yield from ((f"{spec.name} (of {table})", code, meaning) for code, meaning in codes)
    yield from (("code (of issues)", code, code.meaning) for code in IssueCode)


def _type(spec: ColumnSpec) -> str:
    return f"{_TYPES[spec.kind]}, may be empty" if spec.nullable else _TYPES[spec.kind]


_TYPES = {
    Kind.STRING: "text",
    Kind.ENUM: "code",
    Kind.DATE: "date",
    Kind.INT: "whole number",
    Kind.FLOAT: "number",
    Kind.BOOL: "true or false",
    Kind.STRINGS: "list of texts",
    Kind.FLOATS: "list of 4 numbers",
    Kind.PARTIES: "list of `party`",
    Kind.MAP: "headings with texts",
}
