"""Options that the commands on one file share, and how their answers are printed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from councilplans.config import Config, load
from councilplans.libreoffice import require
from extractors.options import DocEngine, Ocr, PdfEngine
from ingest.errors import OutputError

if TYPE_CHECKING:
    from councilplans.cli.guarded import Piece


def as_day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """A day on the command line; a refusal shows one instead of the codes that a format is written in."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        message = f"{value!r} is no date. Write it as 2010-03-31."
        raise click.BadParameter(message, ctx, param) from error


def as_count(ctx: click.Context, param: click.Parameter, value: str) -> int:
    """A whole number from 0 up."""
    if not value.isdecimal():
        raise click.BadParameter(f"{value!r} is no whole number.", ctx, param)
    return int(value)


def as_port(ctx: click.Context, param: click.Parameter, value: str) -> int:
    """A port of this machine."""
    port = as_count(ctx, param, value)
    if port > _LAST_PORT:
        raise click.BadParameter(f"there is no port above {_LAST_PORT}.", ctx, param)
    return port


_LAST_PORT = 65535


def as_seconds(ctx: click.Context, param: click.Parameter, value: str | None) -> float | None:
    """A number of seconds."""
    try:
        return float(value) if value else None
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no number of seconds.", ctx, param) from error


PDF_ENGINE = (
    "How to read PDFs. auto is fast and the right choice; pdfplumber is slow, and another try at a PDF that "
    "was read badly. [default: auto]"
)
DOC_ENGINE = (
    "How to read .doc files. builtin needs nothing else; libreoffice uses an installed LibreOffice, which "
    "also reads Word 95 and older. [default: builtin]"
)

_Command = TypeVar("_Command", bound=Callable[..., object])


def one_of(choices: type[StrEnum]) -> click.Choice[str]:
    """A choice among an enumeration's values: given its members, click would ask for their names."""
    return click.Choice([choice.value for choice in choices])


def reading_options(command: _Command) -> _Command:
    """What commands that read one file share: how it is read, and ``--config``."""
    engine = click.option("--pdf-engine", type=one_of(PdfEngine), help=PDF_ENGINE)
    ocr = click.option(
        "--ocr", type=one_of(Ocr), help="Read the text of scanned pages (OCR). [default: auto]"
    )
    doc = click.option("--doc-engine", type=one_of(DocEngine), help=DOC_ENGINE)
    file = click.option(
        "--config", type=click.Path(path_type=Path), help="Settings file. [default: councilplans.toml]"
    )
    return engine(ocr(doc(file(command))))


def settings(config: Path | None, chosen: Mapping[str, str | None]) -> Config:
    """The settings in force for such a command; ``chosen`` is what it was told of how to read, by setting."""
    found = load(dict(chosen), os.environ, config).config
    require(found.doc_engine)
    return found


PROFILE = "profile"
"""The name of the piece that is a profile, among pictures."""


def print_pieces(pieces: Iterable[Piece], pictures: Path | None = None, profile: Path | None = None) -> None:
    """Print texts as they come, put pictures into a folder and add to a profile; only their number says that
    pictures came."""
    for piece in pieces:
        if isinstance(piece, str):
            click.echo(piece)
        elif piece[0] == PROFILE and profile is not None:
            _add(profile, piece[1])
        elif pictures is not None:
            # The name is made of the page's number by our own code; the folder is the user's.
            picture = pictures / Path(piece[0]).name
            try:
                picture.write_bytes(piece[1])
            except OSError as error:
                raise OutputError(f"{picture}: cannot be written ({error.strerror or error}).") from error


def _add(path: Path, lines: bytes) -> None:
    try:
        with path.open("ab") as profile:
            profile.write(lines)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error}).") from error
