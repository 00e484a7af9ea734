"""Lines that a writer ended begin anew, those that a page's edge ended go on."""

from extractors.layout import Paragraph
from extractors.text import read
from tests.support import source_of


def paragraphs(text: str) -> list[tuple[str, str, bool]]:
    """The marker, the words, and whether they are a bullet's."""
    document = read(source_of(text.encode(), "paper.txt", "text"))
    items = [block.item for block in document.blocks if isinstance(block, Paragraph)]
    return [(item.marker, item.text, item.is_bullet) for item in items]


def words(text: str) -> list[str]:
    return [line for _, line, _ in paragraphs(text)]


def test_numbers_without_a_sign_behind_them_count_items() -> None:
    """They ran into one paragraph, and its four actions into none."""
    text = """
1 HT to share the writing figures with the governors in time for their
  autumn meeting
2 Deputy to see two lessons
3 Clerk to book the hall
"""
    assert paragraphs(text) == [
        ("1", "HT to share the writing figures with the governors in time for their autumn meeting", True),
        ("2", "Deputy to see two lessons", True),
        ("3", "Clerk to book the hall", True),
    ]


def test_a_number_that_begins_a_wrapped_line_counts_nothing() -> None:
    text = "The stall was run by volunteers and the takings of its first day were\n1 Guinea and some pence.\n"
    assert len(words(text)) == 1


def test_dashes_that_begin_several_items_are_bullets() -> None:
    text = "The school must:\n– check all governors;\n\n– provide a washbasin in\nthe sick room.\n"
    assert paragraphs(text)[1:] == [
        ("–", "check all governors;", True),
        ("–", "provide a washbasin in the sick room.", True),
    ]


def test_a_dash_amid_a_sentence_is_none() -> None:
    text = (
        "The ferry had stopped for the winter and the pier was closed by then\n"
        "– as it is each year – until\nthe boats came back in the spring and the new season had begun again\n"
        "– as they do.\n"
    )
    assert len(words(text)) == 1


def test_arrows_are_bullets_but_for_a_quoted_letter() -> None:
    listed = "What we will do:\n> Fit a loop by May\n\n> Mend the path\n"
    assert paragraphs(listed)[1:] == [(">", "Fit a loop by May", True), (">", "Mend the path", True)]
    quoted = "Ann wrote:\n> The clerk said that he would come,\n> and he came.\n"
    assert not any(is_bullet for _, _, is_bullet in paragraphs(quoted))


def test_a_text_whose_long_lines_never_begin_small_was_not_wrapped() -> None:
    text = (
        "So: wellingtons and coats for forty children to be bought out of the money "
        "that the fair brings in – Lou, half-term\n"
        "Staff rota to be altered so that somebody is always outside – Pat, straight away\n"
        "Attendance is not compulsory at this age.\n"
    )
    assert len(words(text)) == 3


def test_a_wrapped_text_goes_on_though_a_name_begins_its_lines() -> None:
    text = "The trustees heard from the keeper of the lighthouse and from Mr\nHunter, who lives there.\n"
    assert len(words(text)) == 1


def test_a_line_with_room_for_the_next_word_was_ended_by_its_writer() -> None:
    text = (
        "Lift at Elm Court – broke down twice in February, mended inside 4\n"
        "hours both times. Action: none\nEstate walkabout – took place on 2 March.\n"
    )
    assert words(text)[-1] == "Estate walkabout – took place on 2 March."


def test_things_jotted_down_in_small_letters_are_a_list() -> None:
    text = (
        "TO DO\nring the vet about the goat – Wen\nput the licence in the red file – Col\n"
        "form back to council – Jas\n"
        "collect two bags of pellets from the merchant – Bernie\nwash egg boxes\n"
    )
    found = paragraphs(text)
    assert [is_bullet for _, _, is_bullet in found] == [False, True, True, True, True, True]
    assert found[3][1] == "form back to council – Jas"


def test_lines_that_begin_with_what_they_are_about_stand_by_themselves() -> None:
    text = (
        "skate ramp – the county gave us money\nBex – ask Mr Lowe at school if we can do an assembly\n"
        "bus fares – the petition has 89 names\nTam – make a poster\n"
    )
    assert len(words(text)) == 4


def test_the_parts_of_a_sentence_are_no_list() -> None:
    text = "The Board met in May,\nand heard the surveyor, who\nsaid that the roof\nof the barn is sound.\n"
    assert len(words(text)) == 1


def test_a_title_ends_with_its_date_and_above_a_numbered_heading() -> None:
    text = (
        "Peer challenge of the district council of Ashby Vale, 6–8 March 2018\n5. Key recommendations\n\n"
        "The team spoke to many people in the course of its visit, and\nits members were made welcome.\n"
    )
    assert words(text)[:2] == [
        "Peer challenge of the district council of Ashby Vale, 6–8 March 2018",
        "5. Key recommendations",
    ]


def test_a_label_at_a_line_s_end_keeps_its_value() -> None:
    text = "Rec 2: That the calendar be printed in larger type. Cabinet response:\nAgreed. Lead: Ann Lee.\n"
    assert len(words(text)) == 1


def test_small_roman_numbers_part_items_in_every_reader() -> None:
    """ "ii. phone list" was taken for the rest of "i. ..."."""
    text = "i. spare keys to be lodged with the porter (Facilities, at\nonce)\nii. phone list to be revised\n"
    assert words(text)[1].startswith("ii. phone list")


def test_a_line_that_ends_with_a_title_goes_on_with_the_name() -> None:
    text = (
        "More of the parishioners should have their say. It was agreed that a public\n"
        "meeting be called in November, and also that it be in the old hall, and Cllr.\n"
        "Trembath undertook to book the Reading Room.\n"
    )
    assert len(words(text)) == 1
