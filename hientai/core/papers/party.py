"""The head and foot of a paper of the Party: where its form differs from the State's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.shared import Mm, Pt

from hientai.core.papers import elements, framing, styles
from hientai.core.papers.metrics import text_width
from hientai.kernel import papers

if TYPE_CHECKING:
    from docx.document import Document
    from docx.shared import Length

_HEAD_WIDTHS: Final = (Mm(75), Mm(90))  # of the 165 mm between the margins
_FOOT_WIDTHS: Final = (Mm(80), Mm(85))
_PARTY: Final = "ĐẢNG CỘNG SẢN VIỆT NAM"
_MARK: Final = "*"
_UNDER_TITLE: Final = "-----"


def add_head(document: Document, paper: papers.Paper) -> None:
    """Add the two columns above the title: who issues and the number, the Party and the date."""
    frame = framing.frame(document, 1, _HEAD_WIDTHS)
    left, right = frame.rows[0].cells
    above = paper.parent_body.upper()
    issuer = framing.broken(paper.issuing_body.upper(), _HEAD_WIDTHS[0], styles.PARTY_ISSUER)
    if above:
        framing.first(
            left, framing.broken(above, _HEAD_WIDTHS[0], styles.PARTY_PARENT), styles.PARTY_PARENT
        )
        elements.line(left, issuer, styles.PARTY_ISSUER)
    else:
        framing.first(left, issuer, styles.PARTY_ISSUER)
    elements.line(left, _MARK, styles.PARTY_MARK)
    number = papers.number_text(paper.number, paper.symbol, papers.Form.PARTY)
    elements.line(left, f"Số {number}", styles.PARTY_NUMBER)
    if paper.draft_mark:
        elements.line(left, paper.draft_mark, styles.DRAFT)
    framing.first(right, _PARTY, styles.PARTY)
    name = text_width(_PARTY, styles.size_of(styles.PARTY), bold=True)
    elements.rule(right, name, _HEAD_WIDTHS[1], after=10)
    elements.line(right, f"{paper.place}, {papers.date_text(paper.date)}", styles.PARTY_DATE)


def add_title(document: Document, paper: papers.Paper, width: Length) -> None:
    """Add the kind, the title and the five hyphens under it."""
    elements.close_table(document)
    if paper.kind == papers.LETTER:
        return
    elements.line(document, paper.kind.upper(), styles.PARTY_KIND)
    elements.line(
        document, framing.broken(paper.title, width, styles.PARTY_TITLE), styles.PARTY_TITLE
    )
    mark = elements.line(document, _UNDER_TITLE, styles.PARTY_MARK)
    mark.paragraph_format.space_after = Pt(8)


def add_foot(document: Document, paper: papers.Paper) -> None:
    """Add the recipients and the signature in one row that cannot be torn apart."""
    gap = elements.line(document, "", styles.FILLER).paragraph_format
    gap.space_after, gap.keep_with_next = Pt(8), True
    frame = framing.frame(document, 1, _FOOT_WIDTHS)
    elements.flag_row(frame.rows[0], "cantSplit")
    left, right = frame.rows[0].cells
    framing.first(left, "Nơi nhận:", styles.PARTY_RECIPIENTS_HEAD)
    elements.underline(left.paragraphs[0])
    for recipient in papers.closed_list(paper.recipients):
        elements.line(left, f"- {recipient.lstrip('- ')}", styles.PARTY_RECIPIENT)
    signature = paper.signature
    first, *rest = [*signature.authorities, signature.position]
    framing.first(right, first.upper(), styles.SIGNING)
    for text in rest:
        elements.line(right, text.upper(), styles.SIGNING)
    elements.line(right, signature.name or "", styles.SIGNER)
    elements.close_table(document)
