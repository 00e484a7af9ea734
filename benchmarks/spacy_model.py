"""What a spaCy model adds to the reading of lead cells and of prose, beside the rules alone.

    python -m benchmarks.spacy_model en_core_web_sm [--gold FOLDER ...]

The model is named or given by its folder, as for `councilplans normalise leads --ner`; none is a dependency.
Persons are counted, by their whole names: in the lead cells that the tests have settled, in those of the
samples' gold (and of other folders of gold), and in cells made of settled names with nothing between them,
which no rule was written for. So many are right, so many wrong:

- ``rules``: what is read today;
- ``model``: the persons that the model sees;
- ``filled``: the rules, and the model's persons in cells in which the rules see nobody.

In prose, sentences are counted that are taken to ask for something: of the gold's actions, all should be, and
of the other sentences of the samples, none. The model asks where its tagger sees a verb in its plain form
first, or its parser a "will", "shall", "should" or "must" before the main verb.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from extractors.passages.clauses.senses import read_clause
from normalise.parties.ner import load_model
from normalise.parties.read import read_parties
from normalise.records import PartyKind
from tests.normalise.goldens import golden_rows
from tests.support import ROOT

if TYPE_CHECKING:
    from spacy.language import Language

GOLDENS = ("lead_phrases.tsv", "lead_cells.tsv", "lead_forms.tsv")
SHAPES = (("person", "person"), ("role", "person"), ("person", "role"), ("team", "person"))
_SENTENCE = re.compile(r"(?<![^\n.])[ ]*([A-Z][^\n.|]{30,}(?:\n[^\n.|]+)?\.)(?=\s)")
_ASKING = frozenset(("will", "shall", "should", "must"))
_TELLING = 25
"""Letters of an action that are found in no sentence but its own."""

_EACH = 200
"""Cells made of each shape."""


class Cell(NamedTuple):
    """A lead's cell, and the persons in it."""

    text: str
    persons: frozenset[str]


Reader: TypeAlias = Callable[[str], frozenset[str]]


class Tally:
    """Persons right, wrong and missed by one reader."""

    def __init__(self, cells: Iterable[Cell], read: Reader) -> None:
        self.right = self.wrong = self.missed = 0
        for cell in cells:
            found = read(cell.text)
            self.right += len(found & cell.persons)
            self.wrong += len(found - cell.persons)
            self.missed += len(cell.persons - found)

    def __str__(self) -> str:
        return f"{self.right:4} right, {self.wrong:3} wrong, {self.missed:3} missed"


def settled() -> Iterator[Cell]:
    """The lead cells that the tests have settled."""
    for name in GOLDENS:
        for row in golden_rows(name):
            parties = (party.split(" [", 1)[0] for party in row["parties"].split("; "))
            yield Cell(
                row["cell"],
                frozenset(each.removeprefix("person ") for each in parties if each.startswith("person ")),
            )


def of_gold(folder: Path) -> Iterator[Cell]:
    """The lead cells of a folder of gold; those with more than one right answer are left out."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            raw, leads = row.get("lead_raw"), row.get("leads")
            if isinstance(raw, str) and isinstance(leads, list):
                names = {lead.get("name") for lead in leads if isinstance(lead, dict)}
                yield Cell(raw, frozenset(name for name in names if isinstance(name, str)))


def undivided() -> Iterator[tuple[str, list[Cell]]]:
    """Cells of two settled parties with a space between them, by their shape."""
    known: dict[str, list[str]] = {}
    for name in GOLDENS:
        for row in golden_rows(name):
            kind, _, text = row["parties"].partition(" ")
            if text == row["cell"] and " " in text and text not in known.setdefault(kind, []):
                known[kind].append(text)
    chance = random.Random(1)  # noqa: S311 - the same cells each time
    for shape in SHAPES:
        cells = []
        for _ in range(_EACH):
            parts = [chance.choice(known[kind]) for kind in shape]
            persons = (part for part, kind in zip(parts, shape, strict=True) if kind == "person")
            cells.append(Cell(" ".join(parts), frozenset(persons)))
        yield " ".join(shape), cells


def actions_of(folder: Path) -> Iterator[str]:
    """The actions of a folder of gold; those with more than one right wording are left out."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            action = json.loads(line).get("action")
            if isinstance(action, str):
                yield action


def other_sentences(actions: Iterable[str]) -> list[str]:
    """The sentences of the samples that stand in no action."""
    whole = [" ".join(action.split()) for action in actions]
    known = " ".join(whole)
    texts = (path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples" / "papers").glob("*.txt")))
    sentences = (" ".join(found.split()) for text in texts for found in _SENTENCE.findall(text))
    return sorted(
        {
            sentence
            for sentence in sentences
            if sentence not in known and not any(action[:_TELLING] in sentence for action in whole)
        }
    )


def by_rules(text: str) -> frozenset[str]:
    """The persons that the rules see."""
    parties = read_parties(text)
    return frozenset(each.name for each in parties if each.name and each.kind is PartyKind.PERSON)


def persons(model: Language, folders: Sequence[Path]) -> None:
    """Print what is right and wrong of the persons in lead cells."""

    def by_model(text: str) -> frozenset[str]:
        return frozenset(ent.text for ent in model(text).ents if ent.label_ == "PERSON")

    readers: dict[str, Reader] = {
        "rules": by_rules,
        "model": by_model,
        "filled": lambda text: by_rules(text) or by_model(text),
    }
    kinds = [("settled cells", list(settled()))]
    kinds += [(f"gold of {folder.parent.name}", list(of_gold(folder))) for folder in folders]
    kinds += [(f"undivided: {shape}", cells) for shape, cells in undivided()]
    for name, cells in kinds:
        print(f"{name}, {len(cells)} cells")
        for reader, read in readers.items():
            print(f"    {reader:7} {Tally(cells, read)}")


def prose(model: Language, folders: Sequence[Path]) -> None:
    """Print how many of the actions, and of the other sentences, are taken to ask for something."""
    actions = [action for folder in folders for action in actions_of(folder)]
    others = other_sentences(actions)

    def promises(text: str) -> bool:
        return read_clause(text).sense.promises

    def asks(text: str) -> bool:
        sentence = next(model(text).sents)
        modals = {child.lower_ for child in sentence.root.children if child.dep_ == "aux"}
        return sentence[0].tag_ == "VB" or bool(modals & _ASKING)

    takers: dict[str, Callable[[str], bool]] = {
        "rules": promises,
        "model": asks,
        "either": lambda text: promises(text) or asks(text),
        "both": lambda text: promises(text) and asks(text),
    }
    print(f"prose, {len(actions)} actions and {len(others)} other sentences")
    for name, takes in takers.items():
        print(f"    {name:7} {sum(map(takes, actions)):4} right, {sum(map(takes, others)):3} wrong")


def main() -> None:
    """Print the figures of lead cells and of prose."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("model", help="the name or folder of an installed model")
    parser.add_argument("--gold", type=Path, action="append", default=[], help="another folder of gold")
    chosen = parser.parse_args()
    model, folders = load_model(chosen.model), [ROOT / "samples" / "gold", *chosen.gold]
    persons(model, folders)
    prose(model, folders)


if __name__ == "__main__":
    main()
