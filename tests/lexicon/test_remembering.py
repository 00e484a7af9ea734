"""What is kept of answers about texts."""

from __future__ import annotations

from lexicon.remembering import remembered


def test_a_short_text_is_looked_at_once() -> None:
    asked: list[str] = []

    @remembered(most=2)
    def longer(text: str, by: int) -> int:
        asked.append(text)
        return len(text) + by

    assert [longer("four", 1), longer("four", 1), longer("four", 2)] == [5, 5, 6]
    assert asked == ["four", "four"]


def test_a_text_longer_than_a_page_is_not_kept() -> None:
    asked: list[int] = []

    @remembered(most=2)
    def length(text: str) -> int:
        asked.append(len(text))
        return len(text)

    long = "x" * 100_000
    assert [length(long), length(long)] == [100_000, 100_000]
    assert asked == [100_000, 100_000]


def test_answers_can_be_forgotten() -> None:
    asked: list[str] = []

    @remembered(most=2)
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    length("one")
    length.cache_clear()
    length("one")

    assert asked == ["one", "one"]
