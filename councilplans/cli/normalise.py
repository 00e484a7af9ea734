"""``councilplans normalise``: judge single phrases as the pipeline would."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

import click

from ingest.codes import Flag

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
    "--explain", is_flag=True, help="Add the phrase and the rule that read it to each line."
)
_TEXT = click.argument("text", required=False)


@click.group(name="normalise")
def command() -> None:
    """Interpret a due date, a lead cell or a status as the pipeline would.

    With TEXT it prints how it is interpreted, and by which rule. Without, it reads one phrase a line from
    standard input and writes one JSON object a line, with the schema's columns; a line break inside a
    phrase is written \\n.
    """


@command.command("due")
@_TEXT
@click.option(
    "--plan-date", type=click.DateTime(["%Y-%m-%d"]), help="The date that the plan bears, as YYYY-MM-DD."
)
@click.option(
    "--same-document", is_flag=True, help="The lines are one plan's: they settle 10/11 and Nov 09 together."
)
@click.option(
    "--second-opinion", is_flag=True, help="Let dateparser read each phrase as well; flag what differs."
)
@_EXPLAIN
def due_command(
    text: str | None, plan_date: datetime | None, same_document: bool, second_opinion: bool, explain: bool
) -> None:
    """What a deadline promises: its kind, its dates, how exactly they were printed, EDTF and RRULE.

    \b
    councilplans normalise due "End of January 2010"
    councilplans normalise due "By December" --plan-date 2010-09-09
    councilplans normalise due < phrases.txt > judged.jsonl
    """
    from normalise.dates.due import DateContext
    from normalise.dates.votes import count_votes

    anchor = plan_date.date() if plan_date else None
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
    _write(phrases, judge, for_a_person=text is not None, explain=explain)


@command.command("leads")
@_TEXT
@click.option(
    "--same-document", is_flag=True, help="The lines are one plan's: initials are resolved among them."
)
@click.option("--ner", metavar="MODEL", help="Ask an installed spaCy model as well; flag what differs.")
@_EXPLAIN
def leads_command(text: str | None, same_document: bool, ner: str | None, explain: bool) -> None:
    """The people, roles, teams and organisations that a lead cell names.

    \b
    councilplans normalise leads "Elaine Petch Jenny Mallett / Rachel Bolt"
    councilplans normalise leads < cells.txt > parties.jsonl
    councilplans normalise leads --ner en_core_web_sm < cells.txt

    \b
    --ner takes the name or folder of a spaCy model that is installed; none is ever downloaded. Its persons
    are compared with ours: where they differ the line is flagged ner_differs (--explain names them).
    """
    from normalise.parties.read import read_parties
    from normalise.parties.roster import roster_of

    phrases = _phrases(text)
    roster = None
    if same_document:
        phrases = list(phrases)
        names = (party.name for phrase in phrases for party in read_parties(phrase) if party.name)
        roster = roster_of(name for name in names if " " in name)
    _write(phrases, partial(_leads, roster=roster, ner=ner), for_a_person=text is not None, explain=explain)


@command.command("status")
@_TEXT
@_EXPLAIN
def status_command(text: str | None, explain: bool) -> None:
    """How far an action has got, and its colour.

    \b
    councilplans normalise status "Done/ Ongoing development"
    councilplans normalise status < cells.txt > statuses.jsonl
    """
    _write(_phrases(text), _status, for_a_person=text is not None, explain=explain)


def _phrases(text: str | None) -> Iterable[str]:
    if text is not None:
        return (text,)
    lines = click.open_file("-", encoding="utf-8", errors="replace")
    return (line.rstrip("\r\n").replace("\\n", "\n") for line in lines)


def _write(phrases: Iterable[str], judge: _Judge, *, for_a_person: bool, explain: bool) -> None:
    for phrase in phrases:
        judged = judge(phrase)
        shown = dict(judged.columns)
        if explain or for_a_person:
            shown = {"text": phrase, **shown, **judged.because}
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2 if for_a_person else None))


def _due(text: str, *, context: DateContext, second_opinion: bool) -> _Judged:
    from normalise.dates.read import read_due

    due = read_due(text, context, second_opinion=second_opinion)
    return _Judged(
        {
            "due_kind": due.kind,
            "due_start": _day(due.start),
            "due_date": _day(due.date),
            "due_precision": due.precision,
            "due_edtf": due.edtf,
            "due_rrule": due.rrule,
            "flags": due.flags,
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
