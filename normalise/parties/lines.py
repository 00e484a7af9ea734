"""The lines of a lead cell: which of them are one, because a name or a role was broken to fit the column.

"Elaine⏎Garside" is one person and "Assistant⏎Director" one role, "Elaine Garside⏎Tomas Wren" are two people.
Two lines are one where the first cannot end there or the second cannot begin there.
"""

from __future__ import annotations

import re

from normalise.parties.words import is_given_name, is_known_word, words_of

_OPEN_END = re.compile(r"(?:[/&+(,]|(?<=\w)\s[-–—]|\b(?:and|of|for|the|to|with|in))\s*$", re.IGNORECASE)
_GOES_ON = re.compile(r"^\s*(?:[/&+()]|and\b|of\b|for\b|[-–—]\s?[A-Z]|[a-z])")
_WORD = r"[A-Z][\w’'.-]*"
_TITLE = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Rev|Cllr|Clr|Councillor)\.?\s*)+$", re.IGNORECASE
)
_FIRST_NAME = re.compile(rf"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Rev|Cllr|Councillor)\.?\s+)?({_WORD})$")
_SURNAME = re.compile(rf"^({_WORD})\s*(?:[,(/;–-].*)?$")
_RANK = re.compile(
    r"^(?:(?:acting|interim|joint|lead|senior|principal|strategic|corporate|executive)\s+)*"
    r"(?:assistant|asst\.?|deputy|associate|vice|chief|senior|principal|acting|interim|executive|corporate)$",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"^(?:director|head|chief|officer|executive|manager|principal|leader|chair|constable|cabinet|team|policy"
    r"|project|planning|business|operating|financial|medical|nursing|information|education)",
    re.IGNORECASE,
)

_BARE_POST = re.compile(
    r"^(?:managers?|officers?|directors?|lead|leads|co-?ordinators?|advis[eo]rs?|supervisors?|team)$",
    re.IGNORECASE,
)
"""Posts that nobody has by themselves: what they are of stands before them."""
_FIELD = frozenset(("SUBJECT", "TOPICABBR", "AND"))


def lines_of(text: str) -> list[str]:
    """The lines of a cell that say something, those that are one line only broken put together."""
    if "\n" not in text:
        return [text] if text.strip() else []
    lines: list[str] = []
    for line in text.split("\n"):
        if not line.strip():
            continue
        if lines and _is_one(lines[-1], line):
            lines[-1] = f"{lines[-1].rstrip()} {line.lstrip()}"
        else:
            lines.append(line)
    return lines


def _is_one(above: str, below: str) -> bool:
    above, below = above.strip(), below.strip()
    if _OPEN_END.search(above) or _GOES_ON.match(below):
        return True
    if _BARE_POST.match(below) and all(node.kind in _FIELD for node in words_of(above)):
        return True  # "Estates⏎Manager"
    return _is_broken_name(above, below) or bool(_RANK.match(above) and _HOLDER.match(below))


def _is_broken_name(above: str, below: str) -> bool:
    """A first name, a title or an initial by itself, and under it a capitalised word that is nothing else."""
    surname = _SURNAME.match(below)
    if surname is None or is_given_name(surname[1]) or is_known_word(surname[1]):
        return False
    first = _FIRST_NAME.match(above)
    return bool(_TITLE.match(above)) or (first is not None and _may_be_first(first[1]))


def _may_be_first(word: str) -> bool:
    return is_given_name(word) or re.fullmatch(r"(?:[A-Z]\.?){1,2}", word) is not None
