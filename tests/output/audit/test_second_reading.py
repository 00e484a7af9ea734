"""The audit's figures against a second, independent reading of the scoring rules, over damaged plans."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from normalise.records import Action
from output.audit.gold import Gold, GoldDocument, gold_row
from output.audit.score import score_document
from output.codec import to_row
from tests.output.audit import second_reading
from tests.output.building import action_of, document

SEEDS = Path(__file__).parents[4] / "shared" / "corpus" / "seeds"
GOLD_FILES = sorted((SEEDS / "gold").glob("*.jsonl"))

PARTIES = [
    [{"name": "Ann Lee", "role": "Head of Housing", "kind": "person"}],
    [{"initials": "AL", "kind": "initials"}, {"role": "Area Managers", "kind": "role"}],
]
GOLD: list[dict[str, object]] = [
    {
        "kind": "action",
        "recommendation_ref": "1",
        "recommendation": "Bring every empty home back into use",
        "success_criteria": ["Fewer than 40 homes stand empty", "Relet within 20 days"],
        "action": f"{verb} the register of empty homes in {place} and report to the board",
        "lead_raw": {"any": ["Ann Lee, Head of Housing", None]} if number % 3 else "Ann Lee, Head of Housing",
        "leads": PARTIES[number % 2],
        "due_raw": "March 2010",
        "due_date": {"any": ["2010-03-31", "2010-03-01"]},
        "status": "*" if number % 4 == 0 else "completed",
        "progress": "Done; the register was sent to members in May.",
    }
    for number, (verb, place) in enumerate(
        (verb, place)
        for verb in ("Review", "Publish", "Extend", "Clean up")
        for place in ("the northern wards", "council stock", "private letting", "sheltered schemes")
    )
]


def damaged(rows: list[dict[str, object]], chance: random.Random) -> list[Action]:
    """What a careless reader makes of a plan: rows lost, doubled, cut and joined, values lost and changed."""
    actions: list[Action] = []
    for number, row in enumerate(rows, start=1):
        kept = {column: row[column] for column in row if chance.random() > 0.1 or column == "action"}
        action = action_of({"kind": "issue", **kept}, number)
        actions.extend(_broken(action, chance))
    chance.shuffle(actions)
    return actions


def _broken(action: Action, chance: random.Random) -> list[Action]:
    text = action.action
    middle = len(text) // 2
    ways = {
        "keep": [action],
        "lose": [],
        "double": [action, action],
        "cut": [replace(action, action=text[:middle]), replace(action, action=text[middle:])],
        "misread": [replace(action, action=_misread(text, chance), due_raw="March, 2010", progress=None)],
        "swap": [replace(action, leads=(), recommendation_ref="2", section="Housing", due_date=None)],
    }
    return ways[chance.choices(list(ways), weights=[6, 1, 1, 1, 4, 2])[0]]


def _misread(text: str, chance: random.Random) -> str:
    signs = list(text)
    for _ in range(max(1, len(signs) // chance.choice([60, 30, 18]))):
        signs[chance.randrange(len(signs))] = chance.choice("iIl1 .x")
    return "".join(signs)


def figures(rows: list[dict[str, object]], actions: list[Action]) -> dict[str, tuple[int, int, int]]:
    gold_rows = tuple(gold_row(row, number) for number, row in enumerate(rows, start=1))
    gold = GoldDocument(PurePosixPath("housing"), {}, gold_rows)
    columns = Gold((gold,), (), "").scored_columns(gold)
    score = score_document(gold, columns, document(actions), actions)
    fields = {name: (each.correct, each.extracted, each.support) for name, each in score.fields.items()}
    return {"rows": (score.rows.found, score.rows.extracted, score.rows.gold), **fields}


def hold_against_second_reading(rows: list[dict[str, object]], seed: int) -> None:
    actions = damaged(rows, random.Random(seed))  # noqa: S311 - a damage to repeat, no secret
    plain = [_json(to_row(action)) for action in actions]
    assert figures(rows, actions) == second_reading.score(rows, plain)


def _json(row: dict[str, object]) -> dict[str, object]:
    return json.loads(json.dumps(row, default=str))


@pytest.mark.parametrize("seed", range(12))
def test_figures_agree_on_a_damaged_plan(seed: int) -> None:
    hold_against_second_reading(GOLD, seed)


needs_corpus = pytest.mark.skipif(not GOLD_FILES, reason="the measuring corpus is not beside the checkout")


def gold_of(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()][1:]


@pytest.mark.corpus
@needs_corpus
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("path", GOLD_FILES, ids=lambda path: path.stem)
def test_figures_agree_on_real_gold_and_damage(path: Path, seed: int) -> None:
    hold_against_second_reading(gold_of(path), seed)


@pytest.mark.corpus
@needs_corpus
@pytest.mark.parametrize("kind", ["txt", "docx", "pdf"])
@pytest.mark.parametrize("path", GOLD_FILES, ids=lambda path: path.stem)
def test_figures_agree_on_real_gold_and_what_is_extracted_today(path: Path, kind: str) -> None:
    from councilplans.extracting import extract

    actions = list(extract(SEEDS / f"{path.stem}.{kind}", isolation=False).actions)
    plain = [_json(to_row(action)) for action in actions]
    gold = gold_of(path)
    assert figures(gold, actions) == second_reading.score(gold, plain)
