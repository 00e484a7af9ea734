"""The output folder before a run: whose results it holds, and whether this run may write to it.

- Empty, or new: yes.
- A run that was broken off: yes; the same one goes on, and what was read is not read again.
- The same run, finished: yes, for what is new or has changed; nothing is written where nothing has.
- Another run (other inputs, settings that shape the rows, or version), or files that have been changed
  since they were written, or that no run of ours wrote: only with ``--force``.
"""

from __future__ import annotations

import glob
import hashlib
import json
from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import TypeVar

from councilplans import __version__
from councilplans.batch.destination import Destination
from councilplans.batch.ledger import FILE_NAME
from councilplans.batch.order import Order
from councilplans.batch.outputs import RESULT_FILES
from councilplans.config import reading_key, shapes_rows
from ingest.errors import OutputError
from ingest.remote import is_url
from ingest.zip_directory import is_unsafe

RUN_RECORD = "run.json"

# Facts of a ledger: when the run was last complete, its files' hashes, a hash of what is in them, and how
# many documents hold a plan that an earlier one holds too.
FINISHED = "finished"
FILES = "files"
OUTPUT = "output"
WRITING = "writing"
"""Set while files are written: one that is not as the ledger has it may then be of this very writing."""
SAME_PLANS = "same plans"
COPIES = "copies"
"""The first of these documents, by name."""

_DAMAGED = "Delete it, or name another folder with --out."
_CHOICE = "Name another folder with --out, or give --force to replace what is there."


def identity(order: Order) -> dict[str, str]:
    """What makes a run the same run: its inputs, what shapes its rows and files, and the version."""
    places = [text if is_url(text) else str(Path(text).absolute()) for text in order.inputs]
    return {
        "inputs": json.dumps(places, ensure_ascii=False),
        "settings": reading_key(order.config),
        "csv": str(order.config.csv),
        "version": __version__,
        "store": order.store or "",
    }


def prepare(folder: Path, option: str = "--out") -> None:
    """Make a folder for what is written where there is none; raises `OutputError` where that cannot be.

    ``option`` is where the user named it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = (
            f"{folder}: cannot be made a folder ({error.strerror or error}). Name another with {option}."
        )
        raise OutputError(message) from error


def refuse_inputs_folder(order: Order) -> None:
    """Raise `OutputError` where results would lie among the reports, to be taken for such by the next run."""
    place = order.out.resolve()
    for text in order.inputs:
        if is_url(text):
            continue
        if Path(text).is_dir() and Path(text).resolve() == place:
            message = (
                f"{order.out}: is the folder of the reports themselves, and the next run would read the "
                f"results as reports. Give them a folder of their own, as in --out {order.out / 'results'}."
            )
            raise OutputError(message)
        if _would_match(text, place):
            message = (
                f"{order.out}: lies where {text} looks for reports, and the next run would read the results "
                "as reports. Name another folder with --out."
            )
            raise OutputError(message)


def _would_match(text: str, place: Path) -> bool:
    """Whether a pattern would find what is written to a folder: its files, or the folder itself."""
    pattern = Path(text).absolute()
    if not glob.has_magic(text) or pattern.exists():
        return False
    if "**" in pattern.parts:
        fixed = next(each for each in pattern.parents if not glob.has_magic(str(each)))
        is_for_results = pattern.name == "**" or any(fnmatch(name, pattern.name) for name in RESULT_FILES)
        return is_for_results and place.is_relative_to(fixed.resolve())
    folders = glob.glob(str(pattern.parent))  # noqa: PTH207 - Path.glob takes no absolute pattern
    return any(
        (place == folder and any(fnmatch(name, pattern.name) for name in RESULT_FILES))
        or (place.parent == folder and fnmatch(place.name, pattern.name))
        for folder in (Path(each).resolve() for each in folders)
    )


def may_write(order: Order, destination: Destination, facts: Mapping[str, str] | None) -> None:
    """Raise `OutputError` where a run may not write to its folder; ``facts`` are its ledger's, if any."""
    if order.force:
        return
    if facts is None:
        refuse_foreign(order.place, destination)
    else:
        check(order, facts)


def refuse_foreign(place: str, destination: Destination) -> None:
    """Raise `OutputError` where results stand that no ledger vouches for."""
    there = destination.foreign()
    if there is not None:
        message = f"{place}: holds results already ({there}). {_CHOICE}"
        raise OutputError(message)


def check(order: Order, facts: Mapping[str, str]) -> None:
    """Raise `OutputError` where a folder with a ledger holds what this run may not replace."""
    folder, run = order.out, identity(order)
    if not is_same_run(facts, run) and FINISHED in facts:
        raise OutputError(f"{folder}: {_difference(order, facts, run)}. {_CHOICE}")
    if is_same_run(facts, run) and WRITING in facts:
        return
    changed = _changed_since(folder, facts)
    if changed:
        message = f"{folder}: {changed} has been changed since it was written. {_CHOICE}"
        raise OutputError(message)
    unknown = _written_by_nobody(folder, facts)
    if unknown:
        message = f"{folder}: {unknown} was not written by the run whose ledger is there. {_CHOICE}"
        raise OutputError(message)


def is_same_run(facts: Mapping[str, str], run: Mapping[str, str]) -> bool:
    """Whether a folder's ledger is that of this very run."""
    return all(facts.get(name) == value for name, value in run.items())


def _difference(order: Order, before: Mapping[str, str], run: Mapping[str, str]) -> str:
    if before["inputs"] != run["inputs"]:
        places = _said(before, "inputs", "[]", list)
        more = f" and {len(places) - 1} more" if len(places) > 1 else ""
        return f"holds the results of another run (of {places[0]}{more})"
    if before["version"] != run["version"]:
        return f"holds results of version {before['version']}, and this is version {run['version']}"
    if before["store"] != run["store"]:
        return f"holds the files of a run for {before['store'] or 'this folder itself'}"
    return f"holds results that were made with other settings{_other_settings(order)}"


def _other_settings(order: Order) -> str:
    """The settings that are others than those of the results in the folder, as far as these say theirs."""
    try:
        before = json.loads((order.out / RUN_RECORD).read_text("utf-8"))["settings"]
        said = {str(name): each["value"] for name, each in before.items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return ""
    differing = [
        f"{name} was {_in_words(said[name])}, and is {_in_words(value)} now"
        for name, value, _ in order.settings.lines()
        if (shapes_rows(name) or name == "csv") and name in said and said[name] != value
    ]
    return f" ({'; '.join(differing)})" if differing else ""


def _in_words(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _changed_since(folder: Path, facts: Mapping[str, str]) -> str | None:
    """The name of a result file that is not as it was written; one that was deleted is only written again."""
    for name, digest in written_files(facts).items():
        path = folder / name
        if path.exists() and file_digest(path) != digest:
            return str(name)
    return None


def _written_by_nobody(folder: Path, facts: Mapping[str, str]) -> str | None:
    """The name of a result file that stands in the folder, and of which the ledger knows nothing."""
    known = written_files(facts)
    return next((name for name in RESULT_FILES if name not in known and (folder / name).exists()), None)


def is_up_to_date(folder: Path, facts: Mapping[str, str], output: str) -> bool:
    """Whether the folder's files say just what this run would write."""
    files = written_files(facts)
    return bool(files) and facts.get(OUTPUT) == output and all((folder / name).exists() for name in files)


def written_files(facts: Mapping[str, str]) -> dict[str, str]:
    """The digests of the files that a ledger's run wrote, by their names below the folder.

    Raises `OutputError` where what the ledger says is none, or names a file outside: such are not ours to
    compare or to delete.
    """
    files = _said(facts, FILES, "{}", dict)
    if any(is_unsafe(str(name)) for name in files):
        message = f"{FILE_NAME} names files outside its folder: it was tampered with. {_DAMAGED}"
        raise OutputError(message)
    return files


_Said = TypeVar("_Said", list[str], dict[str, str])


def _said(facts: Mapping[str, str], name: str, default: str, kind: type[_Said]) -> _Said:
    try:
        said = json.loads(facts.get(name, default))
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, kind):
        message = f"{FILE_NAME} is damaged: what it says of its {name} cannot be read. {_DAMAGED}"
        raise OutputError(message)
    return said


def relative(path: Path, folder: Path) -> str:
    """A file's path below the output folder, with ``/``."""
    return path.relative_to(folder).as_posix()


def file_digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
