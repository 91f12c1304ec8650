"""Word files: the text as Word shows it, lists numbered, changes accepted, tables as rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from hientai.reading.files import refusals
from hientai.reading.files.docx_inline import ALTERNATE, DROPPED, Inline, chosen
from hientai.reading.files.docx_tables import read_grid
from hientai.reading.files.layout import Grid, by_column, flat, is_layout
from hientai.reading.files.numbering import VAL, Numbering, W
from hientai.reading.files.ooxml import Package
from hientai.reading.files.styles import Style, Styles, inside, read_centred, read_number
from hientai.reading.files.writing import Writer, squeeze

_PARAGRAPH: Final = f"{W}p"
_TABLE: Final = f"{W}tbl"
_BLOCKS: Final = frozenset({_PARAGRAPH, _TABLE})
_PROPERTIES: Final = f"{W}pPr"
_CONTENTS: Final = "table of contents"
_FOOTNOTE_KINDS: Final = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read_docx(data: bytes, name: str, progress: Callable[[int, int], None] | None = None) -> str:
    """Return the text of a Word file; what cannot be opened safely is an UnreadableFile."""
    package = Package(data, name)
    try:
        text = _Document(package).read()
    except RecursionError:
        raise refusals.broken(name, "Word (.docx)") from None
    if progress:
        progress(1, 1)
    return text


@dataclass(slots=True)
class _Paragraph:
    text: str
    centred: bool = False
    numbered: bool = False
    bold: bool = False


class _Document:
    """One pass over the body of a document."""

    def __init__(self, package: Package) -> None:
        self._package = package
        main = package.related().get("officeDocument", "word/document.xml")
        self._related = package.related(main)
        self._root = package.xml(main)
        self._styles = Styles(self._part("styles"))
        self._numbering = Numbering(self._part("numbering"), self._styles.list_of)
        self._inline = Inline(self._styles)
        self._writer = Writer()
        self._carried = ""

    def read(self) -> str:
        body = self._root.find(f"{W}body")
        if body is None:
            raise refusals.broken(self._package.name, "Word (.docx)")
        self._write(body)
        self._write_notes()
        return self._writer.text()

    def _part(self, kind: str) -> etree._Element | None:
        path = self._related.get(kind)
        return self._package.xml(path) if path and self._package.has(path) else None

    def _write(self, container: etree._Element) -> None:
        for block in blocks(container):
            if block.tag == _TABLE:
                self._write_table(block)
            else:
                self._write_paragraph(block)
        if self._carried:
            self._writer.paragraph(self._carried)
            self._carried = ""

    def _write_paragraph(self, element: etree._Element) -> None:
        paragraph = self._paragraph(element)
        if paragraph:
            centred = paragraph.centred and not paragraph.numbered
            group = "centred" if centred else ""
            self._writer.paragraph(paragraph.text, group, bold=paragraph.bold)
        boxes, self._inline.boxes = self._inline.boxes, []
        for box in boxes:
            self._write(box)

    def _write_table(self, element: etree._Element) -> None:
        grid, bordered = read_grid(element, self._styles, self._cell)
        boxes, self._inline.boxes = self._inline.boxes, []
        if is_layout(grid, bordered=bordered):
            self._write_columns(grid)
        else:
            self._writer.table(flat(grid))
        for box in boxes:
            self._write(box)

    def _write_columns(self, grid: Grid) -> None:
        if max((len(row) for row in grid), default=0) > 1:
            for column in by_column(grid):
                self._writer.lines(column)
        else:
            for row in grid:
                for line in (line for cell in row for line in cell):
                    self._writer.paragraph(line)

    def _cell(self, container: etree._Element) -> list[str]:
        """Return the lines of a cell, those of a table inside it row by row."""
        lines: list[str] = []
        for block in blocks(container):
            if block.tag == _TABLE:
                grid, _ = read_grid(block, self._styles, self._cell)
                lines.extend(" ".join(cells) for cells in flat(grid))
            elif paragraph := self._paragraph(block, in_cell=True):
                lines.extend(line for line in map(squeeze, paragraph.text.split("\n")) if line)
        if self._carried:
            lines.append(squeeze(self._carried))
            self._carried = ""
        return [line for line in lines if line]

    def _paragraph(self, element: etree._Element, *, in_cell: bool = False) -> _Paragraph | None:
        """Return a paragraph with its number, nothing where it is empty or a table of contents."""
        properties = inside(next(element.iterchildren(_PROPERTIES), None))
        named = properties.get(f"{W}pStyle")
        key = "" if named is None else named.get(VAL, "")
        style = self._styles.paragraph(key)
        text = self._carried + self._inline.text(element, style.whole)
        self._carried = ""
        if _mark_is_deleted(properties):
            self._carried = text
            return None
        if style.name.startswith("toc "):
            return None
        label = self._label(properties, key, style)
        if not text.strip() and not (label and in_cell):
            return None
        centred = read_centred(properties)
        return _Paragraph(
            f"{label} {text}" if label else text,
            bool(style.centred if centred is None else centred),
            bool(label),
            self._inline.is_bold,
        )

    def _label(self, properties: Mapping[str, etree._Element], key: str, style: Style) -> str:
        number, level = read_number(properties)
        if number is None:
            number = style.number_id
            level = level if level is not None else style.level
            if number and level is None:
                level = self._numbering.level_of_style(number, key)
        return self._numbering.label(number, level or 0) if number else ""

    def _write_notes(self) -> None:
        found = {kind: _notes(self._part(kind)) for kind in ("footnotes", "endnotes")}
        for count, (kind, key) in enumerate(self._inline.notes, start=1):
            note = found[kind].get(key)
            if note is not None:
                self._writer.note(str(count), " ".join(self._cell(note)))


def _notes(root: etree._Element | None) -> dict[str, etree._Element]:
    return {
        each.get(f"{W}id", ""): each
        for each in (() if root is None else root)
        if each.get(f"{W}type") not in _FOOTNOTE_KINDS
    }


def _mark_is_deleted(properties: Mapping[str, etree._Element]) -> bool:
    mark = properties.get(f"{W}rPr")
    return mark is not None and (
        mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None
    )


def blocks(container: etree._Element) -> Iterator[etree._Element]:
    """Return the paragraphs and tables of a container, those inside wrappers too."""
    for child in container:
        tag = child.tag
        if tag in _BLOCKS:
            yield child
        elif tag == ALTERNATE:
            yield from blocks(chosen(child))
        elif tag not in DROPPED and len(child) and not _is_contents(child):
            yield from blocks(child)


def _is_contents(element: etree._Element) -> bool:
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(VAL, "").lower() == _CONTENTS
