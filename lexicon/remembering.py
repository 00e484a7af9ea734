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

    # Functions and no object with a method to call: they are asked a hundred times for each cell, and most
    # of them about the text alone.
    def answer(text: str, /) -> _Answer:
        return kept(text) if len(text) <= _REMEMBERED_LETTERS else function(text)  # type: ignore[call-arg]

    def answer_with_rest(text: str, /, *rest: *_Rest) -> _Answer:
        return kept(text, *rest) if len(text) <= _REMEMBERED_LETTERS else function(text, *rest)

    chosen = answer if function.__code__.co_argcount == 1 else answer_with_rest
    chosen.cache_clear = kept.cache_clear  # type: ignore[attr-defined]
    return cast("Remembered[*_Rest, _Answer]", update_wrapper(chosen, function))
