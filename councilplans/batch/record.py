"""``run.json``: what ran, when, with which version and settings, and what it came to."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from councilplans import __version__
from councilplans.batch.folder import RUN_RECORD, file_digest, relative
from councilplans.batch.ledger import Totals
from councilplans.batch.order import Order
from normalise.records import SCHEMA_VERSION
from output.whole import written_whole


@dataclass(frozen=True, slots=True)
class RunRecord:
    """Everything about a run that a clock or a machine says, and that is therefore in no other file."""

    order: Order
    totals: Totals
    failures: Mapping[str, int]
    began: datetime

    def write(self, files: Sequence[Path]) -> Path:
        """Write it beside the run's files, whose hashes it holds; its path."""
        path = self.order.out / RUN_RECORD
        with written_whole(path) as whole:
            whole.write_text(json.dumps(self._content(files), indent=2, ensure_ascii=False) + "\n", "utf-8")
        return path

    def _content(self, files: Sequence[Path]) -> dict[str, object]:
        ended = datetime.now(UTC)
        return {
            "tool": "councilplans",
            "version": __version__,
            "schema_version": SCHEMA_VERSION,
            "python": platform.python_version(),
            "platform": platform.platform(),
            "started": self.began.isoformat(timespec="seconds"),
            "ended": ended.isoformat(timespec="seconds"),
            "seconds": round((ended - self.began).total_seconds(), 3),
            "inputs": list(self.order.inputs),
            "folder": str(Path.cwd()),
            "settings": {
                name: {"value": value, "from": origin} for name, value, origin in self.order.settings.lines()
            },
            "totals": self.totals._asdict() | {"seconds": round(self.totals.seconds, 3)},
            "failures": dict(self.failures),
            "files": {
                relative(path, self.order.out): {"bytes": path.stat().st_size, "sha256": file_digest(path)}
                for path in files
            },
        }
