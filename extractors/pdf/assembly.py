"""The pages of a PDF into one `Document`: what only all of them together can tell."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.joining.columns import column_map
from extractors.joining.rows import joined_item, repeated_header
from extractors.joining.stack import Fragment, stacked
from extractors.layout import Block, Document, Heading, Page, Paragraph, Properties, Table
from extractors.pdf.engine.structure_tree import Tags
from extractors.pdf.page_layout import PageLayout
from extractors.pdf.running_lines import running_passages
from extractors.pdf.running_rows import without_running_rows
from extractors.pdf.tables.tagged import TaggedRows
from extractors.pdf.text import headings
from extractors.pdf.text.flows import Passage
from extractors.pdf.text.hyphenation import with_whole_words
from extractors.pdf.text.page_edges import running_words
from ingest.issues import Issue


def assembled(
    layouts: list[PageLayout], tags: Tags | None, properties: Properties, issues: Iterable[Issue]
) -> Document:
    """The document that pages make: tables whole as far as tags tell, running lines apart."""
    layouts, feet = without_running_rows(layouts)
    passages = [part for layout in layouts for part in layout.parts if isinstance(part, Passage)]
    body = headings.body_size(passages)
    running = running_passages(layouts, body)
    whole = _whole_tables(layouts)
    parts = (part for layout in layouts for part in layout.parts)
    kept = _rejoined(part for part in parts if isinstance(part, Table) or id(part) not in running)
    texts = {running_words(foot): foot for foot in feet}
    for passage in passages:
        if id(passage) in running:
            texts.setdefault(running_words(passage.item.text), passage.item.text)
    for stamp in (stamp for layout in layouts for stamp in layout.stamps):
        texts.setdefault(running_words(stamp), stamp)
    reader = "pdf-tagged" if any(layout.told for layout in layouts) else "pdf"
    pages = tuple(
        Page(layout.number, layout.width, layout.height, 90.0 * layout.turned) for layout in layouts
    )
    blocks = tuple(_blocks(kept, whole, body, tags))
    return with_whole_words(Document(reader, blocks, pages, tuple(texts.values()), properties, tuple(issues)))


def _rejoined(parts: Iterable[Table | Passage]) -> list[Table | Passage]:
    """The parts, lines that were kept apart at a page's edge put back into their paragraphs."""
    kept: list[Table | Passage] = []
    for part in parts:
        last = kept[-1] if kept else None
        if isinstance(part, Passage) and part.runs_on and isinstance(last, Passage):
            kept[-1] = last._replace(item=joined_item(last.item, part.item))
        else:
            kept.append(part)
    return kept


def _blocks(
    parts: list[Table | Passage], whole: dict[int, Table | None], body: float, tags: Tags | None
) -> Iterable[Block]:
    styles = [headings.heading_style(part, body) for part in parts if isinstance(part, Passage)]
    levels = headings.levels(style for style in styles if style)
    for part in parts:
        if isinstance(part, Table):
            table = whole.get(id(part), part)
            if table is not None:
                yield table
            continue
        tagged = tags.leaves[part.leaf].level if tags and part.leaf >= 0 else 0
        style = headings.heading_style(part, body)
        if tagged and part.item.text.strip():
            yield Heading(part.item, tagged)
        elif style:
            yield Heading(part.item, levels[style])
        else:
            yield Paragraph(part.item)


def _whole_tables(layouts: list[PageLayout]) -> dict[int, Table | None]:
    """For tables of single pages by id: the whole table for the first part of one, None for the others."""
    chains: dict[int, list[list[tuple[Table, TaggedRows]]]] = {}
    for layout in layouts:
        for table, told in layout.told:
            open_tables = chains.setdefault(told.table, [])
            if open_tables and open_tables[-1][-1][0].boxes[0].page == layout.number - 1:
                open_tables[-1].append((table, told))
            else:
                open_tables.append([(table, told)])
    whole: dict[int, Table | None] = {}
    for chain in (chain for open_tables in chains.values() for chain in open_tables if len(chain) > 1):
        for part in _stackable(chain):
            whole[id(part[0].table)] = stacked(part)
            whole.update((id(fragment.table), None) for fragment in part[1:])
    return whole


def _stackable(chain: list[tuple[Table, TaggedRows]]) -> Iterable[list[Fragment]]:
    """The fragments of a tagged table, in lists whose columns are the same."""
    first, told = chain[0]
    part = [Fragment(first)]
    seen = set(told.rows)
    for table, rows in chain[1:]:
        lines = column_map(table, first)
        if lines is None and table.n_cols == first.n_cols:
            lines = tuple(range(first.n_cols + 1))
        if lines is None:
            yield part
            first, part, seen = table, [Fragment(table)], set(rows.rows)
        else:
            part.append(_fragment(table, rows, told, (part[-1].table, first), seen)._replace(lines=lines))
            seen.update(rows.rows)
        told = rows
    yield part


def _fragment(
    table: Table, rows: TaggedRows, before: TaggedRows, tables: tuple[Table, Table], seen: set[int]
) -> Fragment:
    """A fragment as the tags tell it: which rows print the header again, and whether a row goes on."""
    last, first = tables
    dropped = 0
    while dropped < table.n_rows - 1 and _is_again(rows.rows[dropped], before.rows[-1], seen):
        dropped += 1
    dropped = dropped or min(repeated_header(table, first), table.n_rows - 1)
    upper, lower = last.row(last.n_rows - 1), table.row(dropped)
    same = [cell.col for cell in upper] == [cell.col for cell in lower]
    goes_on = rows.rows[dropped] == before.rows[-1] >= 0 and same
    end = last.n_rows - 1
    cut = {
        cell.col
        for cell in lower
        if (above := before.ends.get((end, cell.col)))
        and above[1] == rows.ends.get((dropped, cell.col), (-1,))[0]
    }
    return Fragment(table, dropped, goes_on, cut=frozenset(cut) if goes_on else None)


def _is_again(row: int, last: int, seen: set[int]) -> bool:
    """Whether a row was there before, and is not the one that the page break cut."""
    return row >= 0 and row in seen and row != last
