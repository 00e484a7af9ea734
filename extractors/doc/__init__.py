"""Reads Word 97-2003 files (.doc) after [MS-DOC], with no program but olefile."""

from extractors.doc.reader import read

__all__ = ["read"]
