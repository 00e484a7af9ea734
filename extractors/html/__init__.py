"""Reads web pages: lxml parses them as browsers do, the flow of blocks and the tables are made here.

Nothing that a page points to is fetched: what is in the file is all that is read.
"""

from extractors.html.reader import read

__all__ = ["read"]
