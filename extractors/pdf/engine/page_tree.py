"""How many pages a PDF's page tree lists, where what it says of its number is less."""

from __future__ import annotations

import re

_PAGE = re.compile(rb"/Type\s*/Page\b")


def pages_listed(content: bytes, counted: int) -> int:
    """How many pages the tree's branches list, at least as many as PDFium counted: it believes the number at
    the tree's root, and a tree that lies about it hides pages."""
    if sum(1 for _ in _PAGE.finditer(content)) <= counted:
        return counted
    try:
        import playa

        with playa.parse(content) as document:
            return max(len(document.pages), counted)
    except MemoryError:
        raise
    except Exception:  # What a damaged tree makes of the parser: PDFium's number stands.
        return counted
