"""The review page: written as one file, or with its pictures in a folder beside it where they are many."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from normalise.records import DocumentRecord
from output.results import Results
from output.review.content import PageContent, PictureSize
from output.review.doubts import find_doubts
from output.review.evidence import DocumentEvidence, Picture
from output.review.summary import summarise
from output.webpage import Sources, embedded_json, render
from output.whole import written_whole

# Up to here the page stays one file, which a browser still opens within seconds.
MOST_EMBEDDED_BYTES = 50_000_000
_SCRIPTS = (
    "dom.js",
    "csv.js",
    "verdicts.js",
    "corrections.js",
    "store.js",
    "evidence.js",
    "pointing.js",
    "values.js",
    "card.js",
    "document.js",
    "editor.js",
    "facets.js",
    "feed.js",
    "page.js",
)


@dataclass
class _Pictures:
    """Pictures on their way into the page; when they are too many they go to a folder, these and the rest."""

    folder: Path
    most_bytes: int
    embedded: list[str] = field(default_factory=list)
    size: int = 0
    count: int = 0

    @property
    def in_folder(self) -> bool:
        return self.size > self.most_bytes

    def add(self, pictures: Sequence[Picture]) -> list[PictureSize]:
        sizes: list[PictureSize] = []
        for picture in pictures:
            self._keep(picture.webp)
            sizes.append(PictureSize(picture.page, picture.width, picture.height))
        return sizes

    def _keep(self, webp: bytes) -> None:
        was_embedded = not self.in_folder
        text = base64.b64encode(webp).decode()
        self.size += len(text)
        if not self.in_folder:
            self.embedded.append(text)
        else:
            if was_embedded:
                self._move_out()
            self._file(self.count).write_bytes(webp)
        self.count += 1

    def _move_out(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        for stale in self.folder.glob("[0-9]*.webp"):
            stale.unlink()
        for number, text in enumerate(self.embedded):
            self._file(number).write_bytes(base64.b64decode(text))
        self.embedded.clear()

    def _file(self, number: int) -> Path:
        return self.folder / f"{number:05d}.webp"


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
    pictures = _Pictures(path.with_name(f"{path.stem}-pictures"), most_embedded_bytes)
    content = PageContent(results, doubts, as_of)
    for document, shown in evidence:
        content.add(document, shown, pictures.add(shown.pictures))
    page = {
        "summary": summarise(results, doubts, as_of),
        "served": served,
        "content": embedded_json(content.as_json()),
        "pictures": pictures.embedded,
        "picture_folder": pictures.folder.name if pictures.in_folder else "",
    }
    # A page opened from a disk counts its own folder as foreign: it takes the scheme to name it.
    images = "data: 'self' file:" if pictures.in_folder else "data:"
    sources = Sources("data: 'self'", connect="'self'") if served else Sources(images)
    text = render(Path(__file__).parent / "page", "review", page, scripts=_SCRIPTS, sources=sources)
    with written_whole(path) as whole:
        whole.write_text(text, encoding="utf-8", newline="\n")
    return pictures.folder if pictures.in_folder else None
