"""What the columns of a table of tasks say, by their heads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from hientai.reading.source import Piece

LONG_CELL: Final = 90  # a head is not longer
_FEW: Final = 2
_SPACES: Final = re.compile(r"\s+")
# `Rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm, rõ thẩm quyền`.
_CLEAR: Final = re.compile(r"^ro (viec|nguoi|thoi gian|trach nhiem|san pham|ket qua|tham quyen)")
_COLUMNS: Final = (
    ("number", re.compile(r"(?:so\s*)?(?:tt|stt|s tt|so thu tu|muc|tuan|dot|giai doan|buoc)\.?")),
    ("other", re.compile(r"(?:ghi chu|tham quyen|kinh phi|nguon|cap (?:trinh|ban hanh|tham quyen|phe duyet|quyet dinh)|co quan (?:ban hanh|trinh|phe duyet|quyet dinh)|lanh dao|don vi tinh|dvt|can cu|co so|dia diem|trich yeu)")),
    ("timeframe", re.compile(r"(?:thoi (?:gian|han|diem)|bat dau|ket thuc|tien do|ky han|lo trinh|han hoan thanh|hoan thanh|nam (?:thuc hien|hoan thanh))")),
    ("coordinators", re.compile(r"(?!.*chu tri).*phoi hop")),
    ("leads", re.compile(r".*(?:chu tri|chiu trach nhiem|dau moi|(?:co quan|don vi|to chuc|bo phan|nganh|trach nhiem|phan cong)\s*(?:,|/|va)?\s*(?:\S+\s+){0,3}(?:thuc hien|tham muu|trien khai|giai quyet)|^(?:co quan|don vi)(?:\s*[,/]\s*(?:co quan|don vi|dia phuong|to chuc))*$|^phan cong(?: nhiem vu| cong viec)?$|^(?:nguoi|can bo)(?: (?:thuc hien|phu trach))?$)")),
    ("deliverable", re.compile(r"(?:san pham|ket qua|dau ra|hinh thuc|muc tieu|du kien (?:san pham|ket qua)|yeu cau ket qua|loai van ban)")),
    ("text", re.compile(r".*(?:noi dung|nhiem vu|cong viec|giai phap|hoat dong|ten |de an|viec|dau viec|chuong trinh|trach nhiem$|trach nhiem (?:cu the|chinh))")),
)  # fmt: skip


def column(cell: Piece) -> str | None:
    """Return the field that a column of this head holds."""
    if len(cell) > 2 * LONG_CELL:
        return None
    text = _CLEAR.sub(r"\1", _SPACES.sub(" ", cell.plain).strip(" .:*"))
    if not text or len(text) > LONG_CELL:
        return None
    for name, pattern in _COLUMNS:
        if pattern.fullmatch(text) if name == "number" else pattern.match(text):
            return name
    return None


def is_head(cells: Sequence[Piece]) -> bool:
    """Tell whether the row names the columns of a table of tasks."""
    return sum(column(cell) is not None for cell in cells) >= _FEW
