"""The signs that symbol fonts draw: a Wingdings "ü" is a tick, not a letter.

Word writes them as a character of the font, in a byte (``ü``) or in the private use area (U+F0FC); PDFs of
the time as well. Only signs that carry meaning in a plan are here: bullets, boxes, ticks, crosses, arrows,
faces. Source: the Unicode Consortium's mapping of the Wingdings and Webdings fonts (L2/11-052).
"""

from __future__ import annotations

_PRIVATE = 0xF000

_WINGDINGS = {
    "J": "☺",
    "K": "😐",
    "L": "☹",
    "l": "●",
    "m": "❍",
    "n": "■",
    "o": "□",
    "p": "❐",
    "q": "❑",
    "r": "❒",
    "s": "⬧",
    "t": "⧫",
    "u": "◆",
    "v": "❖",
    "w": "⬥",
    "x": "☒",
    "\x9e": "·",
    "\x9f": "•",
    "¡": "○",
    "¤": "◉",
    "§": "▪",
    "¨": "☐",
    "«": "★",
    "Ø": "➢",
    "à": "→",
    "è": "➔",
    "ð": "⇨",
    "û": "✗",
    "ü": "✓",
    "ý": "☒",
    "þ": "☑",
}
_WINGDINGS_2 = {
    "O": "✗",
    "P": "✓",
    "Q": "☒",
    "R": "☑",
    "S": "☒",
    "T": "☒",
    "\x96": "•",
    "\x97": "●",
    "\x98": "●",
    "£": "☐",
    "¢": "■",
}
_WINGDINGS_3 = {"u": "▶", "}": "▶", "w": "▼", "p": "▲", "q": "▼"}
_WEBDINGS = {"a": "✓", "r": "✗", "c": "☐", "g": "■", "n": "●", "4": "▶", "=": "■"}
_SYMBOL = {"·": "•", "¨": "♦", "Ö": "✓", "Þ": "⇒", "®": "→", "\xa7": "♣"}

_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "wingdings3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
    "symbolmt": _SYMBOL,
}


def is_symbol_font(font: str | None) -> bool:
    """Whether a font draws signs where another draws letters; ``Symbol`` draws Greek letters as well."""
    return _table(font) is not None


def drawn_sign(font: str | None, char: str) -> str | None:
    """What a character of a symbol font looks like; None where the font is none, or the sign is not known."""
    table = _table(font)
    if table is None:
        return None
    code = ord(char)
    return table.get(chr(code - _PRIVATE) if _PRIVATE <= code < _PRIVATE + 256 else char)


def as_drawn(font: str | None, text: str) -> str:
    """A text of a symbol font as a person sees it; signs that nobody knows are left as they are typed."""
    if _table(font) is None:
        return text
    return "".join(drawn_sign(font, char) or char for char in text)


def sign_of_private_code(char: str) -> str | None:
    """What a private code stands for where another font draws in the place of the one that it was typed in:
    LibreOffice puts its own for Wingdings, and keeps the codes."""
    code = chr(ord(char) - _PRIVATE) if _PRIVATE <= ord(char) < _PRIVATE + 256 else ""
    return _WINGDINGS.get(code) or _WINGDINGS_2.get(code)


def _table(font: str | None) -> dict[str, str] | None:
    if not font:
        return None
    # A PDF puts six letters and a plus before the name of a font that it holds only in part.
    name = font.rpartition("+")[2].replace("-Regular", "").casefold()
    return _FONTS.get(name)
