"""Files inside zip files and e-mails, and inside those that lie in them, are each found on their own."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import replace
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pytest

from ingest.discover import discover
from ingest.errors import Reason
from ingest.limits import DEFAULT_LIMITS
from tests.hostile import words
from tests.ingest.outlook import outlook_message

WORD = words.package()


def zipped(members: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def mail(attachments: Mapping[str, bytes], body: str = "See the plan.") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@x.example", "b@x.example", "Plan"
    message["Message-ID"] = "<1@x.example>"
    message.set_content(body)
    for name, content in attachments.items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message


def found(tmp_path: Path, name: str, content: bytes, **limits: int) -> dict[str, bytes | Reason]:
    """What is found in a file: by its source the bytes, or why they are not to be had."""
    (tmp_path / name).write_bytes(content)
    named = discover([str(tmp_path / name)], replace(DEFAULT_LIMITS, **limits))  # type: ignore[arg-type]
    return {
        each.source: each.refusal.reason if each.refusal is not None else each.content() for each in named
    }


def unpadded(ended: dict[str, bytes | Reason]) -> dict[str, bytes | Reason]:
    """The same without the zeros that the maker of compound files puts behind short streams."""
    return {name: each.rstrip(b"\0") if isinstance(each, bytes) else each for name, each in ended.items()}


def test_attachments_stand_under_the_messages_name(tmp_path: Path) -> None:
    message = mail({"plan.docx": WORD, "notes.txt": b"words"})
    message.add_attachment(b"BEGIN", maintype="text", subtype="x-vcard", filename="ann.vcf")
    assert found(tmp_path, "mail.eml", message.as_bytes()) == {
        "mail.eml/notes.txt": b"words",
        "mail.eml/plan.docx": WORD,
    }


def test_a_message_forwarded_in_another_and_its_zip_file(tmp_path: Path) -> None:
    inner = mail({"plans.zip": zipped({"a/plan.txt": b"words"})})
    outer = mail({})
    outer.add_attachment(inner)
    assert found(tmp_path, "fw.eml", outer.as_bytes()) == {
        "fw.eml/message 2.eml/plans.zip/a/plan.txt": b"words"
    }


def test_two_attachments_of_one_name_are_told_apart(tmp_path: Path) -> None:
    message = mail({"plan.txt": b"one"})
    message.add_attachment(b"two", maintype="text", subtype="plain", filename="PLAN.txt")
    assert found(tmp_path, "mail.eml", message.as_bytes()) == {
        "mail.eml/plan.txt": b"one",
        "mail.eml/PLAN (2).txt": b"two",
    }


def test_a_message_with_nothing_attached_is_itself_a_source(tmp_path: Path) -> None:
    content = mail({}).as_bytes()
    assert found(tmp_path, "mail.eml", content) == {"mail.eml": content}


def test_a_zip_file_in_a_zip_file(tmp_path: Path) -> None:
    content = zipped({"b.zip": zipped({"c.zip": zipped({"plan.txt": b"deep"})}), "a.txt": b"flat"})
    assert found(tmp_path, "all.zip", content) == {
        "all.zip/a.txt": b"flat",
        "all.zip/b.zip/c.zip/plan.txt": b"deep",
    }
    assert found(tmp_path, "all.zip", content, archive_depth=2) == {
        "all.zip/a.txt": b"flat",
        "all.zip/b.zip/c.zip": Reason.TOO_COMPLEX,
    }


def test_what_archives_in_one_another_hold_is_counted_together(tmp_path: Path) -> None:
    inner = zipped({f"{number}.txt": b"x" for number in range(30)})
    content = zipped({"a.zip": inner, "b.zip": inner})
    ended = found(tmp_path, "all.zip", content, archive_members=50)
    assert ended["all.zip/b.zip"] is Reason.TOO_LARGE
    assert ended["all.zip/a.zip/7.txt"] == b"x"


def test_a_damaged_inner_archive_is_one_refusal(tmp_path: Path) -> None:
    content = zipped({"a.zip": zipped({"a.txt": b"x" * 99})[:-30], "b.txt": b"words"})
    assert found(tmp_path, "all.zip", content) == {"all.zip/a.zip": Reason.CORRUPT, "all.zip/b.txt": b"words"}


def test_a_message_of_outlook(tmp_path: Path) -> None:
    content = outlook_message({"Parking plan.docx": WORD, "notes.txt": b"words"})
    assert unpadded(found(tmp_path, "mail.msg", content)) == {
        "mail.msg/Parking plan.docx": WORD.rstrip(b"\0"),
        "mail.msg/notes.txt": b"words",
    }


def test_a_message_of_outlook_with_another_inside(tmp_path: Path) -> None:
    content = outlook_message({"notes.txt": b"words", "Re: plan": {"plan.docx": WORD}})
    assert unpadded(found(tmp_path, "mail.msg", content)) == {
        "mail.msg/Re: plan/plan.docx": WORD.rstrip(b"\0"),
        "mail.msg/notes.txt": b"words",
    }


@pytest.mark.parametrize("name", ["mail.eml", "mail.msg", "all.zip"])
def test_a_name_alone_makes_no_bundle(name: str, tmp_path: Path) -> None:
    ended = found(tmp_path, name, b"words and nothing else")
    assert ended == {name: Reason.CORRUPT} or ended == {name: b"words and nothing else"}
