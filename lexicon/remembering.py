"""Answers about short texts, kept because a plan's cells say the same over and over."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Protocol, TypeVar, TypeVarTuple, cast

_Rest = TypeVarTuple("_Rest")
_Answer = TypeVar("_Answer")
_Given = TypeVar("_Given", covariant=True)

_REMEMBERED_LETTERS = 2_000
"""Letters of a text whose answer is kept: a page's. What is longer comes once, and a stranger's file may hold
thousands of texts of a hundred thousand letters each."""


class Remembered(Protocol[*_Rest, _Given]):
    """A function of a text (and of what can be hashed) that keeps its last answers about short ones."""

    def __call__(self, text: str, /, *rest: *_Rest) -> _Given:
        """The function's answer."""

    def cache_clear(self) -> None:
        """Forget every answer."""


def remembered(*, most: int) -> Callable[[Callable[[str, *_Rest], _Answer]], Remembered[*_Rest, _Answer]]:
    """Keep a function's answers about the ``most`` short texts that it was asked about last."""
    return lambda function: _remembering(function, most)


def _remembering(function: Callable[[str, *_Rest], _Answer], most: int) -> Remembered[*_Rest, _Answer]:
    kept = lru_cache(maxsize=most)(function)

    # A function and no object with a method to call: it is asked a hundred times for each cell.
    def answer(text: str, /, *rest: *_Rest) -> _Answer:
        if len(text) > _REMEMBERED_LETTERS:
            return function(text, *rest)
        return kept(text, *rest)

    answer.cache_clear = kept.cache_clear  # type: ignore[attr-defined]
    return cast("Remembered[*_Rest, _Answer]", update_wrapper(answer, function))
