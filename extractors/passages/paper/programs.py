"""Whether a paper is about a program: its lines hold code, as papers of councils never do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.passages.lines.whole_lines import Line
from lexicon.patterns import one_of

# What code looks like amid words, and nothing else does. A title in a link ("Annex_A"), an address
# ("ann_lee@example.org"), a dash of two signs ("--who was away--"), a quotation (`Park Watch') and a blank to
# be filled in ("<name>") are none.
_CODE = re.compile(
    r"\b\w+\(\)"  # a call: main()
    r"|\b\w+::\w+"  # a name within another: QPDF::write
    r"|(?<![\w/@.:%-])[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b(?![\w.-]*@|\S*\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|html?)\b)"
    r"|(?<!\S)--[a-z]+(?:[-=][\w-]+|(?=\s+--[a-z]))"  # options: --no-tables, --quiet --force
    r"|^\$\s[a-z]+"  # a command that is typed: $ find
    r"|`[^`'’\s][^`'’]*`"  # what Markdown prints as code
    r"|</[a-z][a-z0-9]*>|<[a-z]+:[a-z]+\b|<[a-z]+\s[a-z]+=\""  # a tag: </p>, <xsl:import, <a href="
    r"|#include\b|^\.\.\s[a-z-]+::"  # ".. image:: photo.png"
    r"|\bu?int(?:8|16|32|64)s?\b|\b0x[0-9a-fA-F]{2,}\b"  # a number as a machine keeps it
    r"|\"[@!]?\w+(?:[:-]\w+)*\"\s*:\s*(?:[\"{\[\d]|true\b|false\b|null\b)"  # a name and its value: "size": 3
    # a file of code, or of a program
    r"|(?<![\w/@.-])\w[\w-]+\.(?:[ch]|cpp|hpp|py|js|css|xml|xsl|xcu|dll|exe|db)\b(?![@/]|\.\w)"
    r"|\[\\?#\d{1,7}\]|\b[Bb]ugs? ?#\d+|\b[Ff]ix(?:es|ed)? #\d+"  # a fault by its number: [#694]
    r"|(?<![\w.:/])~?/(?:[A-Za-z][\w.-]*/)+[\w.-]+"  # where a system keeps a file: /etc/mail/aliases
    r"|\b(?:Ctrl|Alt|Shift)[-+](?:[A-Z]\b|[A-Z][a-z]+\b|F\d)"  # keys that are pressed at once: Ctrl-C
    r"|\$Id:"
)
# What the source of a handbook has, and no other markup: ":ticket:`27420`", ".. _Forum: https://example.org".
_SOURCE = re.compile(r":[a-z]+:`[^`]+`|^\.\. _[^:]+:\s+http")
# What titles the news of a version: "Release notes", "PageBox 1.4.2 was released".
_RELEASE = re.compile(r"\brelease notes\b|\bv?\d+\.\d+\.\d+ (?:was|is) released\b", re.IGNORECASE)
# It stands so near the top.
_TITLES = 3
# What is to be changed in the lines of a file, as programs print it: "@@ -14,7 +14,7 @@".
_PATCH = re.compile(r"\bdiff --git a/|@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@")
# What heads the changes of one version, and stands alone in its line: "[0.4.0] - 2017-08-27".
_VERSION = re.compile(
    r"(?:[\w.-]+\s+)?\[?v?\d+(?:\.\d+){2,3}[\w.+-]*\]?(?:\([^)]*\))?\s*[-–—:,]?\s*\(?\d{4}-\d\d-\d\d\)?"
)
# A paper that tells of one version may do so by the way; so many are told of by a list of changes.
_VERSIONS = 2
# What wrote the paper out of a program's code signs it.
_MADE_OF_CODE = re.compile(
    r"\bgenerated (?:on [^.]{4,40} )?(?:by|with|using) "
    rf"{one_of('passages', 'texts', 'made_of_code')}\b",
    re.IGNORECASE,
)
# What a report of a program's fault says before how it comes about.
_FAULT = re.compile(rf"{one_of('passages', 'texts', 'of_faults')}\s*:?$", re.IGNORECASE)
# What programs that pass messages on print of one: "Content type: application/zip".
_OF_MESSAGE = re.compile(rf"({one_of('passages', 'texts', 'of_messages')})\s*:\s", re.IGNORECASE)
# One of these labels stands on many a paper's file; so many different ones a program prints.
_LABELS = 2
# Which of these a line has that holds code; most lines have none.
_SIGNS = (
    *("()", "::", "_", "--", "`", "<", "#", "$ ", "$Id:", '":', '" :', "0x", "int8", "int16", "int32"),
    *("int64", ".c", ".h", ".py", ".js", ".x", ".dll", ".exe", ".db", "/", "Ctrl", "Alt", "Shift"),
)
# So many lines say what a paper is about.
_LINES = 2_000
# The last of them may sign it.
_SIGNED = 5
# A name or two of a file or a field stands in anybody's paper; a program's has more, in one of so many lines.
_DIFFERENT, _SHARE = 4, 50
# Where several lines have some, each name of a line counts.
_LINES_OF_CODE = 3
# So many different ones are a program's wherever they stand.
_MANY = 10


def holds_patch(lines: Sequence[Line]) -> bool:
    """Whether a paper hands on what is to be changed in a program's lines, whatever it says beside that."""
    return any(_PATCH.search(line.text) for line in lines[:_LINES] if not line.wall)


def is_about_program(lines: Sequence[Line]) -> bool:
    """Whether code stands in the lines of a paper, here and there and not always the same."""
    texts = [line.text for line in lines[:_LINES] if not line.wall]
    if _says_so(texts):
        return True
    seen: set[str] = set()
    hits = names = 0
    for text in texts:
        if any(sign in text for sign in _SIGNS) and (found := _CODE.findall(text)):
            seen.update(found)
            hits += 1
            names += len(set(found))
    often = hits * _SHARE >= len(texts) or (hits >= _LINES_OF_CODE and names * _SHARE >= len(texts))
    return len(seen) >= _MANY or (len(seen) >= _DIFFERENT and often)


def _says_so(texts: Sequence[str]) -> bool:
    """Whether a line or a few say of what kind a paper is: made of code, of a fault, of messages that were
    passed on, or of versions.
    """
    made = any(map(_MADE_OF_CODE.search, texts[-_SIGNED:])) or any(map(_SOURCE.search, texts))
    released = any(map(_RELEASE.search, texts[:_TITLES]))
    labels = {label[1].casefold() for label in map(_OF_MESSAGE.match, texts) if label}
    versions = sum(1 for text in texts if _VERSION.fullmatch(text))
    return (
        made or released or any(map(_FAULT.match, texts)) or len(labels) >= _LABELS or versions >= _VERSIONS
    )
