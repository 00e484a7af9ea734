"""Answers about short texts, kept because a plan's cells say the same over and over."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Generic, TypeVar, TypeVarTuple

_Rest = TypeVarTuple("_Rest")
_Answer = TypeVar("_Answer")

_REMEMBERED_LETTERS = 2_000
"""Letters of a text whose answer is kept: a page's. What is longer comes once, and a stranger's file may hold
thousands of texts of a hundred thousand letters each."""


class Remembered(Generic[*_Rest, _Answer]):
    """A function of a text (and of what can be hashed) that keeps its last answers about short ones."""

    def __init__(self, function: Callable[[str, *_Rest], _Answer], most: int) -> None:
        update_wrapper(self, function)
        self._asked = function
        self._kept = lru_cache(maxsize=most)(function)

    def __call__(self, text: str, /, *rest: *_Rest) -> _Answer:
        """The function's answer."""
        if len(text) > _REMEMBERED_LETTERS:
            return self._asked(text, *rest)
        return self._kept(text, *rest)

    def cache_clear(self) -> None:
        """Forget every answer."""
        self._kept.cache_clear()


def remembered(*, most: int) -> Callable[[Callable[[str, *_Rest], _Answer]], Remembered[*_Rest, _Answer]]:
    """Keep a function's answers about the ``most`` short texts that it was asked about last."""
    return lambda function: Remembered(function, most)
