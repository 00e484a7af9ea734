"""Each kind of damage moves exactly the figure that names it, whatever the plan."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import PurePosixPath

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from normalise.records import Action, Status
from output.audit.gold import Gold, GoldDocument, gold_row
from output.audit.score import DocumentScore, score_document
from output.audit.values import letters, ratio
from tests.output.building import action_of, document

_VOCABULARY = """
agree appoint audit board budget carers children clinic complete council data deliver design
district draft ensure establish family fund governors health homes housing improve induct inform
inspect join launch learning manage map members monitor neighbourhood nurses partners plan police
policy practice procedure publish quality recruit register report review risk safeguarding schools
service share staff strategy supervise survey tenants train transport update visit volunteers ward
website youth
"""
_WORDS = tuple(re.findall(r"\w+", _VOCABULARY))

# The first example pays for importing scipy.
unhurried = settings(deadline=None)

_text = st.lists(st.sampled_from(_WORDS), min_size=9, max_size=25, unique=True).map(" ".join)
_parties = st.lists(
    st.sampled_from([{"name": "Ann Lee", "kind": "person"}, {"role": "Head of Housing", "kind": "role"}]),
    min_size=1,
    unique_by=str,
)
_row = st.fixed_dictionaries(
    {"action": _text, "kind": st.sampled_from(["action", "milestone"])},
    optional={
        "leads": _parties,
        "due_raw": st.sampled_from(["March 2010", "Ongoing"]),
        "due_date": st.sampled_from(["2010-03-31", "2011-03-31"]),
        "status": st.sampled_from([{"any": ["ongoing", None]}, "completed", "*"]),
        "recommendation_ref": st.sampled_from(["1", "2", "IA1"]),
        "success_criteria": st.lists(_text, min_size=1, max_size=3),
    },
)


@st.composite
def plans(draw: st.DrawFn) -> list[dict[str, object]]:
    """Two to eight rows of gold, no two of which could be taken for each other."""
    rows = draw(st.lists(_row, min_size=2, max_size=8, unique_by=lambda row: str(row["action"])))
    texts = [letters(str(row["action"])) for row in rows]
    assume(all(ratio(one, other) < 0.7 for at, one in enumerate(texts) for other in texts[:at]))
    return rows


def audited(rows: list[dict[str, object]], actions: list[Action]) -> DocumentScore:
    gold_rows = tuple(gold_row(row, number) for number, row in enumerate(rows, start=1))
    gold = GoldDocument(PurePosixPath("housing"), {}, gold_rows)
    columns = Gold((gold,), (), "").scored_columns(gold)
    return score_document(gold, columns, document(actions), actions)


def perfect(rows: list[dict[str, object]]) -> list[Action]:
    return [action_of(row, number) for number, row in enumerate(rows, start=1)]


def moved(before: object, after: object) -> set[str]:
    """The names of the counts that differ."""
    return {name for name in before.__slots__ if getattr(before, name) != getattr(after, name)}


@unhurried
@given(plans())
def test_gold_against_itself_scores_one(rows: list[dict[str, object]]) -> None:
    score = audited(rows, perfect(rows))
    assert score.rows.precision == score.rows.recall == score.rows.f1 == 1
    assert {column: counts.f1 for column, counts in score.fields.items() if counts.support} == {
        column: 1 for column, counts in score.fields.items() if counts.support
    }
    assert score.misses == ()


@unhurried
@given(plans(), st.randoms(use_true_random=False), st.data())
def test_shuffling_rows_changes_nothing(
    rows: list[dict[str, object]], chance: random.Random, data: st.DataObject
) -> None:
    actions = [
        replace(action, due_raw=data.draw(st.sampled_from([None, "March 2010", "TBC"])))
        for action in perfect(rows)
    ]
    actions.append(replace(actions[0], lead_raw="twice"))
    before = audited(rows, actions)
    shuffled_rows, shuffled = list(rows), list(actions)
    chance.shuffle(shuffled_rows)
    chance.shuffle(shuffled)
    renamed = [replace(action, action_id=f"new-{at}") for at, action in enumerate(shuffled)]
    after = audited(shuffled_rows, renamed)
    assert (after.rows, after.fields) == (before.rows, before.fields)


@unhurried
@given(plans(), st.data())
def test_rows_with_the_same_text_find_their_own(rows: list[dict[str, object]], data: st.DataObject) -> None:
    same = [row | {"action": rows[0]["action"]} for row in rows]
    actions = data.draw(st.permutations(perfect(same)))
    assert audited(same, actions).misses == ()


@unhurried
@given(plans(), st.data())
def test_a_dropped_row_is_missed(rows: list[dict[str, object]], data: st.DataObject) -> None:
    before = audited(rows, perfect(rows)).rows
    actions = perfect(rows)
    del actions[data.draw(st.integers(0, len(rows) - 1))]
    after = audited(rows, actions)
    assert moved(before, after.rows) == {"extracted", "found", "missed"}
    assert after.rows.missed == 1
    assert after.rows.precision == 1
    assert all(counts.precision in (1, None) for counts in after.fields.values())


@unhurried
@given(plans(), st.data())
def test_a_doubled_row_is_invented(rows: list[dict[str, object]], data: st.DataObject) -> None:
    actions = perfect(rows)
    before = audited(rows, actions)
    actions.append(replace(data.draw(st.sampled_from(actions)), action_id="again"))
    after = audited(rows, actions)
    assert moved(before.rows, after.rows) == {"extracted", "invented", "doubled"}
    assert (after.rows.invented, after.rows.doubled, after.rows.recall) == (1, 1, 1)
    assert after.fields == before.fields


@unhurried
@given(plans(), st.data())
def test_a_row_cut_in_two_is_split(rows: list[dict[str, object]], data: st.DataObject) -> None:
    actions = perfect(rows)
    before = audited(rows, actions).rows
    whole = actions.pop(data.draw(st.integers(0, len(rows) - 1)))
    words = whole.action.split()
    at = data.draw(st.integers(len(words) // 3, 2 * len(words) // 3))
    actions += [replace(whole, action=" ".join(part)) for part in (words[:at], words[at:])]
    after = audited(rows, actions).rows
    assert moved(before, after) == {"extracted", "found", "split"}
    assert after.split == 1


@unhurried
@given(plans(), st.data())
def test_two_rows_joined_are_merged(rows: list[dict[str, object]], data: st.DataObject) -> None:
    actions = perfect(rows)
    before = audited(rows, actions).rows
    one, other = (actions.pop(data.draw(st.integers(0, len(actions) - 1))) for _ in range(2))
    after = audited(rows, [*actions, replace(one, action=f"{one.action}\n{other.action}")]).rows
    assert moved(before, after) == {"extracted", "found", "merged"}
    assert after.merged == 1


@unhurried
@given(plans(), st.data())
def test_a_changed_value_is_wrong_in_its_column_alone(
    rows: list[dict[str, object]], data: st.DataObject
) -> None:
    rows = [row | {"due_raw": "March 2010", "status": "completed"} for row in rows]
    actions = perfect(rows)
    before = audited(rows, actions)
    at = data.draw(st.integers(0, len(rows) - 1))
    column, value = data.draw(st.sampled_from([("due_raw", "June 2012"), ("status", Status.DELAYED)]))
    actions[at] = replace(actions[at], **{column: value})
    after = audited(rows, actions)
    assert after.rows == before.rows
    assert {name for name in after.fields if after.fields[name] != before.fields[name]} == {column}
    assert moved(before.fields[column], after.fields[column]) == {"correct", "wrong"}
    assert [(miss.column, miss.gold_rows) for miss in after.misses] == [(column, (at + 1,))]


@unhurried
@given(plans(), st.data())
def test_a_lost_value_is_missing_and_an_added_one_invented(
    rows: list[dict[str, object]], data: st.DataObject
) -> None:
    rows = [row | {"due_raw": "March 2010"} for row in rows]
    rows[0] = {column: value for column, value in rows[0].items() if column != "due_raw"}
    actions = perfect(rows)
    before = audited(rows, actions).fields["due_raw"]
    at = data.draw(st.integers(1, len(rows) - 1))
    lost = [
        replace(action, due_raw=None) if number == at else action for number, action in enumerate(actions)
    ]
    added = [replace(actions[0], due_raw="March 2010"), *actions[1:]]
    assert moved(before, audited(rows, lost).fields["due_raw"]) == {"correct", "missing"}
    assert moved(before, audited(rows, added).fields["due_raw"]) == {"invented"}
