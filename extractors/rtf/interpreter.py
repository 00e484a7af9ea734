"""Carries out an RTF file token by token: groups give back what they changed, words act at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.code_pages import page_encoding
from extractors.rtf.forms import form_result
from extractors.rtf.prolog import TABLES, Prolog
from extractors.rtf.state import Face, ParagraphForm, RowBeingDefined, State
from extractors.rtf.story import CellEnd, RowEnd, Story
from extractors.rtf.tokens import Kind, Token, tokens
from extractors.rtf.words import (
    BOXES,
    HEADERS,
    LABELS,
    NOTES,
    READ_THROUGH,
    SIGNS,
    SKIPPED,
    SWITCHES,
    SYMBOLS,
)
from extractors.symbol_fonts import as_drawn
from extractors.wordprocessing.lists import BULLET, ListCounter
from extractors.wordprocessing.shading import hex_colour
from extractors.wordprocessing.stretches import SMALLEST, Stretch, paragraph_content
from extractors.wordprocessing.styles import heading_level, list_depth

_GATHERED = TABLES | {"formfield", "pn"}


@dataclass(slots=True)
class Interpreter:
    """Reads one file; `main`, `headers` and `prolog` are what it gives."""

    prolog: Prolog = field(default_factory=Prolog)
    main: Story = field(default_factory=Story)
    headers: list[Story] = field(default_factory=list)
    _states: list[State] = field(default_factory=list)
    _state: State = field(default_factory=State)
    _stories: list[tuple[int, Story]] = field(default_factory=list)
    _row: RowBeingDefined = field(default_factory=RowBeingDefined)
    _inner_row: RowBeingDefined = field(default_factory=RowBeingDefined)
    _raw: bytearray = field(default_factory=bytearray)
    _skip: int = 0
    _starred: bool = False
    _at_start: bool = False
    _gathering: list[Token] | None = None
    _gathered_from: int = 0
    _shown_by_form: str = ""
    _half: int = 0
    _counter: ListCounter = field(default_factory=ListCounter)

    def run(self, content: bytes) -> None:
        """Carry out a file. Raises `TooComplex`."""
        self._stories = [(0, self.main)]
        for token in tokens(content):
            if self._gathering is not None:
                self._gather(token)
            else:
                _ACTIONS[token.kind](self, token)
        self._flush()
        if self._story.stretches or self._story.hung:
            self._end_paragraph(self._state.paragraph.tables)

    @property
    def is_cut_short(self) -> bool:
        """Whether the file ended before its groups did. One brace too few is some programs' habit."""
        return len(self._states) > 1

    @property
    def _story(self) -> Story:
        return self._stories[-1][1]

    def _open(self, _: Token) -> None:
        self._flush()
        self._states.append(self._state)
        self._state = self._state.inner()
        self._state.skipped |= self._states[-1].destination == "upr"
        self._starred, self._at_start, self._skip = False, True, 0

    def _close(self, _: Token) -> None:
        self._flush()
        if not self._states:
            return  # more closed than opened: what follows is read all the same
        ended = self._state
        self._state = self._states.pop()
        self._at_start, self._skip = False, 0
        if ended.destination == "field" and self._state.destination != "field" and self._shown_by_form:
            self._add(self._shown_by_form)
            self._shown_by_form = ""
        depth, story = self._stories[-1]
        if len(self._stories) > 1 and len(self._states) < depth:
            self._end_story(story, ended)

    def _end_story(self, story: Story, ended: State) -> None:
        if story.stretches or story.hung:
            self._end_paragraph(ended.paragraph.tables)
        self._stories.pop()
        if ended.destination in BOXES:
            self._story.hung += story.events
        elif ended.destination in NOTES and (words := story.words()):
            self._story.notes.append(words)

    def _text(self, token: Token) -> None:
        self._at_start = False
        text = token.text[self._skip :]
        self._skip = max(0, self._skip - len(token.text))
        if text and not self._state.skipped:
            self._raw += text.encode("latin-1")

    def _byte(self, token: Token) -> None:
        self._at_start = False
        if self._skip:
            self._skip -= 1
        elif not self._state.skipped and token.number is not None:
            self._raw.append(token.number)

    def _symbol(self, token: Token) -> None:
        if token.text == "*":
            self._starred = True
            return
        self._at_start = False
        if self._skip:
            self._skip -= 1
        elif token.text in "\r\n":
            self._word(Token(Kind.WORD, "par"))
        elif token.text in SYMBOLS and not self._state.skipped:
            self._flush()
            self._add(SYMBOLS[token.text])

    def _word(self, token: Token) -> None:
        name, number = token.text, token.number
        first, self._at_start = self._at_start, False
        if first and self._enters(name):
            return
        if self._state.skipped:
            return
        if name == "u" and number is not None:
            self._flush()
            self._unicode(number & 0xFFFF)
            self._skip = self._state.fallback
            return
        self._flush()
        self._skip = 0
        if name in SIGNS:
            self._add(SIGNS[name])
        elif not (self._takes_face(name, number) or self._takes_paragraph(name, number)):
            self._takes_rest(name, number)

    def _unicode(self, code: int) -> None:
        """A character by its number; those beyond 16 bits come in two halves."""
        if 0xD800 <= code < 0xDC00:
            self._half = code
        elif 0xDC00 <= code < 0xE000:
            if self._half:
                self._add(chr(0x10000 + (self._half - 0xD800 << 10) + code - 0xDC00))
            self._half = 0
        else:
            self._add(chr(code))

    def _enters(self, name: str) -> bool:
        """Whether the word that begins a group says where what stands in it goes."""
        state, starred = self._state, self._starred
        self._starred = False
        if name == "ud":  # the second, better half of what is told twice
            state.skipped = self._states[-1].skipped
        elif name in SKIPPED or state.skipped:
            state.skipped = True
        elif name in _GATHERED:
            self._gathering, self._gathered_from = [Token(Kind.WORD, name)], len(self._states)
        elif name in HEADERS or name in NOTES or name in BOXES:
            self._begin_story(name)
        elif name in LABELS:
            self._story.label = []
        elif name == "fldinst":
            state.in_code = True
        elif name not in READ_THROUGH:
            state.skipped = starred
            return starred
        state.destination = name
        return True

    def _begin_story(self, name: str) -> None:
        story = Story()
        if name in HEADERS:
            self.headers.append(story)
        self._stories.append((len(self._states), story))
        self._state.paragraph = ParagraphForm()
        self._state.face = Face()

    def _gather(self, token: Token) -> None:
        """Collect the tokens of a table, to its group's end."""
        gathered = self._gathering or []
        if token.kind is Kind.OPEN:
            self._gathered_from += 1
        elif token.kind is Kind.CLOSE:
            self._gathered_from -= 1
        gathered.append(token)
        if self._gathered_from < len(self._states):
            self._gathering = None
            name, tokens_ = gathered[0].text, gathered[1:-1]
            if name == "pn":
                levels = [one.number for one in tokens_ if one.text == "pnlvl" and one.number is not None]
                self._states[-1].paragraph.old_level = max(0, levels[0] - 1) if levels else None
            elif name == "formfield":
                self._shown_by_form = form_result(tokens_, self.prolog.encoding)
            else:
                self.prolog.take(name, tokens_)
            self._close(token)

    def _takes_face(self, name: str, number: int | None) -> bool:
        face = self._state.face
        if name in SWITCHES:
            setattr(face, SWITCHES[name], number != 0)
        elif name == "plain":
            self._state.face = Face(deleted=face.deleted)
        elif name == "fs":
            face.half_points = number or 24
        elif name in ("f", "cf"):
            setattr(face, "font" if name == "f" else "colour", number or 0)
        elif name in ("highlight", "cb", "chcbpat"):
            face.background = number or 0
        elif name in ("nosupersub", "sub"):
            face.raised = False
        else:
            return False
        return True

    def _takes_paragraph(self, name: str, number: int | None) -> bool:
        form = self._state.paragraph
        if name == "pard":
            self._state.paragraph = ParagraphForm()
        elif name == "intbl":
            form.in_table = number != 0
        elif name == "itap":
            form.depth = number
        elif name == "s":
            form.style = number or 0
        elif name == "ls":
            form.list_number = number or 0
        elif name == "ilvl":
            form.level = max(0, min(number or 0, 8))
        else:
            return False
        return True

    def _takes_rest(self, name: str, number: int | None) -> None:
        inner = self._state.destination == "nesttableprops"
        if (self._inner_row if inner else self._row).word(name, number, self.prolog):
            return
        tables = self._state.paragraph.tables
        if name in ("par", "sect"):
            self._end_paragraph(tables)
        elif name == "cell":
            self._end_cell(1)
        elif name == "nestcell":
            self._end_cell(max(2, tables))
        elif name == "row":
            self._story.events.append(RowEnd(1, self._row.form()))
        elif name == "nestrow":
            self._story.events.append(RowEnd(max(2, tables), self._inner_row.form()))
        else:
            self._takes_characters(name, number)

    def _takes_characters(self, name: str, number: int | None) -> None:
        """Words that say how characters are written in the file."""
        if name == "uc":
            self._state.fallback = max(0, number or 0)
        elif name == "ansicpg" and number is not None:
            self.prolog.encoding = page_encoding(number)
        elif name in ("mac", "pc", "pca"):
            self.prolog.encoding = {"mac": "mac-roman", "pc": "cp437", "pca": "cp850"}[name]
        elif name == "deff":
            self.prolog.default_font = number or 0

    def _end_cell(self, depth: int) -> None:
        if self._story.stretches or self._story.hung or self._story.label is not None:
            self._end_paragraph(depth)
        self._story.events.append(CellEnd(depth))

    def _flush(self) -> None:
        """Decode the bytes that have come since the face changed."""
        if self._raw:
            font = self.prolog.fonts.get(self._font)
            encoding = (font.encoding if font else None) or self.prolog.encoding
            text = self._raw.decode(encoding, "replace")
            self._raw = bytearray()
            self._add(text)

    @property
    def _font(self) -> int:
        font = self._state.face.font
        return self.prolog.default_font if font is None else font

    def _add(self, text: str) -> None:
        """Text in the face that holds here."""
        face = self._state.face
        if not text or face.hidden or face.deleted or self._state.skipped or self._state.in_code:
            return
        if face.half_points < 2 * SMALLEST:
            return
        font = self.prolog.fonts.get(self._font)
        stretch = Stretch(
            text,
            bold=face.bold,
            struck=face.struck,
            raised=face.raised,
            font=font.name if font else None,
            colour=hex_colour(self.prolog.colour(face.colour)),
            background=hex_colour(self.prolog.colour(face.background)),
        )
        if self._state.destination in LABELS and self._story.label is not None:
            self._story.label.append(stretch)
        else:
            self._story.stretches.append(stretch)

    def _end_paragraph(self, depth: int) -> None:
        story, form = self._story, self._state.paragraph
        name = self.prolog.styles.get(form.style, "")
        label, level = self._label(story, form)
        if level is not None:
            level = max(level, list_depth(name))
        content = paragraph_content(story.stretches, label, level, story.notes)
        story.end_paragraph(content, depth, heading_level(name))

    def _label(self, story: Story, form: ParagraphForm) -> tuple[str, int | None]:
        """The label and level of a list paragraph: as it was written out, else counted."""
        known = self.prolog.lists.get(form.list_number) if form.list_number else None
        if story.label is not None:
            shape = known[1].get(form.level) if known else None
            if shape is not None and shape.form == "bullet":
                return BULLET, form.level  # whatever letter of whatever face it is drawn with
            text = "".join(as_drawn(part.font, part.text) for part in story.label).strip()
            level = form.level if form.list_number or form.old_level is None else form.old_level
            return (BULLET if text and not any(map(str.isalnum, text)) else text), level
        if known is None:
            return "", None
        identity, levels = known
        return self._counter.label(identity, levels, form.level), form.level


_ACTIONS = {
    Kind.OPEN: Interpreter._open,
    Kind.CLOSE: Interpreter._close,
    Kind.TEXT: Interpreter._text,
    Kind.BYTE: Interpreter._byte,
    Kind.SYMBOL: Interpreter._symbol,
    Kind.WORD: Interpreter._word,
}
