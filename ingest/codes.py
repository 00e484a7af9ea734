"""The codes of what a person should look at: flags, which stand at a row, and the codes of issues.

A flag is a reason and never an invented confidence number. An issue's code is a flag where the issue is
about one row's value, and an `IssueCode` where it is about a row, a table, a page or a whole document.
The words that people read stand beside each code; no behaviour hangs on them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self, TypeAlias


class Described(StrEnum):
    """An enumeration whose members are their codes, each with its meaning in words for a person."""

    meaning: str

    def __new__(cls, code: str, meaning: str = "", *_: object) -> Self:
        """A member that is its code."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.meaning = meaning
        return member


class Flag(Described):
    """A code in a row's ``flags``; a ``mere_note`` need not be looked at."""

    mere_note: bool

    def __init__(self, code: str, meaning: str = "", mere_note: bool = False) -> None:
        self.mere_note = mere_note

    ACTION_BOX = "action_box", "Not in a table: in a box under its number.", True
    ACTION_TEXT_UNCLEAR = (
        "action_text_unclear",
        "Only the person who acts is printed; the sentence above or beside that was taken as the action.",
    )
    ADDED_IN_REVIEW = "added_in_review", "It was added in a review.", True
    ALSO_IN_TABLE = (
        "also_in_table",
        "The same action is in a table and outside it; it is one row, with the values of both.",
        True,
    )
    ASSIGNED_IN_SENTENCE = (
        "assigned_in_sentence",
        "Not in a table: a sentence of the text gives it to somebody.",
        True,
    )
    CELL_CUT = "cell_cut", "A cell was longer than Excel holds, and was cut in the workbook alone.", True
    CELL_NOT_ALIGNED = (
        "cell_not_aligned",
        "Its row holds several actions, and a cell of it has more or fewer entries than that. Each action "
        "keeps the whole cell: delete from it what belongs to the others.",
    )
    COLUMN_INFERRED = (
        "column_inferred",
        "The heading of a column does not say what it holds; that was inferred from its cells.",
        True,
    )
    COLUMN_UNCERTAIN = (
        "column_uncertain",
        "The meaning of a column was inferred, and another meaning is nearly as likely.",
    )
    CORRECTED_IN_REVIEW = "corrected_in_review", "A person corrected it in a review.", True
    DATE_OUT_OF_RANGE = "date_out_of_range", "A cell of its row is formatted as a date and holds none."
    DUE_AMBIGUOUS = "due_ambiguous", "The deadline can be understood in more than one way."
    DUE_AS_ABOVE = (
        "due_as_above",
        "The deadline only refers to the one above, as “ditto” does; that one was taken.",
    )
    DUE_BY_DATEPARSER = (
        "due_by_dateparser",
        "Only the library dateparser recognised a date in the deadline, and not our own rules.",
    )
    DUE_FROM_PLAN_DATE = "due_from_plan_date", "The deadline was counted from the plan's own date."
    DUE_FROM_HEADING = "due_from_heading", "The deadline is that of the heading above the list.", True
    DUE_IMPOSSIBLE_DAY = "due_impossible_day", "The deadline is a day that its month does not have."
    DUE_LOOKS_MISTAKEN = (
        "due_looks_mistaken",
        "The deadline's year looks mistaken; it stays as printed.",
    )
    DUE_MONTH_FIRST = "due_month_first", "The deadline seems to be printed with the month before the day."
    DUE_NOT_A_DATE = (
        "due_not_a_date",
        "The deadline as printed is neither a date nor another time that is known.",
        True,
    )
    DUE_NOT_UNDERSTOOD = (
        "due_not_understood",
        "The deadline as printed has figures that may be a date, but no date was recognised in it.",
    )
    DUE_NOT_DEALT = (
        "due_not_dealt",
        "The row has several different deadlines and nothing shows which is this action's; none was taken.",
    )
    DUE_PROVISIONAL = "due_provisional", "The date is marked as provisional.", True
    DUE_REFERS_ELSEWHERE = (
        "due_refers_elsewhere",
        "The deadline refers to something whose date is not given, such as a meeting.",
        True,
    )
    DUE_REVIEW_ONLY = "due_review_only", "The only date that is printed is that of a review."
    DUE_SECOND_OPINION_DIFFERS = (
        "due_second_opinion_differs",
        "A second reading of the deadline gives another date.",
    )
    DUE_SEVERAL = "due_several", "The deadline as printed has several dates; the latest was taken."
    DUE_SPELLING = "due_spelling", "The deadline seems misspelt; the month that it is most like was taken."
    DUE_STRUCK = "due_struck", "The deadline is struck through, and no other stands in its place."
    DUE_TO_BE_CONFIRMED = "due_to_be_confirmed", "The deadline is still to be confirmed.", True
    DUE_WEEKDAY_DIFFERS = "due_weekday_differs", "The deadline's date was not that day of the week."
    DUE_YEAR_INFERRED = (
        "due_year_inferred",
        "The deadline's year is not printed; it was taken from the dates around it or the plan's own date.",
    )
    DUE_YEAR_MISSING = (
        "due_year_missing",
        "The deadline has no year, and nothing around it tells which.",
    )
    FILL_IN_GREY = (
        "fill_in_grey",
        "The cell of its status or progress is coloured, but the scan shows only grey.",
    )
    FORMULA_WITHOUT_VALUE = (
        "formula_without_value",
        "A cell of its row holds a formula whose value was never saved, so the cell was read as empty.",
    )
    HIDDEN_COLUMN = "hidden_column", "A cell of its row stands in a column that the workbook hides."
    HIDDEN_ROW = "hidden_row", "Its row is hidden in the workbook."
    INITIALS_ONLY = (
        "initials_only",
        "Not in a table: a paragraph with only the name or initials of who acts beside it.",
        True,
    )
    INITIALS_AMBIGUOUS = "initials_ambiguous", "Several people in the document have these initials."
    JOINED_ACROSS_PAGES = "joined_across_pages", "Its row begins on one page and ends on the next.", True
    LABELLED_LINES = (
        "labelled_lines",
        "Not in a table: in lines that begin with labels, such as “Action:” and “Lead:”.",
        True,
    )
    LABELLED_PARAGRAPH = (
        "labelled_paragraph",
        "Not in a table: in a paragraph that begins with a label, such as “Action 3:”.",
        True,
    )
    LEAD_AS_ABOVE = (
        "lead_as_above",
        "The lead only refers to the one above, as “ditto” does; that one was taken.",
    )
    LEAD_NOT_UNDERSTOOD = (
        "lead_not_understood",
        "No person, role or team was recognised in the lead as printed.",
    )
    LEAD_INHERITED = "lead_inherited", "The lead was taken from the line that introduces the list.", True
    LINE_BREAK_RESTORED = (
        "line_break_restored",
        "Two bullets were printed as one on the page; they were separated where the second seems to begin.",
    )
    LISTED_UNDER_HEADING = (
        "listed_under_heading",
        "Not in a table: in a list under a heading, such as “Recommendations”.",
        True,
    )
    NER_DIFFERS = "ner_differs", "A language model finds other people in the lead as printed."
    NUMBERED_SECTION = "numbered_section", "Not in a table: in a numbered section.", True
    OCR_LOW_CONFIDENCE = (
        "ocr_low_confidence",
        "Some of its words were read from a picture and are uncertain.",
    )
    PLAN_UNCERTAIN = (
        "plan_uncertain",
        "Its table may not be an action plan; `councilplans inspect` gives the reasons for and against.",
    )
    QUARTER_ASSUMED = (
        "quarter_assumed",
        "It is not printed whether the quarter is of the financial or the calendar year: check the date.",
    )
    PROMISE_IN_DOUBT = (
        "promise_in_doubt",
        "It is a sentence of the text that was taken for an action, and may be none.",
    )
    RECURRENCE_AMBIGUOUS = (
        "recurrence_ambiguous",
        "How often it is repeated can be understood in more than one way.",
    )
    RECURRENCE_APPROXIMATE = (
        "recurrence_approximate",
        "How often it is repeated could only be written down approximately (due_rrule).",
    )
    RECURRENCE_IRREGULAR = (
        "recurrence_irregular",
        "How often it is repeated fits no calendar rule (due_rrule).",
    )
    RAG_KEY_ASSUMED = (
        "rag_key_assumed",
        "The document does not explain its colours; the usual meaning was assumed.",
        True,
    )
    REFERENCE_COMPLETED = (
        "reference_completed",
        "Its number had lost a final zero (1.10 typed as a number becomes 1.1); it was restored.",
    )
    VALUE_CUT = "value_cut", "A cell of its row is too long, and was cut."
    VALUE_TOO_LONG = (
        "value_too_long",
        "The deadline or lead as printed is too long; only its beginning was interpreted.",
    )
    YEAR_NOT_SHOWN = (
        "year_not_shown",
        "The workbook shows a date of its row without a year; the year that it stores was taken.",
        True,
    )
    RESOLUTION = "resolution", "Not in a table: a meeting resolved it.", True
    UNDER_ACTION_LABEL = "under_action_label", "Not in a table: in a list under the word Action.", True
    ROW_STRUCK = (
        "row_struck",
        "The action is struck through: it was taken as cancelled, unless its status says that it is done.",
    )
    STATUS_NOT_UNDERSTOOD = "status_not_understood", "No status was recognised in the status cell."
    STATUS_NOT_CHOSEN = (
        "status_not_chosen",
        "The status cell offers options, and none of them is ticked or left over.",
    )
    WORDS_STRUCK = (
        "words_struck",
        "Words are struck through; they are kept as printed, and left out of what was read from them.",
    )


class IssueCode(Described):
    """The code of an issue that is about no single value of a row."""

    ATTACHMENTS_NOT_READ = "attachments_not_read", "Files are attached to a message, and not read with it."
    CELLS_DAMAGED = "cells_damaged", "Cells hold what no program writes; what was impossible was left out."
    CONDITIONAL_FORMAT_NOT_READ = (
        "conditional_format_not_read",
        "A sheet colours cells by rules (conditional formatting) that were not worked out.",
    )
    EMBEDDED_DOCUMENT = "embedded_document", "Another document is embedded in this one, and was not read."
    FIELD_WITHOUT_HEADING = "field_without_heading", "A cell has no heading above it, and is in no row."
    FILE_CUT_SHORT = "file_cut_short", "The file ends before it should: what came after is not in the rows."
    FONT_NOT_DECODED = (
        "font_not_decoded",
        "A page's letters are coded in a way that the file does not explain.",
    )
    FORM_NOT_READ = "form_not_read", "The document is a form of a kind that is not read."
    HAS_MACROS = "has_macros", "The file holds macros, which were not run."
    HEADERS_DAMAGED = "headers_damaged", "The pages' headers could not be read."
    HIDDEN_COLUMNS = "hidden_columns", "A sheet hides columns, which were read."
    HIDDEN_ROWS = "hidden_rows", "A sheet hides rows, which were read."
    HIDDEN_SHEET = "hidden_sheet", "A sheet is hidden, and was not read."
    HIDDEN_TEXT_NOT_USED = (
        "hidden_text_not_used",
        "Scanned pages have a hidden text layer; they were read from their pictures instead.",
    )
    HIDDEN_TEXT_READ = (
        "hidden_text_read",
        "Scanned pages were read by the hidden text layer that somebody's OCR left, right or wrong.",
    )
    INK_NOT_READ = "ink_not_read", "Stamps, handwriting or drawings on a scanned page were not read."
    NAME_SPELLED_TWICE = "name_spelled_twice", "Two spellings may be of the same person's name."
    ORGANISATION_UNCLEAR = "organisation_unclear", "It is not clear whose plan it is."
    PAGE_IN_DOUBT = "page_in_doubt", "A page may have been read wrongly."
    PAGE_IS_PICTURE = "page_is_picture", "A page is a picture, without text to read."
    PAGE_NOT_READ = "page_not_read", "A page could not be read."
    PAGE_READ_BY_PDFPLUMBER = "page_read_by_pdfplumber", "A page was read by the slower engine."
    PAGES_LEFT_OUT = "pages_left_out", "The document has more pages than the limits allow."
    PAGES_READ_BY_OCR = "pages_read_by_ocr", "Pages are pictures, and were read by OCR."
    PAGE_TOO_COMPLEX = "page_too_complex", "A page holds more than the limits allow."
    ROW_ABOVE_HEADING = (
        "row_above_heading",
        "A row of the table is above the headings of the plan, and is in no action.",
    )
    ROW_BELOW_TABLE = "row_below_table", "A line below a table was taken for a note, and may be a row of it."
    ROW_IS_NOTE = "row_is_note", "A row was taken for a note, and is no action."
    ROW_WITHOUT_ACTION = "row_without_action", "A row of a plan names no action."
    ROW_WITHOUT_LABEL = "row_without_label", "A line among labels and values has no label that is known."
    SAME_FILE_TWICE = "same_file_twice", "The same file is in the input more than once."
    READ_BY_SECOND_ENGINE = (
        "read_by_second_engine",
        "The PDF reader crashed on the document, and the slower one read it.",
    )
    TEXT_NOT_SEEN = "text_not_seen", "A page holds text that is invisible on the page, which was left out."
    TABLE_NOT_READ_AS_PLAN = (
        "table_not_read_as_plan",
        "A table asks for things to be done, or says more of a plan's actions, but was not read as a plan.",
    )
    TABLE_TOO_LARGE = "table_too_large", "A table holds more than the limits allow."

    TEXT_CUT = "text_cut", "A text is too long, and was cut."
    TIME_RAN_OUT = "time_ran_out", "The time for the document ran out before all of it was read."


Code: TypeAlias = Flag | IssueCode
"""What may head an issue."""


def code_of(text: str) -> Code:
    """The code behind its text; raises `ValueError` where there is no such code."""
    try:
        return Flag(text)
    except ValueError:
        return IssueCode(text)
