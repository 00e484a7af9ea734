"""The review page from a server on this machine, which keeps what is said in the results' folder.

One machine, one person: it listens on the loopback address alone, and answers only who knows the token in
its address and calls it by that address (a page elsewhere that a browser has open knows neither). It gives
out the page, its pictures and the corrections, and takes nothing but the corrections.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from typing import NamedTuple, TypeAlias

from ingest.errors import AuditError
from output.review.corrections import parse_corrections
from output.review.evidence import Picture
from output.whole import written_whole

LOOPBACK = "127.0.0.1"
# A line of corrections is some 200 bytes: a hundred thousand of them.
_MOST_BYTES = 20_000_000
# Seconds that a browser may be silent in the midst of a request.
_PATIENCE = 30

Draw: TypeAlias = Callable[[int, int], Picture | None]
"""A page of a document, both by number (the document's from 0, the page's from 1); None if there is none."""

_HEADERS: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@dataclass(frozen=True, slots=True)
class Desk:
    """What is served: the page with the folder of its pictures, and the file that corrections are kept in."""

    page: Path
    corrections: Path
    draw: Draw

    @property
    def pictures(self) -> Path:
        """The folder beside the page."""
        return self.page.with_name(f"{self.page.stem}-pictures")


class _Answer(NamedTuple):
    status: HTTPStatus
    body: bytes = b""
    kind: str = "text/plain; charset=utf-8"
    version: str | None = None


class ReviewServer(ThreadingHTTPServer):
    """A server for one desk, on a free port unless one is named; ``with`` it, and ``serve_forever``."""

    daemon_threads = True

    def __init__(self, desk: Desk, port: int = 0) -> None:
        self.desk = desk
        self.token = secrets.token_urlsafe(24)
        self.lock = Lock()
        super().__init__((LOOPBACK, port), _Handler)

    @property
    def address(self) -> str:
        """Where the page is: whoever has it may read and write the corrections."""
        return f"http://{LOOPBACK}:{self.server_port}/{self.token}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that hung up."""


class _Handler(BaseHTTPRequestHandler):
    server: ReviewServer
    protocol_version = "HTTP/1.1"
    server_version = "councilplans"
    sys_version = ""
    timeout = _PATIENCE

    def do_GET(self) -> None:
        """Give out the page, a picture, or the corrections."""
        name = self._name()
        self._send(_Answer(HTTPStatus.NOT_FOUND) if name is None else self._found(name))

    def do_PUT(self) -> None:
        """Keep the corrections."""
        self.close_connection = True  # what is left of a refused request is never read as another one
        if self._name() != "corrections.csv" or self.headers.get("Origin") != f"http://{self._host}":
            return self._send(_Answer(HTTPStatus.FORBIDDEN))
        length = self.headers.get("Content-Length", "")
        if not re.fullmatch(r"\d{1,9}", length) or "Transfer-Encoding" in self.headers:
            return self._send(_Answer(HTTPStatus.LENGTH_REQUIRED))
        if int(length) > _MOST_BYTES:
            return self._send(_Answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE))
        content = self.rfile.read(int(length))
        if len(content) < int(length):
            return self._send(_Answer(HTTPStatus.BAD_REQUEST))
        with self.server.lock:
            return self._send(_keep(self.server.desk.corrections, content, self.headers.get("If-Match", "")))

    @property
    def _host(self) -> str:
        return f"{LOOPBACK}:{self.server.server_port}"

    def _name(self) -> str | None:
        """What is asked for, below the token; None from whoever does not call us by our very address."""
        if self.headers.get_all("Host") != [self._host]:
            return None
        asked = re.fullmatch(r"/([^/]*)/(.*)", self.path)
        if asked is None:
            return None
        is_known = hmac.compare_digest(asked[1].encode("utf-8", "replace"), self.server.token.encode())
        return asked[2] if is_known else None

    def _found(self, name: str) -> _Answer:
        desk = self.server.desk
        if name == "":
            return _Answer(HTTPStatus.OK, desk.page.read_bytes(), "text/html; charset=utf-8")
        if name == "corrections.csv":
            content = _content(desk.corrections)
            return _Answer(HTTPStatus.OK, content, "text/csv; charset=utf-8", _version(content))
        if picture := re.fullmatch(rf"{re.escape(desk.pictures.name)}/([0-9]{{5,7}}\.webp)", name):
            path = desk.pictures / picture[1]
            return _Answer(HTTPStatus.OK, path.read_bytes(), "image/webp") if path.is_file() else _NOT_THERE
        if page := re.fullmatch(r"pages/([0-9]{1,7})/([0-9]{1,6})\.json", name):
            return _drawn(desk.draw(int(page[1]), int(page[2])))
        return _NOT_THERE

    def _send(self, answer: _Answer) -> None:
        self.send_response(answer.status)
        headers = {"Content-Type": answer.kind, "Content-Length": str(len(answer.body)), **_HEADERS}
        if answer.version is not None:
            headers["ETag"] = answer.version
        if self.close_connection:
            headers["Connection"] = "close"
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:
        """Write nothing: the address holds the token."""


_NOT_THERE = _Answer(HTTPStatus.NOT_FOUND)


def _keep(path: Path, content: bytes, seen: str) -> _Answer:
    """Keep corrections, unless they are none, or whoever sends them has not seen those that are there."""
    if seen != _version(_content(path)):
        return _Answer(HTTPStatus.PRECONDITION_FAILED)
    try:
        parse_corrections(content, path)
    except AuditError as trouble:
        return _Answer(HTTPStatus.BAD_REQUEST, str(trouble).encode())
    with written_whole(path) as whole:
        whole.write_bytes(content)
    return _Answer(HTTPStatus.OK, version=_version(content))


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _version(content: bytes) -> str:
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'


def _drawn(picture: Picture | None) -> _Answer:
    if picture is None:
        return _NOT_THERE
    size = {"width": picture.width, "height": picture.height}
    body = json.dumps({**size, "webp": base64.b64encode(picture.webp).decode()}).encode()
    return _Answer(HTTPStatus.OK, body, "application/json")
