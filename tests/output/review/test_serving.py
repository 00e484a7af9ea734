"""The review's server: who it answers, what it gives out, and what it keeps."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread

import pytest

from output.review.corrections import COLUMNS
from output.review.evidence import Picture
from output.review.serving import Desk, ReviewServer
from tests.output.review.layouts import picture

HEADER = ",".join(COLUMNS)
LINES = f"{HEADER}\r\nx-0001,action,a,a,accept,\r\n".encode()
OTHERS = f"{HEADER}\r\nx-0001,action,a,,reject,\r\n".encode()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "page").mkdir()
    page = tmp_path / "page" / "review.html"
    page.write_text("the page", "utf-8")
    (tmp_path / "page" / "review-pictures").mkdir()
    (tmp_path / "page" / "review-pictures" / "00000.webp").write_bytes(b"a picture")
    (tmp_path / "secret.webp").write_bytes(b"secret")

    def draw(document: int, number: int) -> Picture | None:
        return picture(number) if (document, number) == (0, 7) else None

    return Desk(page, tmp_path / "corrections.csv", draw)


@pytest.fixture
def server(desk: Desk) -> Iterator[ReviewServer]:
    with ReviewServer(desk) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def ask(
    server: ReviewServer, name: str, method: str = "GET", body: bytes | None = None, **headers: str
) -> tuple[HTTPResponse, bytes]:
    """What the server answers for a name below its token; headers with ``_`` for ``-``."""
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    own = f"http://127.0.0.1:{server.server_port}"
    given = {"Origin": own} if method == "PUT" else {}
    given |= {key.replace("_", "-"): value for key, value in headers.items()}
    path = name if name.startswith("/") else f"/{server.token}/{name}"
    connection.request(method, path, body, {key: value for key, value in given.items() if value})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer, content


def test_it_listens_on_this_machine_alone(server: ReviewServer) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert server.address == f"http://127.0.0.1:{server.server_port}/{server.token}/"
    assert len(server.token) >= 32


def test_the_page_its_pictures_and_any_page_of_a_document_are_given_out(server: ReviewServer) -> None:
    assert ask(server, "")[1] == b"the page"
    assert ask(server, "review-pictures/00000.webp")[1] == b"a picture"
    drawn = json.loads(ask(server, "pages/0/7.json")[1])
    assert (drawn["width"], drawn["height"]) == (842, 595)
    assert ask(server, "pages/0/8.json")[0].status == 404


@pytest.mark.parametrize("name", ["/", "/wrong/", "/wrong/corrections.csv", "/%2e%2e/", "//", "http://x/"])
def test_who_has_no_token_gets_nothing(server: ReviewServer, name: str) -> None:
    answer, content = ask(server, name)
    assert (answer.status, content) == (404, b"")


@pytest.mark.parametrize("host", ["evil.example", "localhost", "127.0.0.1", "127.0.0.1:1"])
def test_a_name_that_was_bent_to_this_machine_is_not_ours(server: ReviewServer, host: str) -> None:
    """A page elsewhere can have its own name lead to the loopback address (DNS rebinding)."""
    assert ask(server, "", Host=host)[0].status == 404
    answer, _ = ask(server, "corrections.csv", "PUT", LINES, Host=host, If_Match=NEW)
    assert answer.status == 403


@pytest.mark.parametrize(
    "name",
    [
        "../secret.webp", "review-pictures/../../secret.webp", "review-pictures/%2e%2e/%2e%2e/secret.webp",
        "review-pictures/..%2f..%2fsecret.webp", "review-pictures//etc/passwd", "review-pictures/",
        "ledger.sqlite",
        "corrections.csv/../../secret.webp", "review-pictures/00000.webp?x=1", "pages/0/7.json/..",
        "pages/-1/7.json",
    ],
)  # fmt: skip
def test_no_path_leads_out(server: ReviewServer, name: str) -> None:
    answer, content = ask(server, name)
    assert (answer.status, content) == (404, b"")


NEW = '"e3b0c44298fc1c149afbf4c8996fb924"'  # of nothing


def test_corrections_are_kept_and_given_back(server: ReviewServer, desk: Desk) -> None:
    before, content = ask(server, "corrections.csv")
    assert (before.status, content, before.headers["ETag"]) == (200, b"", NEW)
    kept, _ = ask(server, "corrections.csv", "PUT", LINES, If_Match=NEW)
    assert kept.status == 200
    assert desk.corrections.read_bytes() == LINES
    after, content = ask(server, "corrections.csv")
    assert (content, after.headers["ETag"]) == (LINES, kept.headers["ETag"])


def test_who_has_not_seen_what_is_there_overwrites_nothing(server: ReviewServer, desk: Desk) -> None:
    ask(server, "corrections.csv", "PUT", LINES, If_Match=NEW)
    for seen in (NEW, "", "*"):
        assert ask(server, "corrections.csv", "PUT", OTHERS, If_Match=seen)[0].status == 412
    assert desk.corrections.read_bytes() == LINES


@pytest.mark.parametrize("origin", ["", "null", "http://evil.example", "https://127.0.0.1"])
def test_another_page_cannot_write(server: ReviewServer, desk: Desk, origin: str) -> None:
    assert ask(server, "corrections.csv", "PUT", LINES, If_Match=NEW, Origin=origin)[0].status == 403
    assert not desk.corrections.exists()


@pytest.mark.parametrize("name", ["", "other.csv", "review-pictures/00000.webp", "../corrections.csv"])
def test_nothing_else_is_written(server: ReviewServer, name: str) -> None:
    assert ask(server, name, "PUT", LINES, If_Match=NEW)[0].status == 403


def test_what_is_no_corrections_file_is_refused(server: ReviewServer, desk: Desk) -> None:
    for content in (b"", b"\x00\xff", b"a,b\r\n1,2\r\n", LINES.replace(b"accept", b"perhaps")):
        assert ask(server, "corrections.csv", "PUT", content, If_Match=NEW)[0].status == 400
    assert not desk.corrections.exists()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ("Content-Length: 999999999\r\n", 413),
        ("Content-Length: -5\r\n", 411),
        ("Content-Length: 5x\r\n", 411),
        ("", 411),
        ("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", 411),
    ],
)
def test_a_request_of_no_honest_length_is_refused_unread(
    server: ReviewServer, headers: str, status: int
) -> None:
    host = f"127.0.0.1:{server.server_port}"
    lines = f"PUT /{server.token}/corrections.csv HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n"
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as connection:
        connection.sendall(f"{lines}{headers}\r\n".encode())
        assert connection.recv(4096).split()[1] == str(status).encode()


@pytest.mark.parametrize("method", ["POST", "DELETE", "OPTIONS", "HEAD", "TRACE"])
def test_other_methods_are_unknown(server: ReviewServer, method: str) -> None:
    assert ask(server, "", method)[0].status == 501


def test_every_answer_is_shut_to_other_pages(server: ReviewServer) -> None:
    answer, _ = ask(server, "")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Python" not in answer.headers["Server"]
