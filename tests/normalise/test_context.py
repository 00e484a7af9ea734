"""What a document says of itself: whose plan it is, its title, its date, its colours, its people."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.layout import Properties
from normalise.dates.read import read_due
from normalise.records import Rag, Status
from tests.normalise.plans import SOME_ACTIONS, context_of, document_of
from tests.support import table_of

TITLE = "# Safeguarding Improvement Plan"


@pytest.mark.parametrize(
    ("front", "name", "code"),
    [
        pytest.param("London Borough of Merton", "London Borough of Merton", "E09000024", id="official"),
        pytest.param("Merton Council", "London Borough of Merton", "E09000024", id="the usual name"),
        pytest.param("South Glos Council", "South Gloucestershire Council", "E06000025", id="a short county"),
        pytest.param("Cambs County Council", "Cambridgeshire County Council", "E10000003", id="another"),
        pytest.param("Larkminster Borough Council", "Larkminster Borough Council", None, id="in no list"),
    ],
)
def test_a_council_is_known_by_all_its_names(front: str, name: str, code: str | None) -> None:
    context = context_of(document_of(TITLE, front, SOME_ACTIONS))
    assert (context.organisation, context.organisation_code) == (name, code)


@pytest.mark.parametrize(
    ("front", "name"),
    [
        ("WESTERDALE DISTRICT COUNCIL", "Westerdale District Council"),
        ("STOW-ON-THE-MOOR TOWN COUNCIL", "Stow-on-the-Moor Town Council"),
        ("London Borough of Linfield", "London Borough of Linfield"),
        ("Royal Borough of Linfield", "Royal Borough of Linfield"),
        ("Dunmere Council", "Dunmere Council"),
        ("Stoke-on-Trent Safeguarding Children Board", "Stoke-on-Trent Safeguarding Children Board"),
        ("Merton Local Safeguarding Children Board", "Merton Local Safeguarding Children Board"),
        ("Linfield Safeguarding Adults Board Action Plan", "Linfield Safeguarding Adults Board"),
        ("NHS Lothian", "NHS Lothian"),
        ("NHS Marshgate CCG – Improvement Plan", "NHS Marshgate CCG"),
        ("Marshgate and Linfield NHS Foundation Trust", "Marshgate and Linfield NHS Foundation Trust"),
        ("LINFIELD FIRE AND RESCUE AUTHORITY", "Linfield Fire and Rescue Authority"),
        ("Linfield Constabulary", "Linfield Constabulary"),
        ("Upper Avonside Council: Action Plan", "Upper Avonside Council"),
        ("Cleeve and Marden Council", "Cleeve and Marden Council"),
        # A place of the list within a longer name is not that place.
        ("Wealden Vale District Council", "Wealden Vale District Council"),
    ],
)
def test_an_owner_in_no_list_is_known_by_the_shape_of_its_name(front: str, name: str) -> None:
    context = context_of(document_of(front, TITLE, SOME_ACTIONS))
    assert (context.organisation, context.organisation_code) == (name, None)


@pytest.mark.parametrize(
    "line",
    [
        "Merton Safeguarding Children Board",
        "NHS Lothian has seen the draft.",
        "Kent Police and Surrey Police",
        "Youth Council",
    ],
)
def test_a_council_that_heads_the_paper_owns_it_whoever_is_named_below(line: str) -> None:
    context = context_of(document_of("Southwark Council", TITLE, line, SOME_ACTIONS))
    assert context.organisation == "London Borough of Southwark"


def test_a_council_mentioned_in_passing_is_not_the_owner() -> None:
    document = document_of(
        TITLE,
        "Southwark Council",
        "We visited Croydon Council and Kent County Council to learn from their audits.",
        SOME_ACTIONS,
        "Croydon Council has offered to share its tool with us.",
    )
    assert context_of(document).organisation == "London Borough of Southwark"


def test_two_equal_owners_are_left_open_and_told() -> None:
    context = context_of(document_of(TITLE, "Merton Council and Sutton Council", SOME_ACTIONS))
    assert context.organisation is None
    assert [issue.code for issue in context.issues] == ["organisation_unclear"]


def test_a_former_council_is_named_in_a_plan_of_its_time() -> None:
    document = document_of(TITLE, "Bedfordshire County Council", "March 2008", SOME_ACTIONS)
    context = context_of(document)
    assert (context.organisation, context.organisation_code) == ("Bedfordshire County Council", None)


def test_addresses_running_headers_and_file_names_are_witnesses() -> None:
    address = document_of(TITLE, "Questions to plans@southglos.gov.uk", SOME_ACTIONS)
    assert context_of(address).organisation == "South Gloucestershire Council"
    running = document_of(TITLE, SOME_ACTIONS, running=["Derbyshire County Council"])
    assert context_of(running).organisation == "Derbyshire County Council"
    assert (
        context_of(document_of(SOME_ACTIONS), "2010/merton_council_plan.docx").organisation_code
        == "E09000024"
    )


def test_a_place_in_the_text_alone_makes_no_owner() -> None:
    document = document_of("We have visited schools in Leeds, Leeds and Bradford.", SOME_ACTIONS)
    assert context_of(document).organisation is None


@pytest.mark.parametrize(
    ("lines", "source", "day", "basis"),
    [
        pytest.param(["December 2009"], "plan.txt", date(2009, 12, 31), "printed", id="a line by itself"),
        pytest.param(["Updated 4th May 2010"], "plan.txt", date(2010, 5, 4), "printed", id="updated"),
        pytest.param(["Progress as at 31.03.10"], "plan.txt", date(2010, 3, 31), "printed", id="as at"),
        pytest.param(
            ["Date of meeting: 15 November 2011"], "plan.txt", date(2011, 11, 15), "meeting", id="meeting"
        ),
        pytest.param(["Version 3, 12 May 2010"], "plan.txt", date(2010, 5, 12), "version", id="version"),
        pytest.param([], "plan_2010-03-31.txt", date(2010, 3, 31), "file name", id="file name"),
        pytest.param([], "Action Plan May 2012.txt", date(2012, 5, 31), "file name", id="a month in it"),
        pytest.param(
            ["Improvement Plan, agreed 10 June 2014"], "plan.txt", date(2014, 6, 10), "printed", id="agreed"
        ),
        pytest.param(
            ["Audit points. Put to the meeting of 13 June 2016."],
            "a.txt",
            date(2016, 6, 13),
            "printed",
            id="put to",
        ),
        pytest.param(
            ["Improvement Plan (refreshed 3 July 2017)"],
            "plan.txt",
            date(2017, 7, 3),
            "printed",
            id="refreshed",
        ),
        pytest.param(
            ["Improvement Plan – Submitted 14 September 2017"],
            "plan.txt",
            date(2017, 9, 14),
            "printed",
            id="submitted",
        ),
        pytest.param(
            ["Plan approved by Cabinet on 10 June 2014"],
            "plan.txt",
            date(2014, 6, 10),
            "meeting",
            id="approved",
        ),
        pytest.param(
            ["Improvement Plan – position at 30 June 2014"],
            "plan.txt",
            date(2014, 6, 30),
            "printed",
            id="position",
        ),
        pytest.param(["Plan as at 30 June 2014"], "plan.txt", date(2014, 6, 30), "printed", id="title as at"),
        pytest.param(["Improvement Plan 2014/15"], "plan.txt", None, None, id="a financial year is none"),
        pytest.param(["2014"], "plan.txt", None, None, id="a year is none"),
        pytest.param(["Plan to be agreed 10 June 2014"], "plan.txt", None, None, id="to be agreed is none"),
        pytest.param(["To be reviewed by March 2011"], "plan.txt", None, None, id="a deadline is none"),
    ],
)
def test_the_plans_date_comes_with_what_it_was_read_from(
    lines: list[str], source: str, day: date | None, basis: str | None
) -> None:
    context = context_of(document_of(TITLE, *lines, SOME_ACTIONS), source)
    assert (context.plan_date, context.plan_date_basis) == (day, basis)


def test_a_files_own_date_counts_only_where_the_years_printed_bear_it_out() -> None:
    near, far = (Properties(created=date(year, 2, 1)) for year in (2010, 2019))
    context = context_of(document_of(TITLE, SOME_ACTIONS, properties=near))
    assert (context.plan_date, context.plan_date_basis) == (date(2010, 2, 1), "properties")
    assert context_of(document_of(TITLE, SOME_ACTIONS, properties=far)).plan_date is None


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["# Safeguarding Improvement Plan", "Merton Council"], "Safeguarding Improvement Plan"),
        (["Merton Council", "# Joint Area Review", "Action Plan"], "Joint Area Review Action Plan"),
        (["Appendix A - Children's Services Action Plan 2010"], "Children's Services Action Plan 2010"),
        (["The plan was agreed by the board and will be reviewed each month."], None),
    ],
)
def test_the_title_is_the_line_that_reads_like_one(lines: list[str], title: str | None) -> None:
    assert context_of(document_of(*lines, SOME_ACTIONS)).plan_title == title


@pytest.mark.parametrize(
    "legend",
    [
        ["Key: Red = not started; Amber = under way; Green = complete"],
        ["Red: not started", "Amber: in progress", "Green: completed"],
        [table_of(("Red", "Not started"), ("Amber", "In progress"), ("Green", "Completed"))],
    ],
)
def test_the_documents_own_key_to_its_colours_is_read(legend: list[object]) -> None:
    key = context_of(document_of(TITLE, *legend, SOME_ACTIONS)).rag_key  # type: ignore[arg-type]
    assert key is not None
    assert (key[Rag.RED], key[Rag.GREEN]) == (Status.NOT_STARTED, Status.COMPLETED)
    assert key[Rag.BLUE] is Status.COMPLETED, "a colour that it does not explain keeps its usual meaning"


def test_one_colour_in_a_sentence_is_no_key() -> None:
    assert context_of(document_of(TITLE, "Green: the waste team is under way.", SOME_ACTIONS)).rag_key is None


def test_names_that_differ_by_a_letter_are_told() -> None:
    document = document_of(
        TITLE, "Lead officer: Maureen Cavanagh", "Contact: Maureen Cavanaugh", SOME_ACTIONS
    )
    (issue,) = context_of(document).issues
    assert issue.code == "name_spelled_twice"


def test_a_board_named_at_the_top_owns_its_minutes_and_not_the_council_of_a_member() -> None:
    document = document_of(
        "Local Data Panel – second meeting",
        "Attendees: Jane Marsh (Chair), Cllr Tim Ash, Barnsley Metropolitan Borough Council",
        "Tim Ash told of Barnsley Metropolitan Borough Council, and Barnsley Council will report in May.",
        SOME_ACTIONS,
    )
    assert context_of(document).organisation == "Local Data Panel"


def test_a_meeting_still_to_come_does_not_date_the_paper() -> None:
    coming = document_of("# Action log", "Next meeting: 12 May 2015", SOME_ACTIONS)
    assert context_of(coming).plan_date is None
    assert context_of(coming, "action-log-2015-03-10.docx").plan_date == date(2015, 3, 10)
    held = document_of("# Action log", "Next board meeting on 12 May 2015", "10 March 2015", SOME_ACTIONS)
    assert context_of(held, "action-log-2014-01-02.docx").plan_date == date(2015, 3, 10)


@pytest.mark.parametrize(
    "lines",
    [
        ["14. Date of next meeting. Thursday 15 July 2010. The meeting closed at 8.05 pm."],
        ["Next meeting. 15 July 2010, 7.30 pm."],
        ["Date and time of next meeting", "Thursday 15 July 2010 at 7.30 pm"],
    ],
)
def test_the_day_under_next_meeting_does_not_date_minutes(lines: list[str]) -> None:
    """A sentence or line of its own under that heading was read as the paper's date."""
    held = "Minutes of the meeting held in the Church Room on Thursday 20 May 2010 at 7.00 pm"
    context = context_of(document_of("# Parish Council", held, *lines, SOME_ACTIONS))
    assert context.plan_date == date(2010, 5, 20)


def test_a_publication_date_is_printed_though_a_board_is_named() -> None:
    paper = document_of("Board of Data", "# Action plan", "Publication date: Oct 2013", SOME_ACTIONS)
    context = context_of(paper)
    assert (context.plan_date, context.plan_date_basis) == (date(2013, 10, 31), "printed")


@pytest.mark.parametrize(
    "line",
    [
        "Thursday, 12 May 2015 at 10.00 am in Committee Room 2",
        "Held on Tuesday 12 May 2015 at the Town Hall",
        "Held at the school on Tuesday 12 May 2015, 5.30 pm",
        "Sent: 12 May 2015, 21:14",
        "Meeting held on 12th May 2015 at 7pm in the Village Hall",
        "Audit Committee 12 May 2015",
        "Board meeting 12/05/2015",
    ],
)
def test_the_day_of_a_meeting_on_page_one_outweighs_the_files_name(line: str) -> None:
    paper = document_of("Actions", line, SOME_ACTIONS)
    assert context_of(paper, "actions-2015-09-30.docx").plan_date == date(2015, 5, 12)


@pytest.mark.parametrize("line", ["Review date: June 2016", "Expiry: 12 May 2016", "Inspection: 12 May 2014"])
def test_a_day_that_is_another_things_does_not_date_the_paper(line: str) -> None:
    assert context_of(document_of("# Action plan", line, SOME_ACTIONS)).plan_date is None


def test_a_title_in_a_plans_first_row_names_its_board() -> None:
    """Logs whose title stands in the table itself had no organisation."""
    table = table_of(
        ("JB (9)1.ii Justice Board Action Log as at 2 Sept 2011",),
        ("Meeting date", "Action", "Deadline", "Progress"),
        ("11/01/2011", "Write a report on the release of data", "May 2011", "On track"),
        ("11/01/2011", "Ask the department for its figures", "June 2011", "Completed"),
    )
    assert context_of(document_of(table)).organisation == "Justice Board"


def test_initials_at_the_head_are_the_board_that_the_text_writes_out() -> None:
    table = table_of(
        ("Action", "Lead", "By when"),
        ("Write to the Justice Board on its data", "Ann Lee", "May 2011"),
        ("Ask the Justice Board for its figures", "Bo Ray", "June 2011"),
    )
    assert (
        context_of(document_of("JB (5) 1.i Action Log as of 2 March 2011", table)).organisation
        == "Justice Board"
    )
    assert context_of(document_of("IT Action Log as of 2 March 2011", table)).organisation is None


def test_a_government_that_responds_is_no_organisation_by_that_word() -> None:
    paper = document_of("Government response to recommendations of Professor Ann Lee", SOME_ACTIONS)
    assert context_of(paper).organisation is None


@pytest.mark.parametrize(
    ("top", "name"),
    [
        ("Ferngate College", "Ferngate College"),
        ("ST OSYTH’S C OF E PRIMARY SCHOOL", "St Osyth’s C of E Primary School"),
        ("HMP Cullerton", "HMP Cullerton"),
        ("Friends of Larch Meadow", "Friends of Larch Meadow"),
        ("Office for River Standards", "Office for River Standards"),
        ("Harrowmoor Police Authority", "Harrowmoor Police Authority"),
        ("Quillbrook Homes – Fire safety", "Quillbrook Homes"),
        ("TALLOWBY RURAL FIRE BRIGADE", "Tallowby Rural Fire Brigade"),
        ("Corrie Museum and Art Gallery", "Corrie Museum and Art Gallery"),
        ("Affordable Housing", None),
        ("Modern Slavery Network", None),
        ("Adult Social Care", None),
        ("Primary School", None),
        ("Service Improvement Plan", None),
    ],
)
def test_a_body_that_is_no_council_is_known_by_the_name_at_the_top(top: str, name: str | None) -> None:
    """Schools, landlords and prisons had no organisation, or "Primary School" and "Service Improvement"."""
    told = "We will look at modern slavery and at affordable homes; the network meets in May."
    paper = document_of("OFFICIAL", top, "# Action Plan 2016", told, SOME_ACTIONS)
    assert context_of(paper).organisation == name


@pytest.mark.parametrize(
    ("running", "author", "name"),
    [
        (["Quillbrook Homes Limited"], None, "Quillbrook Homes Limited"),
        (
            ["OFFICIAL - Marrowby Constabulary", "Custody Oversight Board, 6 June 2023"],
            None,
            "Marrowby Constabulary",
        ),
        (["Larkvale Municipal District", "Plan Page"], None, "Larkvale Municipal District"),
        (["University of Rowanhope – School of Law"], None, "University of Rowanhope"),
        (["School of Earth Sciences, Rowanhope University"], None, "Rowanhope University"),
        (["Township of Larkmouth"], None, "Township of Larkmouth"),
        (["Larkwater Befriending"], "Larkwater Befriending", "Larkwater Befriending"),
        (["Larkwater Befriending"], None, None),
        (["Jane Corrie"], "Jane Corrie", None),
        (["Compliance of Corrie", "Nursing Home, 2024"], "Corrie Nursing Home", "Corrie Nursing Home"),
        (["Larkminster Health Trust", "Larkminster Borough Council"], None, "Larkminster Borough Council"),
        (["Adult Social Care", "Version 2"], None, None),
    ],
)
def test_a_body_that_only_runs_in_the_header_owns_the_paper(
    running: list[str], author: str | None, name: str | None
) -> None:
    """Papers headed by their title alone had no organisation, or the board that had met."""
    document = document_of(TITLE, SOME_ACTIONS, running=running, properties=Properties(author=author))
    assert context_of(document).organisation == name


def test_the_board_to_which_a_paper_is_reported_does_not_own_it() -> None:
    paper = document_of("# Action plan 2024", "Report to: Parking Board, 12 March 2024", SOME_ACTIONS)
    assert context_of(paper).organisation is None


@pytest.mark.parametrize(
    ("lines", "from_july"),
    [
        (("Wattle Shire Council", "Our plan"), True),
        (("Wattle City Council", "We acknowledge the Traditional Owners", "plans@wattle.vic.gov.au"), True),
        (("Larkminster Borough Council", "We visited Queensland"), False),
        (("Derbyshire County Council", "Our plan"), False),
        (("Derbyshire County Council", "We follow the Australian model", "of Western Australia"), False),
    ],
)
def test_a_financial_year_runs_from_july_in_australia(lines: tuple[str, ...], from_july: bool) -> None:
    """ "2024-25" in a shire's plan was due by 31 March."""
    context = context_of(document_of(*lines, SOME_ACTIONS))
    assert context.years_from_july is from_july
    due = read_due("2024-25", context.dates())
    assert due.date == (date(2025, 6, 30) if from_july else date(2025, 3, 31))
    quarter = read_due("Q4 2024/25", context.dates())
    assert quarter.date == (date(2025, 6, 30) if from_july else date(2025, 3, 31))


def test_a_bodys_name_is_no_title_where_one_stands_below_it() -> None:
    """A plan whose title has no word for a plan was called by its issuer's name."""
    below = document_of("# Ferngate College", "# Peer Challenge: Responding to the Team", SOME_ACTIONS)
    assert context_of(below).plan_title == "Peer Challenge: Responding to the Team"
    minutes = ("# Ferngate Parish Council", "Minutes of the meeting held on 9 October 2012", "# Play area")
    assert context_of(document_of(*minutes, SOME_ACTIONS)).plan_title == "Ferngate Parish Council"


def test_a_councils_department_at_the_top_does_not_own_its_plan() -> None:
    top = (
        "Department for Children and Young People",
        "# Action Plan",
        "South Gloucestershire Council, July 2009",
    )
    assert context_of(document_of(*top, SOME_ACTIONS)).organisation == "South Gloucestershire Council"


def test_a_department_at_the_top_is_the_council_s_whose_address_is_printed_below_it() -> None:
    """Without the council in the file's name the department was taken for the owner."""
    top = ("Department for Children and Young People", "# Action Plan")
    said = "Copies from jane.ash@southglos.gov.uk at South Gloucestershire Council. See www.southglos.gov.uk"
    document = document_of(*top, SOME_ACTIONS, said)
    assert context_of(document).organisation == "South Gloucestershire Council"


def test_the_day_on_which_a_plan_was_agreed_may_open_a_line_of_sentences() -> None:
    line = "Agreed by governors on 8 January 2018. Reviewed every three weeks."
    assert context_of(document_of("# Action Plan", line, SOME_ACTIONS)).plan_date == date(2018, 1, 8)


@pytest.mark.parametrize(
    "line",
    [
        "Ostrey Museums Trust. Report dated 18 February 2013. Client: Director of Collections",
        "Ostrey Museums Trust. Date of issue: 18 February 2013. Opinion: Moderate",
        "Follow-up visit, 18 February 2013",
    ],
)
def test_facts_on_one_line_are_read_one_by_one(line: str) -> None:
    assert context_of(document_of("# Findings", line, SOME_ACTIONS)).plan_date == date(2013, 2, 18)
