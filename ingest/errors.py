"""What can go wrong so badly that a document, or a run, cannot go on.

    CouncilPlansError
    ├── UnreadableDocument      this document cannot be read; ``reason`` says why, the run goes on
    ├── InputError              what was named as input is not there
    │   └── NothingToRead       it is there, and there is no file in it
    ├── OutputError             the output folder cannot be written, or already holds results
    ├── ConfigError             a setting is unknown or out of range
    └── AuditError              gold, floors or corrections do not fit what they are held against

Every message is for a person: what happened, to which file (and page), and what to do. A value that
is merely odd is no exception but an `ingest.issues.Issue`, and travels with its row.
"""

from __future__ import annotations

from ingest.codes import Described


class Reason(Described):
    """Why a document gave no actions; the code stands in ``documents.failure``."""

    UNREACHABLE = "UNREACHABLE", "it could not be reached or opened"
    UNSUPPORTED = "UNSUPPORTED", "it is a kind of file that is not read"
    ENCRYPTED = "ENCRYPTED", "it is protected by a password"
    EMPTY = "EMPTY", "there is nothing in the file (0 bytes)"
    CORRUPT = "CORRUPT", "it is damaged or cut short"
    TOO_LARGE = "TOO_LARGE", "it is larger than the limits allow"
    TOO_COMPLEX = "TOO_COMPLEX", "it holds more than the limits allow"
    TIMEOUT = "TIMEOUT", "it took longer to read than the limit allows"
    OUT_OF_MEMORY = "OUT_OF_MEMORY", "it needs more memory than the limit allows"
    CRASHED = "CRASHED", "it made the program that reads it crash"
    NO_TEXT = "NO_TEXT", "it holds no text; its pages may be pictures"
    RESULTS = "RESULTS", "it is a folder of results of an earlier run, and was passed over"
    NO_PLAN = "NO_PLAN", "it was read, and holds no action plan"

    @property
    def of_several(self) -> str:
        """What several files have in common that ended so, in one sentence."""
        return _OF_SEVERAL[self]

    @property
    def advice(self) -> str:
        """What a person can do about it, in one sentence."""
        return _ADVICE[self]


_ADVICE = {
    Reason.UNREACHABLE: "Check that it is still there and that you may open it, then run again.",
    Reason.UNSUPPORTED: "Save it as .docx or .pdf in the program that made it, and run again.",
    Reason.ENCRYPTED: "Open it with its password, save a copy without one, and run again on the copy.",
    Reason.EMPTY: "Nothing is in this copy: fetch it again, or ask for the original.",
    Reason.CORRUPT: "Open it in the program that made it, save it again and rerun, or fetch the original.",
    Reason.TOO_LARGE: "Split it, or raise the limit that the message names.",
    Reason.TOO_COMPLEX: "Print it to a new PDF, or raise the limit that the message names.",
    Reason.TIMEOUT: "Run it again by itself with a longer --timeout.",
    Reason.OUT_OF_MEMORY: "Run it again by itself with a higher --memory.",
    Reason.CRASHED: "Save it again, or try --pdf-engine pdfplumber if it is a PDF, and please report it.",
    Reason.NO_TEXT: "If it shows pictures of pages, save those as a PDF, and read it with councilplans[ocr].",
    Reason.RESULTS: "Move it out of the input, and it is not named here again.",
    Reason.NO_PLAN: "`councilplans inspect` says why; the review page shows the document.",
}


_OF_SEVERAL = {
    Reason.UNREACHABLE: "They cannot be reached or opened.",
    Reason.UNSUPPORTED: "They are kinds of files that are not read.",
    Reason.ENCRYPTED: "They are protected by passwords.",
    Reason.EMPTY: "They are empty (0 bytes).",
    Reason.CORRUPT: "They are damaged or cut short.",
    Reason.TOO_LARGE: "They are larger than the limits allow.",
    Reason.TOO_COMPLEX: "They hold more than the limits allow.",
    Reason.TIMEOUT: "They took longer to read than the limit allows.",
    Reason.OUT_OF_MEMORY: "They need more memory than the limit allows.",
    Reason.CRASHED: "Each made the program that reads it crash.",
    Reason.NO_TEXT: "They hold no text.",
    Reason.RESULTS: "They are folders of results of earlier runs, and were passed over.",
    Reason.NO_PLAN: "They hold no action plan.",
}


class CouncilPlansError(Exception):
    """The root: catch it to catch everything that this software raises on purpose."""


class UnreadableDocument(CouncilPlansError):
    """A document that cannot be read.

    ``reason`` is one of `Reason`; ``source`` names the file as the user knows it; ``page`` is 1-based;
    ``advice`` says what to do where the reason's own does not fit the file.
    """

    def __init__(
        self,
        reason: Reason,
        message: str,
        *,
        source: str = "",
        page: int | None = None,
        advice: str | None = None,
    ) -> None:
        super().__init__(reason, message, source, page, advice)
        self.reason = reason
        self.message = message
        self.source = source
        self.page = page
        self.advice = reason.advice if advice is None else advice

    def __str__(self) -> str:
        where = self.source or "The document"
        at = f", page {self.page}" if self.page else ""
        return f"{where}{at}: {self.message} {self.advice}".rstrip()

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        # It crosses from a worker process to its parent: keyword-only arguments do not pickle by default.
        return (_rebuild, (self.reason, self.message, self.source, self.page, self.advice))


def _rebuild(reason: Reason, message: str, source: str, page: int | None, advice: str) -> UnreadableDocument:
    return UnreadableDocument(reason, message, source=source, page=page, advice=advice)


class InputError(CouncilPlansError):
    """What was named as input does not exist, or cannot be reached."""


class NothingToRead(InputError):
    """What was named as input exists, and holds no file."""


class OutputError(CouncilPlansError):
    """The output folder cannot be written, or holds results that nobody said may be replaced."""


class ConfigError(CouncilPlansError):
    """A setting that is unknown, of the wrong kind, or out of range."""


class AuditError(CouncilPlansError):
    """Gold, floors or corrections that cannot be read or do not belong to these results."""
