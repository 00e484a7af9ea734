"""A message's own words are read where a plan was written into it."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from extractors.layout import Paragraph, Table
from extractors.mail import read
from extractors.options import DEFAULT_OPTIONS
from ingest.errors import Reason, UnreadableDocument
from tests.ingest.outlook import outlook_message
from tests.support import source_of


def message(body: str, page: str = "") -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["Date"] = "Parking plan", "Mon, 05 May 2031 10:00:00 +0100"
    made.set_content(body)
    if page:
        made.add_alternative(page, subtype="html")
    return made


def test_the_page_is_read_where_there_is_one() -> None:
    made = message(
        "See below.", "<p>Our plan</p><table><tr><th>Action<th>Lead<tr><td>Publish it<td>Ann</table>"
    )
    document = read(source_of(made.as_bytes(), "mail.eml", "eml"), DEFAULT_OPTIONS)
    assert document.reader == "eml"
    assert [type(block) for block in document.blocks] == [Paragraph, Table]
    assert (document.properties.title, str(document.properties.created)) == ("Parking plan", "2031-05-05")


def test_plain_words_in_their_encoding_and_that_something_is_attached() -> None:
    made = message("Café – later")
    made.set_content("Café later", charset="iso-8859-1")
    made.add_attachment(b"x", maintype="application", subtype="pdf", filename="plan.pdf")
    document = read(source_of(made.as_bytes(), "mail.eml", "eml"), DEFAULT_OPTIONS)
    assert list(document.texts()) == ["Café later"]
    assert [(issue.code, "plan.pdf" in issue.message) for issue in document.issues] == [
        ("attachments_not_read", True)
    ]


def test_a_message_of_outlook() -> None:
    content = outlook_message({}, body="Train all wardens by May")
    document = read(source_of(content, "mail.msg", "msg"), DEFAULT_OPTIONS)
    assert list(document.texts()) == ["Train all wardens by May"]


@pytest.mark.parametrize(
    ("content", "reason"), [(b"Subject: x\n\n", Reason.NO_TEXT), (b"\0" * 20, Reason.NO_TEXT)]
)
def test_a_message_without_words(content: bytes, reason: Reason) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        read(source_of(content, "mail.eml", "eml"), DEFAULT_OPTIONS)
    assert refused.value.reason is reason


@pytest.mark.parametrize(
    ("name", "said"),
    [("List-Id", "<vale-talk.example.org>"), ("Precedence", "Bulk"), ("Mailing-List", "list vale")],
)
def test_a_message_that_went_to_a_list_says_so(name: str, said: str) -> None:
    made = message("Anyone can answer this.")
    assert not read(source_of(made.as_bytes(), "mail.eml", "eml"), DEFAULT_OPTIONS).properties.posted
    made[name] = said
    assert read(source_of(made.as_bytes(), "mail.eml", "eml"), DEFAULT_OPTIONS).properties.posted


@pytest.mark.parametrize(
    ("subject", "to", "posted"),
    [
        ("[walkers] The gate", "walkers@example.org", True),
        ("Re: [walkers] The gate", "Ann <ann@example.org>, Walkers <walkers@example.org>", True),
        ("[walkers] The gate", "ann@example.org", False),
        ("[clerk] The gate", "clerk@example.org", False),
        ("The gate [walkers]", "walkers@example.org", False),
        ("The gate", "walkers@example.org", False),
    ],
)
def test_a_list_stamps_its_name_on_what_it_sends_on(subject: str, to: str, posted: bool) -> None:
    made = message("I will mend it.")
    del made["Subject"]
    made["Subject"], made["To"] = subject, to
    document = read(source_of(made.as_bytes(), "mail.eml", "eml"), DEFAULT_OPTIONS)
    assert document.properties.posted is posted
