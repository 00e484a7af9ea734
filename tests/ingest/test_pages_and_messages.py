"""Web pages and messages are told by how they begin, whatever they are named."""

from __future__ import annotations

import pytest

from ingest.sniff import sniff

_RELATED = b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=B\r\n\r\n--B\r\n"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.doc", b"<html><p>x", "html"),
        ("a.xls", b"  <table><tr><td>x", "html"),
        ("a.htm", b"<!-- saved from url=(0014)about:internet --><HTML><p>x", "html"),
        ("a.xml", b'<?xml version="1.0"?>\n<!DOCTYPE html><html><p>x', "html"),
        ("a.xml", b'<?xml version="1.0"?><plan/>', "xml"),
        ("a.txt", b"<!-- converted -->\n# Plan\n", "text"),
        ("a.html", b"words alone", "html"),
        ("a.doc", b"From: <Saved by Windows Internet Explorer>\r\nSubject: Plan\r\n" + _RELATED, "mht"),
        ("a", _RELATED, "mht"),
        ("a.txt", b"From: Ann\r\nTo: Bo\r\n" + _RELATED, "eml"),
        ("a", b"Received: from x\r\n by y\r\nSubject: Plan\r\n\r\nwords", "eml"),
        ("memo.txt", b"From: Ann Lee\nTo: Bo Hart\nDate: 3 May 2031\nSubject: Plan\n\nwords", "text"),
    ],
)
def test_what_a_text_is(name: str, content: bytes, kind: str) -> None:
    assert sniff(content, name).format == kind
