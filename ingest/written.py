"""JSON and TOML that people wrote or edited: their values, or a ValueError that says what is wrong.

The parsers of the standard library end with other errors in what is nested very deep, and let half a
character through, at which whatever writes it later would end.
"""

from __future__ import annotations

import json
import tomllib
from typing import Any

_TOO_DEEP = "it is nested deeper than anything that people write"


def json_value(text: str) -> Any:  # noqa: ANN401 - whatever the text says
    """The value of a JSON text. Raises ValueError."""
    try:
        value = json.loads(text)
        if "\\ud" in text.lower():
            json.dumps(value, ensure_ascii=False).encode()
    except json.JSONDecodeError as trouble:
        message = f"it is damaged, no valid JSON: {trouble.msg} at character {trouble.pos + 1}"
        raise ValueError(message) from trouble
    except RecursionError as trouble:
        raise ValueError(_TOO_DEEP) from trouble
    except UnicodeEncodeError as trouble:
        message = "it holds half a character (a lone surrogate)"
        raise ValueError(message) from trouble
    return value


def toml_table(text: str) -> dict[str, Any]:
    """The table of a TOML text, also of one that begins with a byte order mark. Raises ValueError."""
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except RecursionError as trouble:
        raise ValueError(_TOO_DEEP) from trouble
