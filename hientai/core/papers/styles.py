"""Every measurement of a paper's form, as Word styles and page set-up.

The State's are those of Nghị định 30/2020/NĐ-CP, appendix I. The Party's: margins, the name of the
Party, the mark under the issuer, the line under the title and the line spacing are those of the
Party's guidance as summarised (`hientai.kernel.papers`); the other sizes are from general
knowledge and to be confirmed by the Party office that first uses the form.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Mm, Pt, RGBColor

from hientai.kernel.papers import Form

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.styles.style import ParagraphStyle

FONT: Final = "Times New Roman"
LANGUAGE: Final = "vi-VN"
CURRENT_WORD: Final = "15"
# A4; top and bottom 20-25 mm, left 30-35 mm, right 15-20 mm, for both ways of holding the page.
SHORT_SIDE, LONG_SIDE = Mm(210), Mm(297)
TOP, BOTTOM, LEFT, RIGHT = Mm(20), Mm(20), Mm(30), Mm(15)
PAGE_NUMBER_FROM_EDGE: Final = Mm(10)
INDENT: Final = Cm(1.27)
LINE: Final = 1.1  # between a single line and one and a half

_LEFT = WD_ALIGN_PARAGRAPH.LEFT
_CENTER = WD_ALIGN_PARAGRAPH.CENTER
_JUSTIFY = WD_ALIGN_PARAGRAPH.JUSTIFY

NATION, MOTTO = "Quốc hiệu", "Tiêu ngữ"
PARENT_BODY, ISSUING_BODY = "Cơ quan chủ quản", "Cơ quan ban hành"
NUMBER, PLACE_DATE, DRAFT = "Số ký hiệu", "Địa danh ngày tháng", "Dự thảo"
KIND, TITLE, SUBJECT = "Tên loại", "Trích yếu", "Trích yếu công văn"
ADDRESSEE, BASE, BODY, TEXT_CELL = "Kính gửi", "Căn cứ", "Nội dung", "Ô bảng"
HEADINGS = ("Heading 1", "Heading 2", "Heading 3")
RECIPIENTS_HEAD, RECIPIENT = "Nơi nhận", "Danh sách nơi nhận"
SIGNING, SIGNER = "Quyền hạn chức vụ", "Họ tên người ký"
ANNEX_NUMBER, ANNEX_TITLE, ANNEX_REFERENCE = "Phụ lục", "Tên phụ lục", "Chỉ dẫn phụ lục"
PAGE_NUMBER, FILLER = "Số trang", "Hết bảng"
PICTURE, CAPTION = "Hình", "Tên hình"
PARTY, PARTY_PARENT, PARTY_ISSUER = "Tiêu đề Đảng", "Cơ quan Đảng cấp trên", "Cơ quan Đảng"
PARTY_NUMBER, PARTY_DATE, PARTY_MARK = "Số văn bản Đảng", "Ngày văn bản Đảng", "Dấu sao"
PARTY_KIND, PARTY_TITLE = "Tên loại văn bản Đảng", "Trích yếu văn bản Đảng"
PARTY_RECIPIENTS_HEAD, PARTY_RECIPIENT = "Nơi nhận Đảng", "Danh sách nơi nhận Đảng"


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style; sizes in points."""

    size: float
    align: WD_ALIGN_PARAGRAPH = _CENTER
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 0
    indent: Length | None = None
    line: float | Length = 1.0
    keep_with_next: bool = False


def _heading(*, before: float, italic: bool = False) -> Look:
    """Return the body's measurements in bold, held together with what follows."""
    bold = Look(14, _JUSTIFY, bold=True, italic=italic, before=before, after=6, indent=INDENT)
    return replace(bold, line=LINE, keep_with_next=True)


LOOKS: Final[dict[str, Look]] = {
    NATION: Look(13, bold=True),  # 12-13, capitals, upright, bold
    MOTTO: Look(14, bold=True),  # 13-14, upright, bold, ruled to its full length
    PARENT_BODY: Look(13),  # 12-13, capitals, upright
    ISSUING_BODY: Look(13, bold=True),  # 12-13, capitals, upright, bold, ruled 1/3-1/2
    NUMBER: Look(13, before=6),  # 13, upright
    PLACE_DATE: Look(13, italic=True, before=6),  # 13-14, italic
    DRAFT: Look(13, bold=True, before=6),
    SUBJECT: Look(13, before=6),  # 12-13, upright, 6 pt under the number
    KIND: Look(14, bold=True, before=14, keep_with_next=True),  # 13-14, capitals, upright, bold
    TITLE: Look(14, bold=True, keep_with_next=True),  # 13-14, upright, bold, ruled 1/3-1/2
    ADDRESSEE: Look(14, align=_LEFT, line=LINE),  # 13-14, upright
    # 13-14, justified, first line 1 or 1.27 cm, at least 6 pt between paragraphs, 1-1.5 lines
    BASE: Look(14, _JUSTIFY, italic=True, after=6, indent=INDENT, line=LINE),
    BODY: Look(14, _JUSTIFY, after=6, indent=INDENT, line=LINE),
    HEADINGS[0]: _heading(before=6),
    HEADINGS[1]: _heading(before=0),
    HEADINGS[2]: _heading(before=0, italic=True),
    TEXT_CELL: Look(12, align=_LEFT),
    RECIPIENTS_HEAD: Look(12, align=_LEFT, bold=True, italic=True),  # 12, italic, bold
    RECIPIENT: Look(11, align=_LEFT),  # 11, upright
    SIGNING: Look(14, bold=True),  # 13-14, capitals, upright, bold
    SIGNER: Look(14, bold=True, before=72),  # 13-14, upright, bold; room for the seal above
    ANNEX_NUMBER: Look(14, bold=True, keep_with_next=True),  # 14, upright, bold
    ANNEX_TITLE: Look(14, bold=True, keep_with_next=True),  # 13-14, capitals, upright, bold
    ANNEX_REFERENCE: Look(14, italic=True, keep_with_next=True),  # 13-14, italic
    PAGE_NUMBER: Look(14),  # 13-14, upright, centred in the top margin
    FILLER: Look(1, align=_LEFT, line=Pt(1)),  # Word wants a paragraph after a table
    PICTURE: Look(14, before=4, after=2, keep_with_next=True),
    CAPTION: Look(13, italic=True, after=8),
}
# The lines of a text stand at least 18 points apart.
_SPACED: Final = Pt(18)
PARTY_LOOKS: Final[dict[str, Look]] = {
    PARTY: Look(15, bold=True),
    PARTY_PARENT: Look(14),
    PARTY_ISSUER: Look(14, bold=True),
    PARTY_MARK: Look(14),
    PARTY_NUMBER: Look(14),
    PARTY_DATE: Look(14, italic=True, before=6),
    PARTY_KIND: Look(16, bold=True, before=14, keep_with_next=True),
    PARTY_TITLE: Look(15, bold=True, keep_with_next=True),
    PARTY_RECIPIENTS_HEAD: Look(14, align=_LEFT),  # underlined
    PARTY_RECIPIENT: Look(12, align=_LEFT),
    BASE: replace(LOOKS[BASE], line=_SPACED),
    BODY: replace(LOOKS[BODY], line=_SPACED),
    **{name: replace(LOOKS[name], line=_SPACED) for name in HEADINGS},
}


def looks(form: Form) -> dict[str, Look]:
    return LOOKS | PARTY_LOOKS if form is Form.PARTY else LOOKS


def size_of(style: str) -> Length:
    return Pt((LOOKS | PARTY_LOOKS)[style].size)


def is_bold(style: str) -> bool:
    return (LOOKS | PARTY_LOOKS)[style].bold


def set_styles(document: Document, form: Form = Form.STATE) -> None:
    """Give the document its styles; the ground of all of them is Times New Roman, black, vi-VN."""
    normal = document.styles["Normal"]
    _set_fonts(normal, Look(14))
    _set_language(document)
    for name, look in looks(form).items():
        style = _style(document, name)
        _set_fonts(style, look)
        shape = style.paragraph_format
        shape.alignment = look.align
        shape.first_line_indent = look.indent or Length(0)
        shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
        shape.line_spacing = look.line
        if look.line is _SPACED:
            shape.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
        shape.keep_with_next = look.keep_with_next
        shape.widow_control = True


def set_page(section: Section, *, landscape: bool = False) -> Length:
    """Set the section to A4 with the decree's margins and return the width left for text."""
    width, height = (LONG_SIDE, SHORT_SIDE) if landscape else (SHORT_SIDE, LONG_SIDE)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = width, height
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.left_margin, section.right_margin = LEFT, RIGHT
    section.header_distance = section.footer_distance = PAGE_NUMBER_FROM_EDGE
    return Length(width - LEFT - RIGHT)


def _style(document: Document, name: str) -> ParagraphStyle:
    style: ParagraphStyle
    if name in document.styles:
        style = document.styles[name]
        return style
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    return style


def _set_fonts(style: ParagraphStyle, look: Look) -> None:
    """Set the face for all four scripts: with one missing, Vietnamese letters change face."""
    style.font.name, style.font.size = FONT, Pt(look.size)
    style.font.bold, style.font.italic = look.bold, look.italic
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)


def _set_language(document: Document) -> None:
    """Replace the template's English, so that spelling and reading aloud are Vietnamese."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
        language.set(qn("w:eastAsia"), LANGUAGE)
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), LANGUAGE)
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), CURRENT_WORD)  # else Word opens it as an old file
