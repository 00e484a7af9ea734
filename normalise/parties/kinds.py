"""The kinds of words that rules about people are written over."""

from __future__ import annotations

from types import MappingProxyType

from normalise.grammar import Alphabet, Rule, RuleBook

KINDS = MappingProxyType(
    {
        # sections of the vocabulary
        "PREFIX": "what a role begins with: head, director, AD",
        "HEAD": "what a role ends on: manager, officer",
        "FULLROLE": "a role in several words: social worker",
        "PEOPLE": "people by what they are: staff, parents",
        "MODIFIER": "deputy, senior, all",
        "TEAMWORD": "team, board, service",
        "BODY": "council, trust, police",
        "ORG": "the name of a body",
        "SUBJECT": "a capitalised word of services' names: Social, Housing",
        "TOPIC": "the same in small letters",
        "TITLE": "Dr, Mrs",
        "CLLR": "Cllr",
        "POST": "MP, OBE",
        "WITH": "what parts parties: with, supported by",
        "FORMERLY": "previously, replaced",
        "LABEL": "lead officer, owner",
        "NOBODY": "to be confirmed, vacant",
        "PROSE": "to ensure, who will",
        # acronyms
        "ROLEABBR": "a role's acronym: ASCM",
        "TEAMABBR": "a team's: SMT",
        "ORGABBR": "a body's: DCLG",
        "TOPICABBR": "a subject's: HR",
        "TOPIC2": "a subject's acronym that may be initials: PH",
        "PREFIX2": "a role's beginning that may be initials: SD",
        "ROLE2": "a role's acronym that may be initials: SM",
        "ORG2": "a body's acronym that may be initials: EA",
        "ABBR": "capitals that no list knows: somebody's initials",
        "ACRONYM": "more capitals than anybody has initials",
        # by their shape
        "GIVEN": "a given name",
        "CAP": "any other capitalised word",
        "LETTER": "a single capital",
        "PARTICLE": "de, van",
        "LOW": "any other word in small letters",
        "NUM": "a number",
        "AND": "and, &, +",
        "OF": "of",
        "FOR": "for",
        "IN": "in, at",
        "TO": "to",
        "THE": "the, a",
        "GENITIVE": "'s",
        "SLASH": "/",
        "COMMA": ",",
        "STOP": "; | and bullets",
        "DOT": ".",
        "COLON": ":",
        "DASH": "-",
        "OPEN": "an opening bracket",
        "SHUT": "a closing bracket",
        "CUT": "where a date or a telephone number stood",
        "SIGN": "any other sign",
        # what rules make
        "PERSON": "a person",
        "INITIALS": "initials",
        "ROLE": "a role of one person",
        "ROLES": "a role that several have",
        "TEAM": "a team",
        "BODYNAME": "an organisation",
        "VAGUE": "a capitalised word that may be anything",
        "GONE": "somebody who leads no longer",
    }
)

ALPHABET = Alphabet(
    KINDS,
    macros={
        # Words that may stand before the last word of a role or team.
        "WORD": "[MODIFIER SUBJECT TOPIC CAP ABBR ACRONYM ORGABBR TEAMABBR TOPICABBR TEAMWORD BODY ORG"
        " GENITIVE NUM PEOPLE]",
        # Words that "and" joins into one subject: "Children and Young People".
        "NOUN": "[MODIFIER SUBJECT TOPIC TOPICABBR CAP GENITIVE PEOPLE]",
        "LASTWORD": "[HEAD FULLROLE PREFIX PEOPLE ROLEABBR]",
        "ALLOTTED": "[ROLE ROLES TEAM BODYNAME VAGUE]",
        "BREAK": "[SLASH COMMA STOP AND COLON DASH OPEN SHUT DOT CUT SIGN FORMERLY NOBODY LABEL]",
    },
)


def book(*rules: Rule) -> RuleBook:
    """Rules about people that are tried together."""
    return RuleBook(ALPHABET, rules)
