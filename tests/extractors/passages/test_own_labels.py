"""How papers mark what is to be done in ways of their own: labels, numbers apart from it, brackets."""

from __future__ import annotations

from extractors import find_plans
from extractors.layout import Cell, Document, Table, plain_item
from extractors.options import EVERYTHING
from extractors.passages.lines.margins import unfold
from extractors.plan import Column
from tests.extractors.passages.written import actions, blocks, promises, rows

_MINUTES = "Minutes of the Hall Committee, 3 May 2018\nPresent: Ann Bell (AB), Tom Carr (TC)\n{}"


def test_a_label_that_no_list_knows_is_told_by_what_stands_behind_it() -> None:
    paper = (
        "Report of a kitchen inspection\nVisit: 3 May 2018\n"
        "A. MUST DO: Mend the tap of the basin. 7 days.\nThe floor was clean.\n"
        "B. MUST DO: Keep eggs in the fridge. At once.\nC. WISH: Replace the cracked tile."
    )
    found = [(row.action, row.texts.get(Column.DUE, ""), row.action_ref) for row in rows(paper)]
    assert found == [
        ("Mend the tap of the basin.", "7 days", "A"),
        ("Keep eggs in the fridge.", "At once", "B"),
        ("Replace the cracked tile.", "", "C"),
    ]
    assert not actions(
        "Notes\n3 May 2018\nWeather: It was fine.\nWeather: It rained.\nPlace: The hall was cold."
    )


def test_whom_a_label_of_its_own_names_in_brackets_acts() -> None:
    told = "AP (Zoe) chase the supplier about the lamp\nAP (Tom/Ann) find out who has the key"
    assert promises(_MINUTES.format(told)) == [
        ("chase the supplier about the lamp", "Zoe", ""),
        ("find out who has the key", "Tom/Ann", ""),
    ]


def test_a_label_behind_a_sentence_names_who_and_when() -> None:
    told = "The roof was looked at. AB and TC to meet the builder – ACTION 4 AB, TC – 10 December"
    (row,) = rows(_MINUTES.format(told))
    assert (row.action, row.action_ref) == ("AB and TC to meet the builder", "4")
    assert (row.texts[Column.LEAD], row.texts[Column.DUE]) == ("AB, TC", "10 December")


def test_two_names_with_a_stroke_between_them_stand_behind_a_label() -> None:
    told = "Action 18/15 Ann / Tom: meet the tenant and explain the lease"
    assert promises(_MINUTES.format(told)) == [("meet the tenant and explain the lease", "Ann / Tom", "")]


def test_how_urgent_it_is_stands_in_a_bracket_behind_it() -> None:
    told = "# Recommendations\n- Renew the cable to it [Priority 1 - three months]\n- Paint the gate [Low]"
    first, second = rows(f"A review of the harbour\nMay 2018\n{told}")
    assert (first.action, first.texts[Column.PRIORITY]) == ("Renew the cable to it", "1")
    assert first.texts[Column.DUE] == "three months"
    assert (second.action, second.texts[Column.PRIORITY]) == ("Paint the gate", "Low")


def _listed(*lines: tuple[str, str]) -> Table:
    cells = [
        Cell(row, col, items=(plain_item(text),))
        for row, line in enumerate(lines)
        for col, text in enumerate(line)
    ]
    return Table(len(lines), 2, tuple(cells))


def test_a_list_whose_numbers_stand_apart_from_its_text_is_a_list() -> None:
    table = _listed(
        ("R1", "The Director should fill the two vacant posts by 30 April 2020."),
        ("R2", "Meters should be fitted at the outlet of every reservoir in the valley."),
    )
    assert [one.item.marker for one in unfold(table)] == ["R1", "R2"]
    front = blocks("Peer review of the waterworks\nMay 2019\n# Recommendations\nWe recommend as follows.")
    plans = find_plans(Document("text", (*front, table)), EVERYTHING).plans
    assert [row.action_ref for plan in plans for row in plan.rows] == ["R1", "R2"]
    assert not unfold(_listed(("1", "Apologies"), ("2", "Minutes")))
