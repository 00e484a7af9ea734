"""The scoring rules read a second time, from their text alone, as slowly and plainly as they are written.

Shares no code with `output.audit`: figures that agree were reached twice.
"""

from __future__ import annotations

from functools import cache

from scipy.optimize import linear_sum_assignment

PARTIES = {"leads", "accountable"}
EXACT = {"recommendation_ref", "action_ref", "kind", "rag", "status", "status_basis", "review_date"}
EXACT |= {"due_kind", "due_start", "due_date", "due_precision", "due_edtf", "due_rrule", "completed_date"}
NOTATIONS = {"due_edtf", "due_rrule", "status_basis"}
NOT_SCORED = {"action_id", "document_id", "source", "recommendation_id", "extractor", "flags"}


def score(gold_rows: list[dict], extracted_rows: list[dict]) -> dict[str, tuple[int, int, int]]:
    """Hits, extracted and wanted for "rows" and for each column that gold uses."""
    columns = {column for row in gold_rows for column in row} - NOT_SCORED
    pairs = matched(gold_rows, extracted_rows)
    figures = {"rows": (len(pairs), len(extracted_rows), len(gold_rows))}
    for column in columns:
        hits = extracted = wanted = 0
        for index, row in enumerate(gold_rows):
            left_out = "*" if column in NOTATIONS else None
            accepted = accepted_values(row.get(column) or left_out)
            if accepted == []:
                continue
            other = extracted_rows[pairs[index]].get(column) if index in pairs else None
            if empty(other):
                wanted += None not in accepted
            elif any(agree(column, value, other) for value in accepted if value is not None):
                hits, extracted, wanted = hits + 1, extracted + 1, wanted + 1
            else:
                extracted, wanted = extracted + 1, wanted + (None not in accepted)
        figures[column] = (hits, extracted, wanted)
    return figures


def matched(gold_rows: list[dict], extracted_rows: list[dict]) -> dict[int, int]:
    if not gold_rows or not extracted_rows:
        return {}
    table = [
        [
            max(alike(text, other["action"]) for text in accepted_values(row["action"]))
            for other in extracted_rows
        ]
        for row in gold_rows
    ]
    rows, cols = linear_sum_assignment(table, maximize=True)
    return {row: col for row, col in zip(rows, cols, strict=True) if table[row][col] >= 0.95}


def accepted_values(value: object) -> list[object]:
    if value == "*":
        return []
    values = value["any"] if isinstance(value, dict) and "any" in value else [value]
    return [None if empty(each) else each for each in values]


def empty(value: object) -> bool:
    return value is None or value in ("", [], {})


def agree(column: str, one: object, other: object) -> bool:
    if column in PARTIES:
        return {party_name(party) for party in one} == {party_name(party) for party in other}
    if column in EXACT:
        return str(one) == str(other)
    return alike(text_of(one), text_of(other)) >= 0.97


def party_name(party: dict) -> str:
    name = party.get("name") or party.get("role") or party.get("organisation") or party.get("initials")
    return "".join(sign for sign in name.lower() if sign.isalnum())


def text_of(value: object) -> str:
    return " ".join(value) if isinstance(value, list) else str(value)


@cache
def alike(one: str, other: str) -> float:
    left, right = ("".join(sign for sign in text.lower() if sign.isalnum()) for text in (one, other))
    if left == right:
        return 1.0
    return 2 * longest_common_subsequence(left, right) / (len(left) + len(right))


def longest_common_subsequence(one: str, other: str) -> int:
    """By hand, after taking off what both begin and end with, since most texts differ in one place."""
    head = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    one, other = one[head:], other[head:]
    tail = 0
    while tail < min(len(one), len(other)) and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    one, other = one[: len(one) - tail], other[: len(other) - tail]
    lengths = [0] * (len(other) + 1)
    for a in one:
        diagonal = 0
        for at, b in enumerate(other, start=1):
            diagonal, lengths[at] = lengths[at], diagonal + 1 if a == b else max(lengths[at], lengths[at - 1])
    return head + tail + lengths[-1]
