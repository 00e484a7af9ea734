"""``councilplans doctor``: the settings in force, what is installed, and what this machine can do."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path

import click

from councilplans import __version__
from councilplans.config import Value, load, settings_in_words

_MIB = 1 << 20

# Distribution -> what it is for, and how it is installed.
_OPTIONAL = {
    "tesserocr": ("reading scans (OCR)", 'pip install "councilplans[ocr]"'),
    "fsspec": ("reading from URLs", 'pip install "councilplans[dask]"'),
    "distributed": ("reading on several machines (Dask)", 'pip install "councilplans[dask]"'),
    "s3fs": ("s3:// URLs", 'pip install "councilplans[s3]"'),
    "adlfs": ("abfs:// URLs", 'pip install "councilplans[azure]"'),
}

_NEEDED = (
    "pyarrow",
    "python-docx",
    "lxml",
    "pypdfium2",
    "pdfplumber",
    "playa-pdf",
    "spacy",
    "dateparser",
    "pebble",
)


@click.command()
@click.option("--config", type=click.Path(path_type=Path), help="Settings file. [default: councilplans.toml]")
def command(config: Path | None) -> None:
    """Print the settings in use and where each was set, and which optional parts are installed.

    \b
    councilplans doctor
    COUNCILPLANS_WORKERS=4 councilplans doctor
    """
    settings = load({}, os.environ, config)
    click.echo(f"councilplans {__version__}, Python {platform.python_version()}, {platform.platform()}")
    amiss: list[str] = []
    click.echo(
        "\nSettings: name, value, where it was set (default, a file, the environment), what it is. In a "
        "settings file, yes is written true and no is written false."
    )
    about = settings_in_words()
    for name, value, origin in settings.lines():
        words = f"  # {about[name]}" if name in about else ""
        click.echo(f"  {name:26} {_shown(name, value):25} {origin:8}{words}")
    click.echo(
        "A limit is the most that a file may have. A file beyond it is not read, or only in part, and "
        "documents.csv says so."
    )
    click.echo("To raise a limit, give --limit NAME=N, such as --limit pdf_pages=5000.")
    for title, rows in (
        ("Installed parts that are needed", _needed()),
        ("Optional parts", _optional()),
        (
            "What a document cannot do to this machine while it is read (tried just now)",
            _protection(),
        ),
    ):
        click.echo(f"\n{title}:")
        for name, state in rows:
            click.echo(f"  {name:28} {state}")
            amiss += [name] if state.startswith(_AMISS) else []
    click.echo(f"\n{_verdict(amiss)}")


_MISSING, _NOT_DENIED = _AMISS = ("MISSING", "NOT DENIED")


def _verdict(amiss: Sequence[str]) -> str:
    """All of it in a sentence."""
    if not amiss:
        return (
            "All is well: all that is needed is installed, and documents can do no harm while they are read."
        )
    return f"To be put right: {', '.join(amiss)} (in capitals above)."


def _shown(name: str, value: Value) -> str:
    """A setting's value for a person, as it can be given as well where it is a plain number."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name == "workers" and not value:
        return "0 (one per core)"
    if name.endswith(("_bytes", "_from")) and isinstance(value, int) and value >= _MIB:
        return f"{value:,} ({value / _MIB:,.0f} MiB)"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _version(distribution: str) -> str | None:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None


def _needed() -> Iterator[tuple[str, str]]:
    for distribution in _NEEDED:
        yield distribution, _version(distribution) or f"{_MISSING}: install councilplans again"


def _optional() -> Iterator[tuple[str, str]]:
    for distribution, (purpose, how) in _OPTIONAL.items():
        version = _version(distribution)
        yield distribution, f"{version}, for {purpose}" if version else f"not installed; for {purpose}: {how}"


def _protection() -> Iterator[tuple[str, str]]:
    """What a document cannot do on this machine: each tried, in a process confined as a reader is."""
    from councilplans.confinement.protections import Protection, in_force

    held = in_force()
    for protection in Protection:
        if held[protection]:
            yield protection, "denied"
        elif protection is Protection.MEMORY and _version("psutil"):
            yield protection, f"watched five times a second (psutil {_version('psutil')})"
        else:
            yield protection, f"{_NOT_DENIED} by this system"
