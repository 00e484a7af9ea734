"""A self-contained web page: one template, its style and script inside it, and nothing from anywhere else.

The page's content security policy names the very style and script by their hashes, so that nothing a
document says can run even if it came through unescaped; templates escape everything as well.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"

_SHARED = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Sources:
    """Where a page may get its pictures from, and what its script may ask for, as a policy names them."""

    images: str = "data:"
    connect: str = "'none'"


DATA_ALONE = Sources()


def render(
    folder: Path,
    name: str,
    content: Mapping[str, object],
    *,
    scripts: Sequence[str] = (),
    styles: Sequence[str] = (),
    sources: Sources = DATA_ALONE,
) -> str:
    """The page made of ``name.html`` in a folder, with ``name.css`` and the scripts and other styles there.

    ``content`` is what the template shows; ``sources`` is whence it may load anything. The look that all
    pages share stands in ``webpage.css`` beside this module.
    """
    import jinja2

    own = [_text(folder / each) for each in (*styles, f"{name}.css")]
    style = "".join([_text(_SHARED / "webpage.css"), *own])
    script = _together([_text(folder / each) for each in scripts])
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([folder, _SHARED]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["percent"] = percent
    environment.filters["day"] = day
    environment.filters["grouped"] = "{:,}".format
    environment.filters["file_name"] = file_name
    return environment.get_template(f"{name}.html").render(
        content,
        policy=_policy(style, script, sources),
        style=_verbatim(style),
        script=_verbatim(script),
    )


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _together(scripts: Sequence[str]) -> str:
    """Scripts that see one another's names, and nobody else does."""
    return '(() => {\n"use strict";\n' + "\n".join(scripts) + "})();\n" if scripts else ""


def _verbatim(own: str) -> str:
    """Our own style or script, which goes into the page as it stands."""
    from markupsafe import Markup

    return Markup(own)  # noqa: S704 - files of this package, never anything that was read from a document


def _policy(style: str, script: str, sources: Sources) -> str:
    parts = [
        "default-src 'none'",
        f"img-src {sources.images}",
        f"connect-src {sources.connect}",
        f"style-src {_hash(style)}",
        f"script-src {_hash(script) if script else repr('none')}",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join(parts)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def embedded_json(value: Json) -> str:
    """A value for ``<script type="application/json">``: no text in it can end the element."""
    from markupsafe import Markup

    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign, code in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(sign, code)
    return Markup(text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))  # noqa: S704 - as above


def embedded_each(values: Mapping[str, Json]) -> dict[str, str]:
    """Values for an element each, by name."""
    return {name: embedded_json(value) for name, value in values.items()}


def percent(share: float | None) -> str:
    """A share as a person reads it, "n/a" where there is none; never rounded up to 100 or down to 0."""
    if share is None:
        return "n/a"
    shown = f"{share * 100:.1f}"
    if shown == "100.0" and share < 1:
        return "99.9 %"
    if shown == "0.0" and share > 0:
        return "0.1 %"
    return f"{shown} %"


def day(value: date) -> str:
    """A date as a British reader writes it."""
    return f"{value.day} {value:%B %Y}"


_PARTS = re.compile(r"(?<=[/\\_ -])")


def file_name(path: str) -> str:
    """A file's name that may break behind its folders and parts, and never within its ending."""
    from markupsafe import Markup

    *before, last = _PARTS.split(path)
    stem, dot, ending = last.rpartition(".")
    parts = [*before, stem] if stem else [*before, last]
    broken = Markup("<wbr>").join(parts)
    return broken + Markup('<wbr><span class="ending">{}</span>').format(dot + ending) if stem else broken
