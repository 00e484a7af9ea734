"""Actions that stand in no table: read out of the paragraphs, lists and boxes around them."""

from extractors.passages.passage import Form, Passage, Refusal
from extractors.passages.reader import PassageReading, read_passages

__all__ = ["Form", "Passage", "PassageReading", "Refusal", "read_passages"]
