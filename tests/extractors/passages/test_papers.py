"""Notes of a meeting are known by who took the chair and the day, however short they are."""

import pytest

from extractors.layout import Document
from extractors.passages.lines.whole_lines import passage_lines
from extractors.passages.paper.papers import Paper, paper_of
from tests.extractors.passages.written import blocks


def paper(text: str) -> Paper:
    return paper_of(passage_lines(Document("text", blocks(text)), lambda table: False))


@pytest.mark.parametrize(
    "text",
    [
        "Ottermouth Trust 13 Apr 2015 @ pavilion\nGB (ch) SH DL NM\n",
        "Hospital Friends: 19 Feb 1999, lounge\nMrs Hohaia in chair, Sr Bligh, Mr Tock\n",
        "Full Governors, Tuesday 3 March 2009\nChair Fr M. Doyle; Mrs Catterall, Mr Eze\n",
        "Friends of the Library – scribbled notes 2/10/15\nDot Ravi Jean\n",
        "Joint Safety Committee, 19th June 2002 – Minutes 14 to 17\n",
    ],
)
def test_notes_of_a_meeting(text: str) -> None:
    kind = paper(text)
    assert kind.meets
    assert kind.minutes


@pytest.mark.parametrize(
    "text",
    [
        "Investigation into a death in October 2010\nThe ambulance took 11 minutes.\n",
        "Notes to the accounts, year to 31 March 2007\n",
        "Notes on the newt survey, 4 May 2010\n",
        "Members are summoned to a meeting on Monday 9 March 2026\nTo: A. Dell (Chairman)\nAGENDA\n",
        "Membership of the panel: Ann Lee (Chair), Bo Ray\n",
    ],
)
def test_no_notes_of_a_meeting(text: str) -> None:
    assert not paper(text).minutes


def test_a_sentence_with_a_word_of_rules_is_no_title_of_them() -> None:
    assert not paper("Governors of St Wilfrid's\nThe charging policy was deferred to the summer.\n").rules
