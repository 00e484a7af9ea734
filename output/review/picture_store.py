"""Where a page's pictures go: into the page, or into a folder beside it where they are many."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from output.review.content import PictureSize
from output.review.evidence import Picture

# Up to here the page stays one file, which a browser still opens within seconds.
MOST_EMBEDDED_BYTES = 50_000_000


@dataclass
class PictureStore:
    """Pictures on their way into the page; when they are too many they go to a folder, these and the rest."""

    folder: Path
    most_bytes: int
    embedded: list[str] = field(default_factory=list)
    size: int = 0
    count: int = 0

    @property
    def beside(self) -> Path | None:
        """The folder with them, if they are in one."""
        return self.folder if self.in_folder else None

    @property
    def in_folder(self) -> bool:
        """Whether they are too many for the page."""
        return self.size > self.most_bytes

    @classmethod
    def beside_page(cls, page: Path, most_bytes: int = MOST_EMBEDDED_BYTES) -> PictureStore:
        """A store for a page, with its folder beside it."""
        return cls(page.with_name(f"{page.stem}-pictures"), most_bytes)

    @property
    def sources(self) -> str:
        """Where the page may load them from, for its policy."""
        # A page opened from a disk counts its own folder as foreign: it takes the scheme to name it.
        return "data: 'self' file:" if self.in_folder else "data:"

    def add(self, pictures: Sequence[Picture]) -> list[PictureSize]:
        """Take pictures in; their sizes, in order."""
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
