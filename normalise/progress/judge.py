"""A status out of words, colours and the progress told: the words win over the colour."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ingest.codes import Flag
from normalise.progress.rag import DEFAULT_KEY, rag_in, rag_of_fill
from normalise.progress.reading import StatusReading, begun_with, stated
from normalise.records import Rag, Status, StatusBasis

_NOTHING = StatusReading()
"""What a row without a state says of it, as most rows of most plans do."""


def read_status(
    text: str | None,
    *,
    fill: str | None = None,
    progress: str | None = None,
    key: Mapping[Rag, Status] | None = None,
) -> StatusReading:
    """The judgement on a status cell (``text`` and ``fill``), or else on the progress that is told.

    ``key`` is what the document says that its colours mean; without one the usual meanings are taken, and
    the reading is flagged `rag_key_assumed`.
    """
    if text and _is_form(text):
        return StatusReading(rag=rag_of_fill(fill) if fill else None, flags=(Flag.STATUS_NOT_CHOSEN,))
    rag = (rag_in(text) if text else None) or (rag_of_fill(fill) if fill else None)
    status, rule = stated(text) if text and text.strip() else (None, "")
    if status is not None:
        return StatusReading(status, StatusBasis.STATED, rag, rule=rule)
    if rag in _DONE_IF_TICKED and text and _TICKED.search(text):
        flags = () if key else (Flag.RAG_KEY_ASSUMED,)
        return StatusReading(Status.COMPLETED, StatusBasis.RAG, rag, flags, f"colour {rag} with a tick")
    if rag is not None:
        flags = () if key else (Flag.RAG_KEY_ASSUMED,)
        return StatusReading((key or DEFAULT_KEY)[rag], StatusBasis.RAG, rag, flags, f"colour {rag}")
    if progress and not (text and text.strip() and _SAYS_NOTHING.fullmatch(text.strip()) is None):
        status, rule = begun_with(progress)
        if status is not None:
            return StatusReading(status, StatusBasis.PROGRESS, None, rule=rule)
    return _NOTHING


_SAYS_NOTHING = re.compile(r"(?i:gr[ae]y|orange|white|black)|[A-Z]{1,3}")
"""Colours that tell nothing by themselves, so that what is said behind one does ("Grey - not yet begun"), and
letters of which no key says what they mean: those by which an inspector rates a standard are no state."""
_TICKED = re.compile(r"\w\W*[✓✔☑✅√]")
_DONE_IF_TICKED = frozenset((Rag.GREEN, Rag.BLUE))
"""Behind one of these colours a tick says that it is done: "Green ✔". Before it, it marks a choice."""

_OPTION = 25
"""Letters of an option's name; what is longer tells something."""

_FEWEST_OPTIONS = 3
"""States or colours that make a list of options of a cell which names nothing else."""


def _is_form(text: str) -> bool:
    """Whether a cell lists what could be chosen, and nobody has: "Not started / In progress / Completed"."""
    options = [option.strip() for option in re.split(r"[/|\n]", text) if option.strip()]
    if len(options) < _FEWEST_OPTIONS:
        return False
    colours = {rag_in(option) for option in options}
    if None not in colours:
        return len(colours) == len(options)
    states = {stated(option)[0] for option in options}
    return None not in states and len(states) >= _FEWEST_OPTIONS and max(map(len, options)) <= _OPTION
