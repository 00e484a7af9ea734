"""The review page: written as one file, or with its pictures in a folder beside it where they are many."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from normalise.records import DocumentRecord
from output.commands import quoted
from output.results import Results
from output.review.content import PageContent
from output.review.doubts import find_doubts
from output.review.evidence import DocumentEvidence
from output.review.picture_store import MOST_EMBEDDED_BYTES, PictureStore
from output.review.summary import summarise
from output.webpage import Sources, embedded_each, embedded_json, render
from output.whole import written_whole

_SCRIPTS = (
    "dom.js",
    "csv.js",
    "asking.js",
    "choosing.js",
    "saving.js",
    "verdicts.js",
    "corrections.js",
    "store.js",
    "steps.js",
    "evidence.js",
    "pointing.js",
    "values.js",
    "card.js",
    "document.js",
    "deadline.js",
    "editor.js",
    "review_facets.js",
    "facets.js",
    "place.js",
    "feed.js",
    "deciding.js",
    "review_loading.js",
    "loading.js",
    "keys.js",
    "printing.js",
    "listening.js",
    "page.js",
)


def write_review(
    results: Results,
    evidence: Iterable[tuple[DocumentRecord, DocumentEvidence]],
    path: Path,
    as_of: date,
    most_embedded_bytes: int = MOST_EMBEDDED_BYTES,
    *,
    served: bool = False,
) -> Path | None:
    """Write the page; the folder with its pictures where they did not fit into it, else None.

    One that is ``served`` keeps what is said in it with the server that it comes from.
    """
    doubts = find_doubts(results)
    pictures = PictureStore.beside_page(path, most_embedded_bytes)
    content = PageContent(results, doubts, as_of)
    folder = quoted(str(results.folder))
    for document, shown in evidence:
        content.add(document, shown, pictures.add(shown.pictures))
    page = {
        "results": folder,
        "next_command": f"councilplans review apply {folder}{'' if served else ' corrections.csv'}",
        "summary": summarise(results, doubts, as_of),
        "served": served,
        "content": embedded_json(content.as_json()),
        "tables": embedded_each(content.tables),
        "pictures": pictures.embedded,
        "picture_folder": pictures.beside.name if pictures.beside else "",
    }
    sources = Sources("data: 'self'", connect="'self'") if served else Sources(pictures.sources)
    text = render(Path(__file__).parent / "page", "review", page, scripts=_SCRIPTS, sources=sources)
    with written_whole(path) as whole:
        whole.write_text(text, encoding="utf-8", newline="\n")
    return pictures.beside
