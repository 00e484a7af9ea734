"""Zip packages of office programs, written anew with some of their parts changed."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO


def rewritten(package: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """The package with the parts that were changed, by name; all others as they are."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as copy:
        for info in package.infolist():
            copy.writestr(info.filename, changed.get(info.filename) or package.read(info))
    return file.getvalue()
