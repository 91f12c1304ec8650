"""What an official paper is: plain values, the words of the form, and its rules.

The State's form is that of Nghị định 30/2020/NĐ-CP, appendix I. The Party's is that of Hướng dẫn
36-HD/VPTW (2018) with what a summary says of Hướng dẫn 05-HD/VPTW (2026), which replaces it: only
one source of the latter was seen, so a province confirms the form before it first uses it. How a
paper looks is the writer's business (`hientai.core.papers`); here is what needs no page.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

from hientai.kernel.errors import noop

# Nghị định 30/2020/NĐ-CP, appendix III. A letter (công văn) has no kind and no abbreviation.
KINDS: Final = {
    "Nghị quyết": "NQ", "Quyết định": "QĐ", "Chỉ thị": "CT", "Quy chế": "QC", "Quy định": "QyĐ",
    "Thông cáo": "TC", "Thông báo": "TB", "Hướng dẫn": "HD", "Chương trình": "CTr",
    "Kế hoạch": "KH", "Phương án": "PA", "Đề án": "ĐA", "Dự án": "DA", "Báo cáo": "BC",
    "Biên bản": "BB", "Tờ trình": "TTr", "Hợp đồng": "HĐ", "Công điện": "CĐ",
    "Bản ghi nhớ": "BGN", "Bản thỏa thuận": "BTT", "Giấy ủy quyền": "GUQ", "Giấy mời": "GM",
    "Giấy giới thiệu": "GGT", "Giấy nghỉ phép": "GNP", "Phiếu gửi": "PG",
    "Phiếu chuyển": "PC", "Phiếu báo": "PB",
}  # fmt: skip
# Hướng dẫn 36-HD/VPTW; only the kinds that this system writes.
PARTY_KINDS: Final = {
    "Nghị quyết": "NQ", "Chỉ thị": "CT", "Kết luận": "KL", "Quyết định": "QĐ", "Quy định": "QĐi",
    "Quy chế": "QC", "Báo cáo": "BC", "Tờ trình": "TTr", "Thông báo": "TB", "Hướng dẫn": "HD",
    "Chương trình": "CTr", "Kế hoạch": "KH", "Đề án": "ĐA", "Công văn": "CV",
}  # fmt: skip
LETTER: Final = ""
BLANK: Final = "\u00a0" * 7

_SYMBOL: Final = re.compile(r"[A-ZĐ][A-Za-zĐđ]*(-[A-ZĐ&][A-Za-zĐđ&.]*)*")
_PARTY_SYMBOL: Final = re.compile(r"[A-ZĐ][A-Za-zĐđ]*/[A-ZĐ][A-Za-zĐđ]*")
_AUTHORITY: Final = re.compile(r"(TM|KT|TL|TUQ|Q)\. \S.*")
_PARTY_AUTHORITY: Final = re.compile(r"[TK]/[MTL] \S.*")
_ACADEMIC_TITLE: Final = re.compile(
    r"(GS|PGS|TS|ThS|BS|KS|CN|TSKH)\.? |(Giáo sư|Phó giáo sư|Tiến sĩ|Thạc sĩ|Kỹ sư) ", re.IGNORECASE
)
_BASE_OPENINGS: Final = ("Căn cứ", "Theo", "Xét", "Thực hiện")


class Form(StrEnum):
    """Whose rules a paper's form keeps."""

    STATE = "state"
    PARTY = "party"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its number in the text, as “I. TÌNH HÌNH CHUNG”; levels 1 to 3."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph of the body."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullet:
    """A paragraph that opens with a hyphen."""

    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; widths are shared out by weight."""

    title: str
    weight: float = 1
    align: Literal["left", "center", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """One cell per column; a line break in a cell starts a new line."""

    cells: tuple[str, ...]
    bold: bool = False


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A bold line over the whole width that heads the rows below it."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A small table between paragraphs."""

    columns: tuple[Column, ...]
    rows: tuple[Row | GroupRow, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing between paragraphs: a PNG file, what it says in words, a line below it."""

    data: bytes
    words: str
    caption: str = ""


Block = Heading | Para | Bullet | Table | Picture


@dataclass(frozen=True, slots=True)
class Annex:
    """A table of its own pages; `reference` says which paper it comes with."""

    title: str
    reference: str
    columns: tuple[Column, ...]
    rows: tuple[Row | GroupRow, ...]
    landscape: bool = True


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: authorities as (“TM. ỦY BAN NHÂN DÂN”, “KT. CHỦ TỊCH”), position, name or blank."""

    authorities: tuple[str, ...]
    position: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """An official paper; a draft has no number or date yet, a letter has the kind `LETTER`."""

    parent_body: str
    issuing_body: str
    number: int | None
    symbol: str
    place: str
    date: dt.date | None
    kind: str
    title: str
    blocks: tuple[Block, ...]
    recipients: tuple[str, ...]
    signature: Signature
    bases: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    addressees: tuple[str, ...] = ()
    draft_mark: str = ""
    form: Form = Form.STATE


def number_text(number: int | None, symbol: str, form: Form = Form.STATE) -> str:
    """Return “05/BC-SKHCN”, of the Party “05-BC/TU”: numbers under 10 with a leading 0, a draft's blank."""
    mark = "-" if form is Form.PARTY else "/"
    return f"{BLANK if number is None else f'{number:02d}'}{mark}{symbol}"


def date_text(date: dt.date | None) -> str:
    """Return “ngày 09 tháng 01 năm 2025”: days under 10 and months 1 and 2 with a leading 0."""
    if date is None:
        return f"ngày{BLANK}tháng{BLANK}năm{BLANK}"
    month = f"{date.month:02d}" if date.month in {1, 2} else str(date.month)
    return f"ngày {date.day:02d} tháng {month} năm {date.year}"


def annex_reference(
    kind: str,
    number: int | None,
    symbol: str,
    date: dt.date | None,
    issuer: str,
    form: Form = Form.STATE,
) -> str:
    """Return the line under an annex's title that says which paper it comes with."""
    what = kind or "Công văn"
    numbered = number_text(number, symbol, form)
    return f"(Kèm theo {what} số {numbered} {date_text(date)} của {issuer})"


def closed_list(items: tuple[str, ...]) -> tuple[str, ...]:
    """Return the items each ended by a semicolon and the last by a full stop."""
    bare = [item.rstrip(" ;.,") for item in items]
    return tuple(f"{item}{';' if i < len(bare) else '.'}" for i, item in enumerate(bare, 1))


def validate(paper: Paper) -> tuple[str, ...]:
    """Return one sentence for each rule of the form that the paper breaks; none if it is right."""
    party = paper.form is Form.PARTY
    found = (
        *_check_number(paper),
        *(_check_party_symbol(paper) if party else _check_symbol(paper)),
        *_check_head(paper),
        *_check_headings(paper.blocks),
        *_check_foot(paper),
        *(_check_party_authority(paper.signature) if party else _check_authority(paper.signature)),
        *_check_signature(paper.signature),
    )
    tables: list[Table | Annex] = [block for block in paper.blocks if isinstance(block, Table)]
    tables.extend(paper.annexes)
    return (*found, *(sentence for table in tables for sentence in _check_table(table)))


def _check_number(paper: Paper) -> Iterator[str]:
    if paper.number is not None and paper.number < 1:
        yield noop("Số văn bản bắt đầu từ 01.")
    if (paper.number is None) != (paper.date is None):
        yield noop("Số và ngày văn bản phải cùng có hoặc cùng để trống.")
    if paper.number is not None and paper.draft_mark:
        yield noop("Văn bản đã có số thì không còn là dự thảo.")


def _check_symbol(paper: Paper) -> Iterator[str]:
    if paper.kind != LETTER and paper.kind not in KINDS:
        yield noop("“%(kind)s” không phải loại văn bản hành chính.") % {"kind": paper.kind}
        return
    if not _SYMBOL.fullmatch(paper.symbol):
        yield noop(
            "Ký hiệu “%(symbol)s” phải là chữ viết tắt nối bằng dấu gạch nối, không có dấu cách."
        ) % {"symbol": paper.symbol}
        return
    opening = paper.symbol.partition("-")[0]
    if paper.kind == LETTER and opening in KINDS.values():
        yield noop("Ký hiệu công văn không có chữ viết tắt tên loại.")
    if paper.kind != LETTER and opening != KINDS[paper.kind]:
        values = {"kind": paper.kind, "abbreviation": KINDS[paper.kind]}
        yield noop("Ký hiệu của %(kind)s phải bắt đầu bằng %(abbreviation)s.") % values


def _check_party_symbol(paper: Paper) -> Iterator[str]:
    if not _PARTY_SYMBOL.fullmatch(paper.symbol):
        yield noop(
            "Ký hiệu văn bản của Đảng “%(symbol)s” phải có dạng tên loại/cơ quan, như BC/TU."
        ) % {"symbol": paper.symbol}
    elif paper.kind in PARTY_KINDS and paper.symbol.partition("/")[0] != PARTY_KINDS[paper.kind]:
        values = {"kind": paper.kind, "abbreviation": PARTY_KINDS[paper.kind]}
        yield noop("Ký hiệu của %(kind)s phải bắt đầu bằng %(abbreviation)s.") % values


def _check_head(paper: Paper) -> Iterator[str]:
    required = {
        noop("Thiếu tên cơ quan ban hành."): paper.issuing_body,
        noop("Thiếu địa danh."): paper.place,
        noop("Thiếu trích yếu."): paper.title,
        noop("Văn bản chưa có nội dung."): paper.blocks,
    }
    yield from (sentence for sentence, value in required.items() if not value)
    if paper.title.rstrip().endswith((".", ";", ",", ":")):
        yield noop("Trích yếu không kết thúc bằng dấu câu.")
    if paper.kind == LETTER and not paper.addressees:
        yield noop("Công văn phải có nơi kính gửi.")
    for base in paper.bases:
        if not base.startswith(_BASE_OPENINGS):
            yield noop("Căn cứ “%(base)s” phải mở đầu bằng “Căn cứ”, “Theo” hoặc “Xét”.") % {
                "base": base
            }


def _check_headings(blocks: tuple[Block, ...]) -> Iterator[str]:
    above = 0
    for heading in (block for block in blocks if isinstance(block, Heading)):
        if not 1 <= heading.level <= min(above + 1, 3):
            yield noop("Đề mục “%(heading)s” sai cấp.") % {"heading": heading.text}
        above = heading.level


def _check_foot(paper: Paper) -> Iterator[str]:
    if not paper.recipients:
        yield noop("Thiếu nơi nhận.")
    elif (
        not paper.recipients[-1]
        .lstrip("- ")
        .startswith("Lưu" if paper.form is Form.PARTY else "Lưu:")
    ):
        yield noop("Nơi nhận phải kết thúc bằng dòng “Lưu:”.")


def _check_party_authority(signature: Signature) -> Iterator[str]:
    for authority in signature.authorities:
        if not _PARTY_AUTHORITY.fullmatch(authority):
            yield noop("Quyền hạn “%(authority)s” phải mở đầu bằng T/M, K/T hoặc T/L.") % {
                "authority": authority
            }


def _check_authority(signature: Signature) -> Iterator[str]:
    for authority in signature.authorities:
        if not _AUTHORITY.fullmatch(authority):
            yield noop("Quyền hạn “%(authority)s” phải mở đầu bằng TM., KT., TL., TUQ. hoặc Q.") % {
                "authority": authority
            }


def _check_signature(signature: Signature) -> Iterator[str]:
    acting = any(authority.startswith("KT.") for authority in signature.authorities)
    if acting and not signature.position.upper().startswith(("PHÓ", "THỨ")):
        yield noop("Người ký thay (KT.) phải là cấp phó.")
    if not signature.position:
        yield noop("Thiếu chức vụ của người ký.")
    if signature.name and _ACADEMIC_TITLE.match(signature.name):
        yield noop("Không ghi học hàm, học vị trước họ tên người ký.")


def _check_table(table: Table | Annex) -> Iterator[str]:
    if isinstance(table, Annex):
        if not table.title:
            yield noop("Thiếu tên phụ lục.")
        if not re.fullmatch(r"\(Kèm theo .+\)", table.reference):
            yield noop("Phụ lục phải chỉ rõ “(Kèm theo … số … ngày … của …)”.")
    if not table.columns or any(column.weight <= 0 for column in table.columns):
        yield noop("Bảng phải có cột và mỗi cột phải có độ rộng.")
    if len(table.columns) == 1 and any(isinstance(row, GroupRow) for row in table.rows):
        yield noop("Bảng có dòng nhóm phải có ít nhất hai cột.")
    for place, row in enumerate(table.rows, 1):
        if isinstance(row, Row) and len(row.cells) != len(table.columns):
            values = {"row": place, "cells": len(row.cells), "columns": len(table.columns)}
            yield noop("Dòng %(row)s của bảng có %(cells)s ô, bảng có %(columns)s cột.") % values
