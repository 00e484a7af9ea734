"""Writes the pages of the documentation that the program itself knows: the commands and the schema.

python -m docs.reference
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from councilplans.cli import cli

HERE = Path(__file__).parent


def pages() -> dict[str, str]:
    """Each generated page by its file name."""
    from councilplans.cli.schema import markdown

    return {"cli.md": commands(), "schema.md": markdown(), "views.md": sql()}


def sql() -> str:
    """The ready views, as they stand in the database."""
    from output.sinks.views import SETTINGS, views

    parts = [
        "# The ready views\n\n"
        "They stand in `councilplans.duckdb`, and run in SQLite as they are over the star's tables and\n"
        "those of `follow`. This page is made by `python -m docs.reference`.\n\n"
        "First the table of one row that says on which day to look, and what counts:\n\n"
        "```sql\n" + ";\n".join(SETTINGS) + ";\n```\n"
    ]
    parts += [f"## `{view.name}`: {view.doc}\n\n```sql\n{view.sql};\n```\n" for view in views()]
    return "\n".join(parts)


def commands() -> str:
    """The help of every command, as it is printed."""
    parts = [
        "# Commands\n\n"
        "What `--help` prints, command by command. This page is made by `python -m docs.reference`.\n"
    ]
    parts += [f"## `{name}`\n\n```\n{text}\n```\n" for name, text in _helps(cli, "councilplans")]
    return "\n".join(parts)


def _helps(
    command: click.Command, name: str, parent: click.Context | None = None
) -> Iterator[tuple[str, str]]:
    # Wide enough that no option is cut, narrow enough for a page.
    shown = {**command.context_settings, "max_content_width": 100}
    context = click.Context(command, info_name=name.rsplit(" ", 1)[-1], parent=parent, **shown)
    yield name, command.get_help(context)
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            if found is not None:
                yield from _helps(found, f"{name} {child}", context)


def main() -> None:
    """Write the pages anew."""
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
