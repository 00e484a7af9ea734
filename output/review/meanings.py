"""What the meaning of a column is called, for a person."""

from __future__ import annotations

from extractors.plan import Column
from output.review.corrections import REVIEWED


def meaning_label(column: Column) -> str:
    """As the cards call it, where they have it under its own name."""
    printed = f"{column}_raw" if f"{column}_raw" in REVIEWED else str(column)
    return REVIEWED[printed].label if printed in REVIEWED else str(column).replace("_", " ").capitalize()
