"""Puts an official paper together as a Word file."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING, Final

import docx
from docx.enum.section import WD_SECTION

from hientai.core.papers import elements, party, styles, tables, text
from hientai.kernel.papers import LETTER, Annex, Form, Paper
from hientai.kernel.vietnamese import roman

if TYPE_CHECKING:
    from docx.document import Document


_LONGEST_PROPERTY: Final = 255


def write_docx(paper: Paper) -> bytes:
    """Return the paper as a Word file in the form of the State (Nghị định 30/2020/NĐ-CP) or the Party."""
    document = docx.Document()
    frame = party if paper.form is Form.PARTY else text
    styles.set_styles(document, paper.form)
    _set_properties(document, paper)
    section = document.sections[0]
    width = styles.set_page(section)
    elements.number_pages(section)
    elements.page_number_field(section)
    frame.add_head(document, paper)
    frame.add_title(document, paper, width)
    text.add_addressees(document, paper.addressees)
    text.add_body(document, paper, width)
    frame.add_foot(document, paper)
    for place, annex in enumerate(paper.annexes, 1):
        _add_annex(document, annex, roman(place) if len(paper.annexes) > 1 else "")
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _add_annex(document: Document, annex: Annex, number: str) -> None:
    """Add an annex as a section of its own, with its own page numbers."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    # The break sits in a paragraph after the last table: made low, it never takes a page.
    elements.set_style(document.paragraphs[-1], styles.FILLER)
    width = styles.set_page(section, landscape=annex.landscape)
    text.add_annex_head(document, annex, number, width)
    tables.add_table(document, annex.columns, annex.rows, width=width, title=annex.title)
    elements.close_table(document)


def _one_line(text: str) -> str:
    return " ".join(elements.printable(text).split())[:_LONGEST_PROPERTY]


def _set_properties(document: Document, paper: Paper) -> None:
    properties = document.core_properties
    kind = "Công văn" if paper.kind == LETTER else paper.kind
    properties.title = _one_line(f"{kind} {paper.title}")
    properties.author = properties.last_modified_by = _one_line(paper.issuing_body)
    properties.language = styles.LANGUAGE
    properties.comments = ""
    properties.created = properties.modified = dt.datetime.now(dt.UTC).replace(tzinfo=None)
