"""``councilplans normalise``: judge single phrases as the pipeline would."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

import click

from councilplans.cli.options import as_day
from councilplans.cli.terminal import plain
from ingest.codes import Described, Flag

if TYPE_CHECKING:
    from normalise.dates.due import DateContext
    from normalise.parties.roster import Roster


@dataclass(frozen=True, slots=True)
class _Judged:
    """The schema's columns of a judgement, and what led to it."""

    columns: Mapping[str, object]
    because: Mapping[str, object] = field(default_factory=dict)


_Judge: TypeAlias = Callable[[str], _Judged]

_EXPLAIN = click.option(
    "--explain", is_flag=True, help="Without TEXT: add to each line the phrase and the rules that were used."
)
_JSON = click.option(
    "--json", "as_json", is_flag=True, help="With TEXT: print one JSON object, for programs."
)
_TEXT = click.argument("text", required=False)


@click.group(name="normalise")
def command() -> None:
    """Show how a due date, a lead or a status is interpreted when a report is read.

    With TEXT it prints the columns of actions.csv that come of it, and the names of the rules that were used
    (what to quote if one is wrong). Without TEXT it reads one phrase a line from standard input, and writes
    one JSON object a line; a line break inside a phrase is written \\n.

    In JSON, status_text is the part of a deadline that says how far the action has got, and others are the
    other days that may be meant.
    """


@command.command("due")
@_TEXT
@click.option(
    "--plan-date", callback=as_day, metavar="DATE", help="The date of the plan itself, written as 2010-03-31."
)
@click.option(
    "--same-document",
    is_flag=True,
    help="All lines are from one plan: clear dates help to interpret unclear ones (10/11, Nov 09).",
)
@click.option(
    "--second-opinion",
    is_flag=True,
    help="Also read each phrase with the library dateparser, and flag where it differs.",
)
@_EXPLAIN
@_JSON
def due_command(
    text: str | None,
    plan_date: date | None,
    same_document: bool,
    second_opinion: bool,
    explain: bool,
    as_json: bool,
) -> None:
    """The type and the dates of a deadline.

    due_kind says what type of deadline it is, due_date and due_start its last and first day, due_precision
    how exactly these were printed. due_edtf is the same in the date notation EDTF (ISO 8601-2), and due_rrule
    how it is repeated in the notation of calendars (iCalendar RRULE); both are for programs.

    \b
    councilplans normalise due "End of January 2010"
    councilplans normalise due "By December" --plan-date 2010-09-09
    councilplans normalise due < phrases.txt > judged.jsonl
    """
    from normalise.dates.due import DateContext
    from normalise.dates.votes import count_votes

    anchor = plan_date
    phrases = _phrases(text)
    context = DateContext(anchor)
    if same_document:
        phrases = list(phrases)
        votes = count_votes(phrases, anchor)
        context = DateContext(
            anchor,
            two_digits_are_days=votes.two_digits_are_days,
            pairs_are=votes.pairs_are,
            month_first=votes.month_first,
        )
    judge = partial(_due, context=context, second_opinion=second_opinion)
    _write(phrases, judge, Print.of(text, as_json=as_json, explain=explain))


@command.command("leads")
@_TEXT
@click.option(
    "--same-document",
    is_flag=True,
    help="All lines are from one plan: initials are matched with the names in it.",
)
@click.option("--ner", metavar="MODEL", help="Ask a language model of spaCy as well; flag what differs.")
@_EXPLAIN
@_JSON
def leads_command(
    text: str | None, same_document: bool, ner: str | None, explain: bool, as_json: bool
) -> None:
    """The people, roles, teams and organisations that a lead cell names.

    \b
    councilplans normalise leads "Elaine Petch Jenny Mallett / Rachel Bolt"
    councilplans normalise leads < cells.txt > parties.jsonl
    councilplans normalise leads --ner en_core_web_sm < cells.txt

    --ner takes the name or folder of a model that finds people's names in texts and is installed already:
    spaCy's models are, with `python -m spacy download`. Where it finds other people than we do the line is
    flagged ner_differs (--explain names them).
    """
    from normalise.parties.read import read_parties
    from normalise.parties.roster import roster_of

    phrases = _phrases(text)
    roster = None
    if same_document:
        phrases = list(phrases)
        names = (party.name for phrase in phrases for party in read_parties(phrase) if party.name)
        roster = roster_of(name for name in names if " " in name)
    judge = partial(_leads, roster=roster, ner=ner)
    _write(phrases, judge, Print.of(text, as_json=as_json, explain=explain))


@command.command("status")
@_TEXT
@_EXPLAIN
@_JSON
def status_command(text: str | None, explain: bool, as_json: bool) -> None:
    """How far an action has got, and its colour.

    \b
    councilplans normalise status "Done/ Ongoing development"
    councilplans normalise status < cells.txt > statuses.jsonl
    """
    _write(_phrases(text), _status, Print.of(text, as_json=as_json, explain=explain))


def _phrases(text: str | None) -> Iterable[str]:
    if text is not None:
        return (text,)
    lines = click.open_file("-", encoding="utf-8", errors="replace")
    return (line.rstrip("\r\n").replace("\\n", "\n") for line in lines)


class Print(Enum):
    """How a judgement is printed: in words, as an object with what led to it, or as its columns alone."""

    WORDS = auto()
    EXPLAINED = auto()
    COLUMNS = auto()

    @classmethod
    def of(cls, text: str | None, *, as_json: bool, explain: bool) -> Print:
        """As a person asked for it, or a program."""
        if text is not None and not as_json:
            return cls.WORDS
        return cls.EXPLAINED if text is not None or explain else cls.COLUMNS


def _write(phrases: Iterable[str], judge: _Judge, wanted: Print) -> None:
    for phrase in phrases:
        judged = judge(phrase)
        if wanted is Print.WORDS:
            for line in _in_words(judged):
                click.echo(plain(line))
            continue
        shown = dict(judged.columns)
        if wanted is Print.EXPLAINED:
            shown = {"text": phrase, **shown, **judged.because}
        click.echo(json.dumps(shown, ensure_ascii=False))


# The width of a column's name.
_NAME = 14


def _in_words(judged: _Judged) -> Iterator[str]:
    """A judgement for a person: each column with its value and what that says, then what led to it."""
    from output.dictionary import ACTIONS

    specs = {spec.name: spec for spec in ACTIONS}
    said = {name: value for name, value in judged.columns.items() if value}
    if not said:
        yield "Nothing was recognised in it."
    for name, value in said.items():
        for each in value if isinstance(value, tuple | list) else (value,):
            spec = specs[name]
            meaning = spec.values.get(str(each)) or ("" if isinstance(each, dict) else spec.doc)
            says_more = meaning and meaning != str(each)
            yield f"{name:{_NAME}} {_shown(each)}{f': {meaning}' if says_more else ''}"
    for name, value in judged.because.items():
        if value:
            several = value if isinstance(value, tuple | list) else (value,)
            listed = [
                f"{each}: {each.meaning}" if isinstance(each, Described) else str(each) for each in several
            ]
            yield f"{_BECAUSE.get(name, name):{_NAME}} {', '.join(listed)}"


_BECAUSE = {
    "rule": "rules used",
    "rules": "rules used",
    "status_text": "status in it",
    "others": "or perhaps",
    "only_model": "only the model",
    "only_rules": "only our rules",
}


def _shown(value: object) -> str:
    if isinstance(value, dict):  # a party
        named = [str(text) for part, text in value.items() if text and part not in ("kind", "initials")]
        called = f"{', '.join(named)} ({value['kind']})"
        initials = value["initials"]
        if not initials:
            return called
        return f"{called}, initials {initials}" if named else f"initials {initials}"
    return str(value)


def _due(text: str, *, context: DateContext, second_opinion: bool) -> _Judged:
    from normalise.dates.read import read_due
    from normalise.doubts import doubts_of_due

    due = read_due(text, context, second_opinion=second_opinion)
    doubts = (doubt.code for doubt in doubts_of_due(due, text))
    return _Judged(
        {
            "due_kind": due.kind,
            "due_start": _day(due.start),
            "due_date": _day(due.date),
            "due_precision": due.precision,
            "due_edtf": due.edtf,
            "due_rrule": due.rrule,
            "flags": tuple(dict.fromkeys((*due.flags, *doubts))),
        },
        {"rule": due.rule, "status_text": due.status_text, "others": [_day(day) for day in due.others]},
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _leads(text: str, *, roster: Roster | None, ner: str | None) -> _Judged:
    """The parties; with a whole document or a model to go by, also the flags that these raise."""
    from normalise.parties.read import read_with_rules
    from normalise.parties.roster import EMPTY, resolved

    found = read_with_rules(text)
    parties = [resolved(party, roster or EMPTY) for party, _ in found]
    columns: dict[str, object] = {
        "leads": [
            {
                "name": each.party.name,
                "role": each.party.role,
                "initials": each.party.initials,
                "organisation": each.party.organisation,
                "kind": each.party.kind,
            }
            for each in parties
        ]
    }
    flags = [Flag.INITIALS_AMBIGUOUS] if any(each.candidates for each in parties) else []
    because: dict[str, object] = {"rules": [", ".join(rules) for _, rules in found]}
    if ner:
        from normalise.parties.ner import compared, load_model

        differing = compared(text, [party for party, _ in found], load_model(ner))
        flags += [Flag.NER_DIFFERS] if differing else []
        because |= {"only_model": differing.only_model, "only_rules": differing.only_rules}
    doubted = ner is not None or roster is not None
    return _Judged(columns | ({"flags": flags} if doubted else {}), because)


def _status(text: str) -> _Judged:
    from normalise.progress.judge import read_status

    reading = read_status(text)
    return _Judged(
        {"status": reading.status, "rag": reading.rag},
        {"status_basis": reading.basis, "rule": reading.rule, "flags": reading.flags},
    )
