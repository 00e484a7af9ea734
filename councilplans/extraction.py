"""What a document gave, for whoever asked: apart from the pipeline, which may run in another process."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.issues import Issue
from normalise.records import Action, DocumentRecord, Recommendation
from output.listing import Listing, counted


@dataclass(frozen=True, slots=True, repr=False)
class Extraction:
    """What a document gave: its row of each of the three tables, and what a person should look at."""

    document: DocumentRecord
    recommendations: tuple[Recommendation, ...]
    actions: tuple[Action, ...]
    issues: tuple[Issue, ...]

    def __repr__(self) -> str:
        """In one line."""
        held = (
            counted(self.recommendations, "recommendation"),
            counted(self.actions, "action"),
            f"{len(self.issues)} issues",
        )
        return f"<Extraction of {self.document.source}: {', '.join(held)}>"

    def _repr_html_(self) -> str:
        """The actions as a table, for a notebook."""
        return Listing(self.actions)._repr_html_()
