"""Commands that are shown to be copied, with the paths of whoever reads them."""

from __future__ import annotations

import os
import shlex


def quoted(path: str) -> str:
    """A path as a shell takes it for one."""
    if os.name == "nt":
        return f'"{path}"' if " " in path else path
    return shlex.quote(path)
