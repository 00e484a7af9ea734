"""The files of words, each read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def tables(name: str) -> Mapping[str, Any]:
    """The tables of ``<name>.toml``; whoever asks says what they hold. Not to be changed."""
    return tomllib.loads(_text(f"{name}.toml"))


@cache
def lines(name: str) -> frozenset[str]:
    """The lines of ``<name>.txt``, without comments (#)."""
    return frozenset(line for line in _text(f"{name}.txt").splitlines() if line and not line.startswith("#"))


def _text(name: str) -> str:
    return files("lexicon").joinpath(name).read_text(encoding="utf-8")
