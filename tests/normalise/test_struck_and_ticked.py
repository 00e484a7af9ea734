"""Rows, words and options that are struck through or ticked: what is left is judged, all of it is kept."""

from __future__ import annotations

from dataclasses import replace

from extractors.layout import Item, Run, Table
from normalise.records import Action, DueKind, Status
from tests.normalise.plans import actions_of, document_of, plan_table

HEADINGS = ("Ref", "Action", "Lead", "By when", "Status")
ROW = ("1", "Publish the parking strategy", "Elaine Garside", "June 2010", "In progress")


def struck(*pieces: str) -> Item:
    """A paragraph whose pieces are by turns struck through and not, a struck one first."""
    return Item(tuple(Run(piece, struck=index % 2 == 0) for index, piece in enumerate(pieces) if piece))


def judged(changed: dict[int, Item], *, also: tuple[str, ...] = ()) -> Action:
    """The plan's first action, with some cells of its row set otherwise."""
    table = plan_table(
        ROW, ("2", "Train front desk staff", "Tomas Wren", "July 2010", *also), headings=HEADINGS
    )
    cells = tuple(
        replace(cell, items=(changed[cell.col],)) if cell.row == 1 and cell.col in changed else cell
        for cell in table.cells
    )
    return actions_of(document_of(Table(table.n_rows, table.n_cols, cells)))[0]


def whole_row(status: str) -> dict[int, Item]:
    return {col: struck(text) for col, text in enumerate((*ROW[:4], status))}


def test_a_struck_row_is_kept_and_cancelled() -> None:
    action = judged(whole_row("Not started"))
    assert (action.action, action.status) == (ROW[1], Status.CANCELLED)
    assert action.leads[0].name == "Elaine Garside"
    assert "row_struck" in action.flags


def test_a_struck_row_that_says_it_was_done_was_done() -> None:
    assert judged(whole_row("Completed")).status is Status.COMPLETED


def test_struck_words_are_kept_as_printed_and_left_out_of_the_judgement() -> None:
    action = judged(
        {
            2: struck("Old Person ", "Elaine Garside"),
            3: struck("March 2010 ", "June 2010"),
            4: struck("Not started ", "In progress"),
        }
    )
    assert [party.name for party in action.leads] == ["Elaine Garside"]
    assert (str(action.due_date), action.due_raw) == ("2010-06-30", "March 2010 June 2010")
    assert (action.status, action.status_raw) == (Status.IN_PROGRESS, "Not started In progress")
    assert "words_struck" in action.flags


def test_delete_as_appropriate_is_read_by_what_is_left() -> None:
    action = judged({4: struck("Not started", " / In progress / ", "Completed")})
    assert action.status is Status.IN_PROGRESS


def test_a_deadline_struck_out_and_not_replaced_is_no_deadline() -> None:
    action = judged({3: struck("June 2010")})
    assert (action.due_raw, action.due_kind, action.due_date) == ("June 2010", DueKind.UNRESOLVED, None)
    assert "due_struck" in action.flags


def test_words_struck_out_of_an_action_are_kept_beside_it() -> None:
    action = judged({1: struck("Publish the ", "Consult on the parking strategy")})
    assert action.action == "Consult on the parking strategy"
    assert action.other["struck through"] == "Publish the"


def test_a_state_ticked_in_a_column_of_its_own_is_the_status() -> None:
    headings = ("Ref", "Action", "Lead", "By when", "Not started", "In progress", "Completed")
    rows = [(*ROW[:4], *ticks) for ticks in (("x", "", ""), ("", "✓", ""), ("", "", "✓"), ("", "", ""))]
    actions = actions_of(document_of(plan_table(*rows, headings=headings)))
    assert [action.status for action in actions] == [
        Status.NOT_STARTED,
        Status.IN_PROGRESS,
        Status.COMPLETED,
        None,
    ]
    assert actions[1].status_raw == "In progress"


def test_an_option_ticked_in_a_cell_is_what_it_says() -> None:
    action = judged({4: Item((Run("☐ Complete ☒ In progress"),)), 2: Item((Run("☐ Ann Lee ☒ Tom Reed"),))})
    assert action.status is Status.IN_PROGRESS
    assert [party.name for party in action.leads] == ["Tom Reed"]
