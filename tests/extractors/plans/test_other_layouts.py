"""Plans in layouts of their own: ticks under grouped headings, keys of codes, cards, counted columns."""

from __future__ import annotations

from extractors.html.reader import read as read_html
from extractors.layout import Document
from extractors.options import DEFAULT_OPTIONS
from extractors.plan import Column, PlanRow
from extractors.plans.finder import read_plans
from extractors.text.reader import read as read_text
from normalise.dates.due import DateContext
from normalise.dates.read import read_due
from normalise.progress.judge import read_status
from normalise.records import Status
from tests.support import source_of


def page(*tables: str, below: str = "") -> Document:
    body = "".join(f"<table>{rows}</table><p>and</p>" for rows in tables)
    content = f"<html><body><h1>Port Ellan Town Council</h1>{body}<p>{below}</p></body></html>"
    return read_html(source_of(content.encode(), "plan.html", "html"), DEFAULT_OPTIONS)


def lines(*rows: str) -> str:
    """Rows of cells parted by bars; a cell that ends on "*3" is as wide, on "@2" as high."""
    return "".join(f"<tr>{''.join(map(_cell, row.split('|')))}</tr>" for row in rows)


def _cell(text: str) -> str:
    said, _, width = text.partition("*")
    said, _, height = said.partition("@")
    return f'<td colspan="{width or 1}" rowspan="{height or 1}">{said.strip()}</td>'


def rows_of(document: Document) -> list[PlanRow]:
    return [row for plan in read_plans(document).plans for row in plan.rows]


def test_marks_under_quarters_take_the_year_over_them() -> None:
    """The words of the heading over the quarters were taken into the deadline, and read as its year's end."""
    rows = rows_of(
        page(
            lines(
                "Action@2|Lead officer@2|Quarter of 2011/12 (April year)*4",
                "Q1|Q2|Q3|Q4",
                "Upgrade the Raith water main|Assets Manager||x||",
                "Review the dog control bylaw|Regulatory Manager|x|||",
                "Build a playground at Ormiston|Parks Officer||||x",
            )
        )
    )
    assert [row.texts[Column.DUE] for row in rows] == ["Q2 2011/12", "Q1 2011/12", "Q4 2011/12"]


def test_ticks_tell_states_below_a_heading_for_all_of_them() -> None:
    """The heading over the boxes hid what each of them says."""
    rows = rows_of(
        page(
            lines(
                "What governors will do@2|Governor@2|Deadline@2|Position at 1 May 2015 (tick one)*3",
                "Not begun|On site / under way|Fully done",
                "Check the central record each term|Mrs Hollis|Termly|||✓",
                "Update the whistleblowing policy|Mr Jarvis|30 June 2015||✓|",
                "Attend safer recruitment training|Mrs Amin|15 July 2015|✓||",
            )
        )
    )
    states = [read_status(row.texts[Column.STATUS]).status for row in rows]
    assert states == [Status.COMPLETED, Status.IN_PROGRESS, Status.NOT_STARTED]


def test_codes_that_the_paper_explains_are_states_and_no_references() -> None:
    """Letters under "Code" were taken for the actions' own references, for they number nothing."""
    plan = lines(
        "Ident|Commitment|Sponsor|Due|Code",
        "FR/01|Fit reversing cameras to nine appliances|Fleet Manager|June 2009|P",
        "FR/02|Agree a mutual aid protocol for wildfire|Control Manager|March 2010|N",
        "FR/03|Carry out home fire safety visits|Safety Team|March 2010|P",
        "FR/04|Dispose of the drill tower|Property Manager|June 2009|L",
        "FR/05|Roll out the new breathing sets|Fleet Manager|May 2009|D",
    )
    told = rows_of(page(plan, below="Codes: N = not commenced; P = progressing; D = done; L = late."))
    assert [row.texts.get(Column.STATUS) for row in told] == ["P", "N", "P", "L", "D"]
    assert [row.action_ref for row in told] == ["FR/01", "FR/02", "FR/03", "FR/04", "FR/05"]
    untold = rows_of(page(plan))
    assert [row.action_ref for row in untold] == ["FR/01", "FR/02", "FR/03", "FR/04", "FR/05"]


def test_the_line_across_a_card_is_its_action_or_its_number() -> None:
    """Cards without a label for the action were no plan, and what counted them was lost."""
    asked = [
        lines(f"F{number} {action}*2", f"Job taken on by|{who}", f"Should be finished|{when}")
        for number, (action, who, when) in enumerate(
            (
                ("Raise the bund behind Weir Cottages", "Drainage Board", "Sept 2008"),
                ("Buy 400 sandbags for the Bowls Club", "Parish Council", "1/11/2008"),
                ("Deliver a flood leaflet to 180 houses", "Flood Forum", "March 2009"),
            ),
            1,
        )
    ]
    rows = rows_of(page(*asked))
    assert [(row.action_ref, row.action.split()[0]) for row in rows] == [
        ("F1", "Raise"),
        ("F2", "Buy"),
        ("F3", "Deliver"),
    ]
    notices = [
        lines(f"{what}*2", f"Meet at|{where}", f"Day|{day}")
        for what, where, day in (
            ("Clean up the beach with us", "Slipway", "Saturday 4 June 2011"),
            ("Learn to knit", "Library", "Every Tuesday"),
            ("Join the choir", "Chapel", "Thursdays"),
        )
    ]
    assert rows_of(page(*notices)) == []


def test_counted_columns_make_a_table_on_its_side() -> None:
    """ "Job 1 | Job 2" was taken for the heading of a table whose headings stand down its side."""
    rows = rows_of(
        page(
            lines(
                "|Job 1|Job 2|Job 3",
                "What|Repaint the Assembly Rooms|Replace the boiler|Publish a town trail",
                "Whom|Mr Bloor|Borough Engineer|Tourism Officer",
                "Ready by|Aug 1999|Oct 1999|31 Dec 1999",
            )
        )
    )
    assert [(row.texts[Column.LEAD], row.texts[Column.DUE]) for row in rows] == [
        ("Mr Bloor", "Aug 1999"),
        ("Borough Engineer", "Oct 1999"),
        ("Tourism Officer", "31 Dec 1999"),
    ]


def test_numbered_rows_that_advise_are_the_recommendations_of_the_rows_below() -> None:
    """The first was taken for the plan's title, the second for a section."""
    document = page(
        lines(
            "R1 The Council should employ a second dog warden.*4",
            "Step|Who|When|State",
            "Advertise the post|HR Manager|May 2010|Done",
            "Buy a second van|Fleet Manager|July 2010|Not begun",
            "R2 Signs should be put up at all park gates.*4",
            "Step|Who|When|State",
            "Design a sign|Communications|June 2010|Done",
            "Fix signs at nine parks|Parks Foreman|Sept 2010|Not begun",
        )
    )
    (plan,) = read_plans(document).plans
    assert [one.ref for one in plan.recommendations] == ["R1", "R2"]


def test_several_names_over_one_date_lead_all_actions_of_a_cell() -> None:
    """The date went to the last action alone, and each name to one."""
    content = (
        "<table><tr><td>Agreed action</td><td>Owner and implementation date</td></tr>"
        "<tr><td><p>List every mobile telephone.</p><p>Mark all portable equipment.</p></td>"
        "<td><p>P. Whelan, Roads Overseer</p><p>S. Keane, IT Officer</p><p>29 May 2009</p></td></tr>"
        "<tr><td>Keep a safe log.</td><td><p>M. Ryan, Cashier</p><p>30 April 2009</p></td></tr></table>"
    )
    rows = rows_of(read_html(source_of(content.encode(), "plan.html", "html"), DEFAULT_OPTIONS))
    assert [row.texts[Column.DUE] for row in rows] == ["29 May 2009", "29 May 2009", "30 April 2009"]
    assert all("Whelan" in row.texts[Column.LEAD] and "Keane" in row.texts[Column.LEAD] for row in rows[:2])


def test_bars_between_cells_alone_make_a_table() -> None:
    """Rows without a bar before the first cell were prose; a line of links by itself still is."""
    plan = (
        "What | Who sees to it | Until | So far\n"
        "Order forty chairs | Treasurer | 15 October 2004 | done\n"
        "Have the boiler serviced | Mr Leeder | end of October 2004 | booked\n"
        "Put up the poster | Mrs Leeder | 5 November 2004 | \n"
    )
    rows = rows_of(read_text(source_of(plan.encode(), "plan.txt", "text")))
    assert [row.texts[Column.LEAD] for row in rows] == ["Treasurer", "Mr Leeder", "Mrs Leeder"]
    links = "Home | Council | Contact\n\nReport a pothole or pay a bill.\n"
    assert not read_text(source_of(links.encode(), "page.txt", "text")).tables


def test_a_figure_under_a_heading_of_shares_is_one() -> None:
    """ "60" under "% done" said nothing."""
    rows = rows_of(
        page(
            lines(
                "Rank|Measure to be taken|Answerable|Target|% done",
                "1|Encrypt all laptops|IT Manager|31/12/2008|100",
                "2|Lock the server room|Facilities Manager|30/11/2008|60",
                "1|Change default passwords|Network Analyst|31/10/2008|100",
                "3|Write a clear desk policy|HR Manager|31/03/2009|0",
            )
        )
    )
    assert [row.texts[Column.STATUS] for row in rows] == ["100%", "60%", "100%", "0%"]
    assert [row.texts[Column.PRIORITY] for row in rows] == ["1", "2", "1", "3"]


def test_a_day_in_a_named_month_is_the_deadline() -> None:
    """The end of the month was taken for it, as the later of two."""
    assert str(read_due("May meeting (12 May 2003)", DateContext()).date) == "2003-05-12"


def test_what_a_brief_remark_comes_to_is_the_state() -> None:
    """A share that is overdue was only not begun; "now late" and "Done 4/3" said nothing."""
    assert read_status("0%, overdue").status is Status.DELAYED
    assert read_status(None, progress="Waiting for notices, now late").status is Status.DELAYED
    assert read_status(None, progress="Done 4/3").status is Status.COMPLETED
    assert read_status("Grey", progress="not yet begun").status is Status.NOT_STARTED
