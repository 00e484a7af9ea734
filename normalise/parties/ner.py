"""A second opinion on who is a person, from an installed spaCy model that can recognise names.

Only where a user asks for it: no model is downloaded, and none is needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.errors import ConfigError
from normalise.records import Party, PartyKind

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The persons that only one of the two sees."""

    only_model: tuple[str, ...] = ()
    only_rules: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.only_model or self.only_rules)


@lru_cache(maxsize=2)
def load_model(name: str) -> Language:
    """An installed model by its name or path.

    Raises `ingest.errors.ConfigError` where it is not installed or recognises no names.
    """
    import spacy

    try:
        model = spacy.load(name)
    except OSError as trouble:
        message = f"The spaCy model {name!r} is not installed: install it, or leave out --ner."
        raise ConfigError(message) from trouble
    if not {"ner", "entity_ruler"} & set(model.pipe_names):
        message = (
            f"The spaCy model {name!r} does not recognise names: choose one with a named-entity recogniser."
        )
        raise ConfigError(message)
    return model


def compared(text: str, parties: Sequence[Party], model: Language) -> Disagreement:
    """Where the model and the rules differ over the persons in a cell.

    A name that one of them has as part of a longer one is agreed on: models like to run lists together.
    """
    seen = [ent.text for ent in model(text).ents if ent.label_ == "PERSON"]
    named = [party.name for party in parties if party.kind is PartyKind.PERSON and party.name]
    return Disagreement(
        only_model=tuple(name for name in seen if not any(_agree(name, other) for other in named)),
        only_rules=tuple(name for name in named if not any(_agree(name, other) for other in seen)),
    )


def _agree(name: str, other: str) -> bool:
    words, others = name.casefold().split(), other.casefold().split()
    return bool(set(words) & set(others))
