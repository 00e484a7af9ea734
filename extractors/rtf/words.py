"""RTF's control words, by what they do."""

from __future__ import annotations

from extractors.wordprocessing.stretches import LINE_BREAK, TAB

SIGNS = {
    "tab": TAB,
    "line": LINE_BREAK,
    "softline": " ",
    "page": LINE_BREAK,
    "column": LINE_BREAK,
    "emdash": "—",
    "endash": "–",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
}
"""Words that are characters."""

SYMBOLS = {"~": "\u00a0", "_": "-", "\\": "\\", "{": "{", "}": "}", "-": "", "\t": TAB}
"""Symbols that are characters; ``\\-`` is a hyphen that is drawn only at a line's end."""

SWITCHES = {
    "b": "bold",
    "strike": "struck",
    "striked": "struck",
    "v": "hidden",
    "deleted": "deleted",
    "super": "raised",
}
"""Words that switch a face on, or off where their number is 0."""

HEADERS = frozenset({"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"})
NOTES = frozenset({"footnote", "annotation"})
BOXES = frozenset({"shptxt", "dptxbxtext"})
LABELS = frozenset({"listtext", "pntext"})

READ_THROUGH = frozenset(
    {
        "shp",
        "shpinst",
        "shpgrp",
        "do",
        "dptxbx",
        "field",
        "fldrslt",
        "result",
        "object",
        "nesttableprops",
        "upr",
    }
)
"""Destinations in which text is read, or stands further in: in text boxes, fields and their results."""

SKIPPED = frozenset(
    {"pict", "objdata", "objclass", "objname", "template", "themedata", "colorschememapping", "latentstyles"}
    | {"datastore", "rsidtbl", "generator", "userprops", "xmlnstbl", "mmathPr", "revtbl", "filetbl"}
    | {
        "atnid",
        "atnauthor",
        "atntime",
        "atnref",
        "atndate",
        "atnparent",
        "atrfstart",
        "atrfend",
    }
    | {
        "bkmkstart",
        "pnseclvl",
        "shprslt",
        "nonshppict",
        "nonesttables",
        "sp",
        "datafield",
        "private",
        "tc",
        "xe",
    }
    | {"ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "bkmkend", "listpicture", "listname"}
    | {"falt", "panose", "fontemb", "fontfile", "keycode", "wgrffmtfilter", "docvar", "protusertbl"}
    | {"background", "blipuid", "picprop", "passwordhash", "txe", "rxe", "defchp", "defpap", "oldcprops"}
    | {"oldpprops", "oldtprops", "oldsprops", "fchars", "lchars", "linkval", "staticval", "propname"}
)
"""Destinations in which nothing is read."""
