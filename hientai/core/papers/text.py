"""The head, body and foot of a paper."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Final

from docx.shared import Length, Mm, Pt

from hientai.core.papers import elements, framing, styles, tables
from hientai.core.papers.metrics import text_width
from hientai.kernel import papers

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

_HEAD_WIDTHS: Final = (Mm(68), Mm(97))  # of the 165 mm between the margins
_FOOT_WIDTHS: Final = (Mm(80), Mm(85))
_NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
_SHORT_PARAGRAPH: Final = 80  # about one line


def add_head(document: Document, paper: papers.Paper) -> None:
    """Add the two columns above the title: who issues and the number, the nation and the date."""
    frame = framing.frame(document, 2, _HEAD_WIDTHS)
    (issuer, nation), (number, place) = (row.cells for row in frame.rows)
    _add_bodies(issuer, paper)
    framing.first(nation, _NATION, styles.NATION)
    elements.line(nation, _MOTTO, styles.MOTTO)
    motto = text_width(_MOTTO, styles.size_of(styles.MOTTO), bold=True)
    elements.rule(nation, motto, _HEAD_WIDTHS[1])
    framing.first(number, f"Số: {papers.number_text(paper.number, paper.symbol)}", styles.NUMBER)
    framing.first(place, f"{paper.place}, {papers.date_text(paper.date)}", styles.PLACE_DATE)
    if paper.kind == papers.LETTER:
        subject = f"V/v {paper.title}"
        elements.line(
            number, framing.broken(subject, _HEAD_WIDTHS[0], styles.SUBJECT), styles.SUBJECT
        )
    if paper.draft_mark:
        elements.line(number, paper.draft_mark, styles.DRAFT)


def add_title(document: Document, paper: papers.Paper, width: Length) -> None:
    """Add the kind and the title with its rule; a letter has neither here."""
    elements.close_table(document)
    if paper.kind == papers.LETTER:
        return
    elements.line(document, paper.kind.upper(), styles.KIND)
    framing.ruled(document, paper.title, styles.TITLE, width, after=10)


def add_addressees(document: Document, addressees: Sequence[str]) -> None:
    """Add “Kính gửi”: on one line, or as a list when there are several."""
    if not addressees:
        return
    head, *rest = [f"- {item}" for item in papers.closed_list(tuple(addressees))]
    opening = "Kính gửi:" if rest else f"Kính gửi: {addressees[0].rstrip(' ;.')}"
    texts = [opening, head, *rest] if rest else [opening]
    for place, text in enumerate(texts):
        shape = elements.line(document, text, styles.ADDRESSEE).paragraph_format
        shape.left_indent = Mm(50) if place else Mm(30)
        shape.space_before = Pt(0 if place else 10)
    shape.space_after = Pt(12)


def add_body(document: Document, paper: papers.Paper, width: Length) -> None:
    """Add the bases and the blocks; the last of them stays on the page of the signature."""
    for base in papers.closed_list(paper.bases):
        elements.line(document, base, styles.BASE)
    last = len(paper.blocks) - 1
    for place, block in enumerate(paper.blocks):
        closing = place == last or (place == last - 1 and _is_short(paper.blocks[last]))
        _add_block(document, block, width, closing=closing)


def add_foot(document: Document, paper: papers.Paper) -> None:
    """Add the recipients and the signature in one row that cannot be torn apart."""
    gap = elements.line(document, "", styles.FILLER).paragraph_format
    gap.space_after, gap.keep_with_next = Pt(8), True
    frame = framing.frame(document, 1, _FOOT_WIDTHS)
    elements.flag_row(frame.rows[0], "cantSplit")
    left, right = frame.rows[0].cells
    framing.first(left, "Nơi nhận:", styles.RECIPIENTS_HEAD)
    for recipient in papers.closed_list(paper.recipients):
        elements.line(left, f"- {recipient.lstrip('- ')}", styles.RECIPIENT)
    signature = paper.signature
    position, *rest = [*signature.authorities, signature.position]
    framing.first(right, position.upper(), styles.SIGNING)
    for text in rest:
        elements.line(right, text.upper(), styles.SIGNING)
    elements.line(right, signature.name or "", styles.SIGNER)
    elements.close_table(document)


def add_annex_head(document: Document, annex: papers.Annex, number: str, width: Length) -> None:
    """Add “Phụ lục” with its number, the title in capitals and which paper it comes with."""
    elements.line(document, f"Phụ lục {number}".strip(), styles.ANNEX_NUMBER)
    title = framing.broken(annex.title.upper(), width, styles.ANNEX_TITLE)
    elements.line(document, title, styles.ANNEX_TITLE)
    framing.ruled(document, annex.reference, styles.ANNEX_REFERENCE, width, after=8)


def _add_bodies(cell: _Cell, paper: papers.Paper) -> None:
    width = _HEAD_WIDTHS[0]
    issuer = framing.broken(paper.issuing_body.upper(), width, styles.ISSUING_BODY)
    if paper.parent_body:
        parent = framing.broken(paper.parent_body.upper(), width, styles.PARENT_BODY)
        framing.first(cell, parent, styles.PARENT_BODY)
        elements.line(cell, issuer, styles.ISSUING_BODY)
    else:
        framing.first(cell, issuer, styles.ISSUING_BODY)
    elements.rule(cell, framing.rule_width(issuer, styles.ISSUING_BODY), width)


def _add_block(document: Document, block: papers.Block, width: Length, *, closing: bool) -> None:
    if isinstance(block, papers.Table):
        table = tables.add_table(document, block.columns, block.rows, width=width, title="Bảng")
        if closing:
            tables.keep_with_next(table.rows[-1])
        gap = elements.line(document, "", styles.FILLER).paragraph_format
        gap.space_after, gap.keep_with_next = Pt(8), closing
        return
    if isinstance(block, papers.Picture):
        _add_picture(document, block, width)
        return
    style = styles.HEADINGS[block.level - 1] if isinstance(block, papers.Heading) else styles.BODY
    for text in block.text.splitlines():
        marked = f"- {text}" if isinstance(block, papers.Bullet) else text
        paragraph = elements.line(document, marked, style)
        if closing:
            paragraph.paragraph_format.keep_with_next = True


def _add_picture(document: Document, picture: papers.Picture, width: Length) -> None:
    """Add a drawing over the whole width, what it says to those who hear it, and its caption."""
    paragraph = elements.line(document, "", styles.PICTURE)
    shape = paragraph.add_run().add_picture(BytesIO(picture.data), width=width)
    elements.describe_picture(shape, picture.words)
    elements.line(document, picture.caption, styles.CAPTION)


def _is_short(block: papers.Block) -> bool:
    return (
        not isinstance(block, papers.Table | papers.Picture) and len(block.text) < _SHORT_PARAGRAPH
    )
