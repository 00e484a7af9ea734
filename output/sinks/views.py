"""The ready views over the star and the followed tables, read from ``views.sql``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from typing import NamedTuple


class View(NamedTuple):
    """A view: its name, what it shows, and the statement that makes it."""

    name: str
    doc: str
    sql: str


def views() -> Iterator[View]:
    """The views of ``views.sql``, in an order in which each finds those that it uses."""
    text = resources.files("output.sinks").joinpath("views.sql").read_text("utf-8")
    for match in re.finditer(r"^-- (\w+): (.+)\n(CREATE VIEW [^;]+);", text, re.MULTILINE):
        yield View(match[1], match[2], match[3])


SETTINGS = (
    "CREATE TABLE settings (as_of DATE, count_same_plans BOOLEAN NOT NULL DEFAULT FALSE)",
    "INSERT INTO settings VALUES (NULL, FALSE)",
)
