"""A run's words by themselves, each where it is drawn: for what happens to some of them alone."""

from __future__ import annotations

import re

from extractors.pdf.engine.objects import TextRun
from extractors.pdf.engine.text_page import TextPage

_WORD = re.compile(r"[^\s/]*/\s*|[^\s/]+\s*")
"""What a slash parts is struck or covered word by word: \"Complete/In progress\"."""


def words_of(run: TextRun, chars: TextPage) -> list[TextRun]:
    """The words of a run, each a run with the space behind it; the run itself where its letters do not stand
    one after the other in the page's text, or not from left to right."""
    text = run.text
    drawn = chars.text[run.order : run.order + len(text)]
    if run.turned or drawn.rstrip() != text.rstrip() or not text.strip():
        return [run]
    words = []
    for match in _WORD.finditer(text):
        word = match.group()
        start = run.order + match.start()
        x0 = chars.corners(start)[0]
        x1 = chars.corners(start + len(word.rstrip()) - 1)[2]
        words.append(run._replace(text=word, x0=x0, x1=x1, order=start))
    return words
