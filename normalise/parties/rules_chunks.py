"""People, roles, teams and bodies as they stand in a line, before anyone asks who belongs to what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from normalise.grammar import Match, Rule
from normalise.parties.kinds import book
from normalise.records import PartyKind

Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Draft:
    """A party as stretches of its line: what will be its name, role, initials and organisation.

    ``surname`` is one that stands further on, shared with somebody else ("Rob and Beth Hill"); ``plural``
    marks a role that several have, ``doubtful`` a name that has the shape of one and no more.
    """

    kind: PartyKind
    name: Span | None = None
    surname: Span | None = None
    role: Span | None = None
    initials: Span | None = None
    organisation: Span | None = None
    plural: bool = False
    doubtful: bool = False

    @property
    def whole(self) -> Span:
        """The stretch of what it is known by."""
        return self.name or self.role or self.organisation or self.initials or (0, 0)


def spanned(match: Match) -> Span:
    """The stretch of a whole match."""
    return match.nodes[0].start, match.nodes[-1].end


def _role(match: Match) -> Draft:
    nodes = [node for node in match.nodes if node.kind != "THE"]
    last = [node for node in match.nodes if node.kind in ("HEAD", "FULLROLE", "PREFIX", "PEOPLE", "ROLEABBR")]
    plural = any(node.number == 2 for node in last) or match.first("GENITIVE") is match.nodes[-1]
    return Draft(PartyKind.ROLE, role=(nodes[0].start, nodes[-1].end), plural=plural)


def _team(match: Match) -> Draft:
    nodes = [node for node in match.nodes if node.kind != "THE"]
    return Draft(PartyKind.TEAM, name=(nodes[0].start, nodes[-1].end))


def _body(match: Match) -> Draft:
    return Draft(PartyKind.ORGANISATION, organisation=spanned(match))


def _person(match: Match) -> Draft:
    """A name without its civil title: "Dr Jane Hill", "Cllr Jane Hill"; "Lord McNally" keeps his."""
    names = [node for node in match.nodes if node.kind not in ("TITLE", "CLLR", "DOT", "POST", "COMMA")]
    full = len(names) > 1 and names[0].kind != "LETTER"
    known = match.first("GIVEN", "TITLE", "CLLR", "LETTER", "POST", "PARTICLE") is not None
    begins = names[0].start if full else match.nodes[0].start
    return Draft(PartyKind.PERSON, name=(begins, names[-1].end), doubtful=not known)


def _ranked(match: Match) -> Draft:
    """A name behind letters that are a rank or first names: it keeps them where it is a surname alone."""
    begins = match.nodes[1] if len(match.nodes) > 2 else match.nodes[0]
    return Draft(PartyKind.PERSON, name=(begins.start, match.nodes[-1].end), doubtful=True)


def _portfolio(match: Match) -> Draft:
    """A councillor with what he or she is in charge of: everything behind the first comma."""
    parting = next(i for i, node in enumerate(match.nodes) if node.kind in ("COMMA", "DASH"))
    role = (match.nodes[parting + 1].start, match.nodes[-1].end)
    return replace(_person(Match(match.nodes[:parting])), role=role)


def _initials(match: Match) -> Draft:
    return Draft(PartyKind.INITIALS, initials=(match.nodes[0].start, match.all("ABBR", "LETTER")[-1].end))


_LISTED = "NOUN+ (COMMA NOUN+)+ COMMA? AND TEAMWORD (?=[HEAD FULLROLE])"
_NOUNS = f"(NOUN+ (COMMA NOUN+)* COMMA? AND THE? NOUN+|{_LISTED})"
"""A subject of several words joined: "Children, Families and Learning", "Policy, Press and Partnerships"."""

_SUBJECT = "(WORD{1,6} (?! WORD? LASTWORD)|WORD{1,6} (?! LASTWORD))"
_ALONE = "(?! WORD* [HEAD FULLROLE PREFIX PEOPLE TEAMWORD ROLEABBR])"
_SUBJECTS = f"{_SUBJECT} ((COMMA|AND|COMMA AND|OF|FOR|IN) THE? WORD{{1,6}} {_ALONE})*"
_OF = f"[OF FOR IN] THE? {_SUBJECTS}"
_TOPIC = "([SUBJECT TOPICABBR]|PEOPLE (?=SUBJECT))"
_TOPICS = f"{_TOPIC}+ (AND {_TOPIC}+ GENITIVE? {_TOPIC}*)* (?! WORD* (LASTWORD|TEAMWORD|TEAMABBR|BODY))"
_ENDS = "(?=BREAK|WITH|LOW|$)"
_FIELD = f"{_TOPIC}+ CAP? (AND {_TOPIC}+)*"
"""What somebody is in charge of, behind a dash or colon: "Interim AD - Early Help"."""
_ENDS_NAME = "(?=[SLASH AND COMMA STOP]|DOT? $)"

CHUNKS = book(
    Rule(
        "councillor with a portfolio",
        "PERSON",
        (
            "CLLR DOT? (LETTER DOT?)* [GIVEN CAP]{1,2} [COMMA DASH]"
            " (WORD|[OF FOR THE HEAD])* SUBJECT (WORD|[OF FOR THE AND COMMA])* HEAD? (?=DOT? $|STOP|SLASH)",
        ),
        _portfolio,
        (
            (
                "Cllr Wood, Resources, Audit and Customer Services",
                "person Cllr Wood, Resources, Audit and Customer Services",
            ),
        ),
    ),
    Rule(
        "title and name",
        "PERSON",
        (
            "((?<=BREAK)|^) MODIFIER TITLE [GIVEN CAP]{1,2} (?=BREAK|$)",
            "((?<=BREAK)|^) TITLE DOT? GIVEN? (LETTER DOT?)* SUBJECT (?=BREAK|WITH|$)",
            "([TITLE CLLR] DOT?)+ (LETTER DOT?)* [GIVEN CAP]? PARTICLE+ [GIVEN CAP] (COMMA? POST)*",
            "([TITLE CLLR] DOT?)+ NUM? (LETTER DOT?)* [GIVEN CAP]{1,3} (COMMA? POST)*",
            "CLLR DOT? (LETTER DOT?)* [GIVEN CAP]? [HEAD SUBJECT BODY MODIFIER PREFIX] (?=BREAK|WITH|$)",
        ),
        _person,
        (
            ("Dr Gesche Schmid", "person Gesche Schmid"),
            ("Lord McNally", "person Lord McNally"),
            ("Cllr Reeve", "person Cllr Reeve"),
            ("Deputy Captain Wray", "person Deputy Captain Wray"),
            ("Mrs Parks", "person Mrs Parks"),
            ("DR IYER and Mr Lee", "person DR IYER; person Mr Lee"),
            ("Dr Ursula von Trotha", "person Ursula von Trotha"),
        ),
    ),
    Rule(
        "team of several",
        "TEAM",
        (
            "THE? WORD{0,4} [HEAD FULLROLE PREFIX PEOPLE] GENITIVE WORD{0,2} TEAMWORD (?=BREAK|$)",
            "((?<=BREAK)|^) THE? WORD{0,3} [HEAD FULLROLE PEOPLE] TEAMWORD (?=BREAK|$)",
        ),
        _team,
        (
            ("Ranger Service", "team Ranger Service"),
            ("Headteachers' Forum", "team Headteachers' Forum"),
            ("the Commissioner's office", "team Commissioner's office"),
        ),
    ),
    Rule(
        "organisation of several",
        "BODYNAME",
        (
            "((?<=BREAK)|^) THE? [CAP GIVEN]{1,3} PEOPLE GENITIVE [TEAMWORD BODY]+ (?=BREAK|$)",
            "((?<=BREAK)|^) THE? WORD{0,2} BODY [OF FOR] WORD{0,3} LASTWORD (OF WORD{1,4})? (?=BREAK|$)",
            "((?<=BREAK)|^) (LETTER DOT?)* CAP{1,2} BODY? OPEN WORD* LASTWORD? SHUT BODY (?=BREAK|$)",
            "((?<=BREAK)|^) (LETTER DOT?)+ CAP BODY+ (?=BREAK|$)",
            f"((?<=BREAK)|^) {_NOUNS} ORGABBR (?=BREAK|$)",
            "((?<=BREAK)|^) SUBJECT CAP ORGABBR (?=BREAK|$)",
        ),
        _body,
        (
            ("Upper Dale Farmers' Group", "organisation Upper Dale Farmers' Group"),
            ("Institute of Directors", "organisation Institute of Directors"),
            ("J. Hale & Sons (Builders) Ltd", "organisation J. Hale & Sons (Builders) Ltd"),
            ("Brighton and Hove CCG", "organisation Brighton and Hove CCG"),
        ),
    ),
    Rule(
        "role",
        "ROLE",
        (
            f"((?<=[SLASH STOP AND])|^) WORD{{0,5}} [HEAD FULLROLE PREFIX ROLEABBR] [DASH COLON]"
            f" {_FIELD} {_ENDS_NAME}",
            "((?<=BREAK)|^) (PREFIX HEAD|(SUBJECT+ AND)? HEAD TEAMWORD HEAD) (?=BREAK|$)",
            "((?<=BREAK)|^) HEAD SUBJECT+ AND [SUBJECT TEAMWORD]+ (?=BREAK|WITH|$)",
            "((?<=BREAK)|^) TITLE COMMA WORD{0,4} [SUBJECT TEAMWORD] (?=DOT? $)",
            "((?<=BREAK)|^) WORD{0,3} [HEAD FULLROLE PREFIX] TO [PEOPLE TEAMWORD] (?=BREAK|$)",
            "((?<=BREAK)|^) [PREFIX HEAD] COMMA CAP (AND [CAP SUBJECT]+)? (?=DOT? $)",
            "((?<=BREAK)|^) [PREFIX HEAD] COMMA NUM SUBJECT* TEAMWORD (?=DOT? $)",
            f"({_NOUNS})? (WORD|ROLEABBR){{1,6}} MODIFIER (?=BREAK|GIVEN|$)",
            f"{_NOUNS} MODIFIER (?=BREAK|GIVEN|$)",
            "(FULLROLE|PREFIX OF TEAMWORD) [COMMA DASH] NOUN* [SUBJECT PEOPLE] ([IN OF FOR]? NOUN)*"
            " (?=DOT? $|SLASH|STOP)",
            "PREFIX COMMA WORD{0,5} [TEAMWORD TEAMABBR] (?=DOT? $)",
            "PREFIX TEAMABBR (?=BREAK|$)",
            "NUM AND NUM WORD{0,2} [HEAD PEOPLE] (?=BREAK|$)",
            "WORD{0,3} [HEAD FULLROLE PREFIX ROLEABBR] TO THE WORD{0,4}"
            " [BODY TEAMWORD TEAMABBR HEAD PREFIX PEOPLE] (?=BREAK|$)",
            "TITLE SUBJECT{2,4} (?=BREAK|$)",
            f"(?! WORD* TEAMWORD WORD+ PREFIX OF) ({_NOUNS})? THE? WORD{{0,7}} PREFIX GENITIVE?"
            f" ({_OF}|[DASH COMMA] {_TOPICS} {_ENDS}"
            f"|(?=[SUBJECT TOPICABBR MODIFIER ORGABBR ACRONYM]) {_SUBJECTS})?",
            f"({_NOUNS})? THE? (WORD|ROLEABBR (?=HEAD)){{0,7}}"
            " ([HEAD FULLROLE] GENITIVE?|ROLEABBR GENITIVE? (?! BODY|TEAMWORD (BREAK|$))"
            "|PEOPLE (?! SUBJECT|TEAMWORD|BODY))"
            f" ({_OF}|[DASH COMMA] {_TOPICS} {_ENDS}|DASH CAP (?=BREAK|$)"
            f"|TOPICABBR (SLASH TOPICABBR)+ (?=BREAK|$)|{_TOPICS}|TEAMWORD SUBJECT+ (?=BREAK|$)"
            "|(?<=ROLEABBR) [ORGABBR ORG]|NUM (?=BREAK|$))?",
            "MODIFIER LOW{1,2} [HEAD FULLROLE PEOPLE]",
            "((?<=BREAK)|^) MODIFIER+ (?=[SLASH COMMA STOP AND SHUT DOT]|$)",
            "MODIFIER ROLEABBR (?=BREAK|$)",
            "MODIFIER TITLE NUM (?=BREAK|$)",
            "WORD{0,5} [TITLE CLLR] (?=BREAK|$)",
            "((?<=BREAK)|^) HEAD IN LOW (?=BREAK|$)",
            "((?<=BREAK)|^) ROLEABBR [SUBJECT NUM]{2} (?=BREAK|$)",
        ),
        _role,
        (
            ("Area Social Care Managers", "role Area Social Care Managers"),
            ("Head of SEN and Disabilities", "role Head of SEN and Disabilities"),
            ("Assistant Director, Engagement and Skills", "role Assistant Director, Engagement and Skills"),
            ("Case managers Ops managers", "role Case managers; role Ops managers"),
            ("ASCM lead", "role ASCM lead"),
            ("Head Gardener", "role Head Gardener"),
            ("Manager Works and Services", "role Manager Works and Services"),
            ("Clerk to Governors", "role Clerk to Governors"),
            ("Director of Nursing & Deputy CEO", "role Director of Nursing; role Deputy CEO"),
            ("Visitor Services Manager", "role Visitor Services Manager"),
            ("Clerk to the Council", "role Clerk to the Council"),
            ("Superintendent Public Protection", "role Superintendent Public Protection"),
        ),
    ),
    Rule(
        "team",
        "TEAM",
        (
            "TEAMWORD OF THE? WORD{0,4} [HEAD FULLROLE PREFIX] (?=BREAK|$)",
            "((?<=BREAK)|^) ORGABBR SUBJECT+ (?=BREAK|$)",
            "((?<=BREAK)|^) SUBJECT+ CAP (?=BREAK|$)",
            "TEAMABBR [ABBR ACRONYM] (?=BREAK|$)",
            "((?<=BREAK)|^) [CAP GIVEN SUBJECT]{1,3} BODY+ SUBJECT{2,4} (AND SUBJECT{1,3})? TEAMWORD?"
            " (?=BREAK|$)",
            "ROLEABBR TEAMWORD (?=BREAK|$)",
            "BODY TOPICABBR (?=BREAK|$)",
            f"[TEAMABBR ORGABBR]? ({_NOUNS})? THE? WORD{{0,8}} [TEAMWORD TEAMABBR] GENITIVE?"
            f" ({_OF}|SUBJECT+ (?! WORD* LASTWORD)|NUM)?",
        ),
        _team,
        (
            ("LSCB Executive Board", "team LSCB Executive Board"),
            ("Disabled Children's Planning Group", "team Disabled Children's Planning Group"),
        ),
    ),
    Rule(
        "organisation",
        "BODYNAME",
        (
            "((?<=BREAK)|^) PARTICLE [CAP GIVEN] GENITIVE (?=BREAK|$)",
            "((?<=BREAK)|^) THE? GIVEN [CAP GIVEN] BODY+ (?=BREAK|$)",
            "((?<=BREAK)|^) THE? [CAP SUBJECT]{1,3} GIVEN BODY+ (?=BREAK|$)",
            "BODY OF [CAP GIVEN]+ (AND [CAP GIVEN]+)? (?! BODY)",
            f"({_NOUNS})? THE? (NOUN|[ABBR ACRONYM ROLEABBR]){{0,6}} BODY+ ({_OF})?",
            "[SUBJECT CAP GIVEN]+ OF NOUN+ (AND NOUN+)? BODY+",
            "PARTICLE [CAP GIVEN] GENITIVE? NOUN{0,4} BODY+",
            "((?<=BREAK)|^) CAP{2,3} SUBJECT+ (?=BREAK|$)",
            "GIVEN [SUBJECT MODIFIER]* BODY+",
            "((?<=BREAK)|^) THE? SUBJECT OF CAP{1,3} (?=BREAK|$)",
            "ORG CAP (?=BREAK|$)",
            "((?<=BREAK)|^) NOUN{1,4} BODY CAP (?=BREAK|$)",
            "THE? ORG BODY*",
            "ORGABBR [CAP SUBJECT MODIFIER]{1,3} (AND [CAP SUBJECT]{1,2})? (ORGABBR (?=BREAK|$)|BODY+)",
            "ORGABBR CAP (?=BREAK|$)",
            "((?<=BREAK)|^) CAP{1,2} ORGABBR (?=BREAK|$)",
            "ORGABBR (OPEN [ORGABBR ABBR ACRONYM] SHUT)?",
            "ACRONYM GENITIVE?",
        ),
        _body,
        (
            ("Derbyshire Constabulary", "organisation Derbyshire Constabulary"),
            ("ERG (OGC)", "organisation ERG (OGC)"),
            ("NHS Linfield CCG", "organisation NHS Linfield CCG"),
        ),
    ),
    Rule(
        "rank and name",
        "PERSON",
        (f"((?<=BREAK)|^) ABBR [CAP GIVEN]? CAP {_ENDS_NAME}",),
        _ranked,
        (("GM Hollis", "person GM Hollis"), ("AB Smith/CD", "person AB Smith; initials CD")),
    ),
    Rule(
        "name",
        "PERSON",
        (
            "((?<=BREAK)|^) GIVEN [CAP GIVEN] GIVEN (?=BREAK|$)",
            "((?<=BREAK)|^) GIVEN GIVEN CAP CAP (?=BREAK|$)",
            "GIVEN GIVEN CAP (?! CAP|GIVEN CAP (CAP|$)) (COMMA? POST)*",
            "[GIVEN CAP] (LETTER DOT?)+ PARTICLE* [CAP GIVEN] (COMMA? POST)*",
            "GIVEN CAP CAP (?=BREAK|$)",
            "GIVEN PARTICLE+ CAP CAP (?=BREAK|$)",
            "GIVEN GIVEN PARTICLE+ [CAP GIVEN] (COMMA? POST)*",
            "GIVEN PARTICLE* [CAP GIVEN] (COMMA? POST)*",
            "GIVEN OPEN [GIVEN CAP] SHUT [CAP GIVEN] (COMMA? POST)*",
            "GIVEN [SUBJECT BODY MODIFIER TEAMWORD] (?=BREAK|WITH|$)",
            "GIVEN [HEAD PREFIX]"
            " (?=COMMA [GIVEN CAP]|COMMA [HEAD PREFIX FULLROLE] OF|[STOP SLASH AND SHUT OPEN]|WITH|DOT? $)",
            "[CAP GIVEN] CAP CAP (?=BREAK|$)",
            "CAP PARTICLE* [CAP GIVEN] (COMMA? POST)*",
            "(LETTER DOT?)+ PARTICLE* [CAP GIVEN]",
            "((?<=BREAK)|^) (LETTER DOT?)+ [HEAD SUBJECT BODY] (?=BREAK|WITH|$)",
            "((?<=[STOP SLASH])|^) CAP COMMA (GIVEN|LETTER DOT?) (?=STOP|SLASH|$)",
            "((?<=[STOP SLASH])|^) PARTICLE+ CAP COMMA GIVEN (?=STOP|SLASH|$)",
            "((?<=[STOP SLASH])|^) PARTICLE+ GIVEN COMMA (GIVEN|(LETTER DOT?)+) (?=STOP|SLASH|$)",
            "((?<=[STOP SLASH COMMA AND])|^) PARTICLE* CAP COMMA (LETTER DOT?)+"
            " (?=[STOP SLASH COMMA AND OPEN DASH]|$)",
            "GIVEN LETTER (?=BREAK|$)",
            "((?<=BREAK)|^) PARTICLE+ CAP (?=BREAK|$)",
            "((?<=BREAK)|^) CAP LETTER (?=BREAK|$)",
            "GIVEN",
        ),
        _person,
        (
            (
                "Pete Jackson Don Lynch Paula Edwards",
                "person Pete Jackson; person Don Lynch; person Paula Edwards",
            ),
            ("Kieron O'Hara", "person Kieron O'Hara"),
            ("J. Smith", "person J. Smith"),
        ),
    ),
    Rule(
        "subject by itself",
        "TEAM",
        (
            "((?<=BREAK)|^) (SUBJECT+ AND CAP|CAP AND SUBJECT+) (?=BREAK|$)",
            f"((?<=BREAK)|(?<=WITH)|^) ([ABBR ACRONYM ORGABBR MODIFIER]|CAP{{1,2}})? {_TOPICS}"
            " (?=BREAK|WITH|GIVEN|$)",
            "^(SUBJECT (AND? SUBJECT)*)? TOPIC (AND? TOPIC)*$",
        ),
        _team,
        (("Public Relations", "team Public Relations"), ("Voluntary sector", "team Voluntary sector")),
    ),
    Rule(
        "initials",
        "INITIALS",
        ("ABBR GENITIVE?", "LETTER DOT? (LETTER DOT?)+ (?=BREAK|$)"),
        _initials,
        (("EA/FR", "initials EA; initials FR"), ("PMcG", "initials PMcG")),
    ),
    Rule(
        "capitalised word",
        "VAGUE",
        (
            "((?<=BREAK)|^) CAP (?=BREAK|$)",
            "(?<=AND) THE CAP (?=DOT? $)",
            "((?<=BREAK)|^) CAP+ [OF FOR] THE? [CAP SUBJECT]+ (?=BREAK|$)",
        ),
        _body,
        (("Sustrans/Curo", "organisation Sustrans; organisation Curo"),),
    ),
)
"""People, roles, teams and bodies, each by itself."""
