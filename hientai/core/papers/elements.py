"""The parts of a Word file for which python-docx has no call."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, Protocol

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Emu, Length, Pt

from hientai.core.papers import styles
from hientai.kernel.vietnamese import nfc

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section
    from docx.shape import InlineShape
    from docx.table import Table, _Row
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

# The hyphen of a symbol or a span of years, as in 899/QĐ-TTg, 45-NQ/TW, 2021-2025.
_FIXED_HYPHEN: Final = re.compile(r"(?<=\w)-(?=[A-ZĐ\d])")
_AFTER_BORDERS: Final = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc")
_AFTER_MARGINS: Final = ("w:tblLook", "w:tblCaption", "w:tblDescription")
_AFTER_NUMBERING: Final = ("w:cols", "w:titlePg", "w:textDirection", "w:bidi", "w:docGrid")


_TWIP: Final = 635  # a twentieth of a point, in the units of a Length


# What XML cannot hold: it comes in with pasted text.
_UNPRINTABLE: Final = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Container(Protocol):
    """A document or a cell: anything that paragraphs can be added to."""

    def add_paragraph(self) -> Paragraph: ...


def element(name: str, **values: str) -> BaseOxmlElement:
    """Return a new element of the main namespace with its attributes."""
    new = OxmlElement(f"w:{name}")
    for key, value in values.items():
        new.set(qn(f"w:{key}"), value)
    return new


def xml(part: Paragraph | Run | Table | _Row) -> Any:
    """Return the element of a part; python-docx types it as private and gives no other way."""
    return part._element  # noqa: SLF001


def flag_row(row: _Row, *names: str) -> None:
    """Set flags of a row: `cantSplit` keeps it whole, `tblHeader` repeats it on every page."""
    properties = xml(row).get_or_add_trPr()
    for name in names:
        properties.append(element(name))


def printable(text: str) -> str:
    """Return the text composed and without the characters that a file cannot hold."""
    return _UNPRINTABLE.sub("", nfc(text))


def write(paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
    """Add the text as a run, a line break in it as one; a line never breaks at the hyphen of a symbol."""
    for place, part in enumerate(_FIXED_HYPHEN.split(printable(text))):
        run = paragraph.add_run(part)
        if place:
            xml(run).insert(0, element("noBreakHyphen"))
        if bold:
            run.bold = True


def set_style(paragraph: Paragraph, style: str) -> None:
    """Set the style by the id that python-docx gives to a name; its own call searches all styles."""
    xml(paragraph).style = style.replace(" ", "")


def line(container: Container, text: str, style: str) -> Paragraph:
    """Add a paragraph of a style."""
    paragraph = container.add_paragraph()
    set_style(paragraph, style)
    write(paragraph, text)
    return paragraph


def rule(container: Container, width: Length, available: Length, *, after: float = 0) -> None:
    """Add a rule of a given width: an empty low paragraph with a border above, indented.

    A drawn line drifts between programs and underlined text has another width.
    """
    paragraph = line(container, "", styles.FILLER)
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Emu(max(0, (available - width) // 2))
    shape.space_before, shape.space_after = Pt(3), Pt(after)
    shape.line_spacing = Pt(2)
    borders = element("pBdr")
    borders.append(element("top", val="single", sz="6", space="0", color="000000"))
    xml(paragraph).get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)


def set_widths(table: Table, widths: Sequence[Length]) -> None:
    """Fix the widths of the columns in the grid and of the table as a whole."""
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    total = xml(table).tblPr.find(qn("w:tblW"))
    if total is not None:
        total.set(qn("w:type"), "dxa")
        total.set(qn("w:w"), str(sum(widths) // _TWIP))


def set_cell_margins(table: Table, *, sides: Length, ends: Length) -> None:
    """Set the room around the text in every cell."""
    margins = element("tblCellMar")
    for side, room in (("top", ends), ("left", sides), ("bottom", ends), ("right", sides)):
        margins.append(element(side, w=str(room // _TWIP), type="dxa"))
    xml(table).tblPr.insert_element_before(margins, *_AFTER_MARGINS)


def describe(table: Table, title: str) -> None:
    """Say what the table is to those who hear it."""
    xml(table).tblPr.append(element("tblCaption", val=printable(title)))


def describe_picture(shape: InlineShape, words: str) -> None:
    """Say what a picture shows to those who cannot see it."""
    properties = shape._inline.docPr  # noqa: SLF001 - as in xml()
    properties.set("descr", printable(words))


def underline(paragraph: Paragraph) -> None:
    for run in paragraph.runs:
        run.underline = True


def number_pages(section: Section) -> None:
    """Start the page numbers of a section at 1 and show none on its first page."""
    section.different_first_page_header_footer = True
    start = element("pgNumType", start="1")
    properties = section._sectPr  # noqa: SLF001 - as in xml()
    properties.insert_element_before(start, *_AFTER_NUMBERING)


def page_number_field(section: Section) -> None:
    """Put the page number into the header; later sections inherit it."""
    section.header.is_linked_to_previous = section.first_page_header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    set_style(paragraph, styles.PAGE_NUMBER)
    run = xml(paragraph.add_run())
    code = element("instrText")
    code.text = "PAGE"
    run.append(element("fldChar", fldCharType="begin"))
    run.append(code)
    run.append(element("fldChar", fldCharType="end"))


def close_table(container: Container) -> None:
    """Add the paragraph that Word wants after a table, too low to be seen."""
    line(container, "", styles.FILLER)
