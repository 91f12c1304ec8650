"""Which sections of a plan hold tasks, told by their headings."""

from __future__ import annotations

import re
from typing import Final

from hientai.reading.source import Piece

_WORK: Final = re.compile(
    r"nhiem vu|giai phap|to chuc|thuc hien|noi dung|phan cong|trach nhiem|trien khai|hoat dong|lo trinh|"
    r"kinh phi|che do (?:thong tin,? )?bao cao|kiem tra|giam sat|dieu khoan|tien do|viec can lam|cong viec|bien phap|nguon luc|ke hoach"
)
_NO_WORK: Final = re.compile(
    r"muc dich|yeu cau|muc tieu|tinh hinh|thuc trang|quan diem|chi tieu|su can thiet|can cu|boi canh|"
    r"doi tuong|thanh phan|thoi gian(?:,| va) (?:dia diem|hinh thuc)|pham vi|danh gia|ket qua dat duoc|nguyen tac|dinh huong|tam nhin|ton tai|han che|nguyen nhan|uu diem|"
    r"co so (?:phap ly|chinh tri|thuc tien|xay dung)|du bao|hieu qua|tac dong|bai hoc|khai quat|mo dau|phuong cham"
)
_STRONG_WORK: Final = re.compile(
    r"nhiem vu|giai phap|to chuc thuc hien|phan cong|trach nhiem|noi dung (?:thuc hien|trien khai|ke hoach|nhiem vu|hoat dong)|trien khai thuc hien"
)
_PAST: Final = re.compile(r"^(?:tinh hinh|ket qua|thuc trang|danh gia|khai quat|tong ket|dac diem)")
_CHILD_NO_WORK: Final = re.compile(
    r"(?:(?:ve\s+)?(?:muc dich|yeu cau(?! (?:cac|so|bo|ubnd|uy ban|thu truong|chu tich|giam doc|don vi|cong ty|phong|ban|cong an|ban thuong vu|dang uy)(?!\w))|muc tieu|quan diem|chi tieu|tam nhin|ket qua dat duoc|thuc trang|han che|"
    r"ton tai|nguyen nhan|pham vi|doi tuong|nguyen tac|su can thiet|can cu|tinh hinh|thoi gian|dia diem|thanh phan|so luong|hinh thuc\W*$)(?!\w))"
    r"(?!.*(?:nhiem vu|giai phap|to chuc thuc hien))"
)
# `Ban Thường vụ Đảng ủy yêu cầu`: who issues the paper asks for what stands below.
_ASKED: Final = re.compile(
    r"(?:ban|uy ban|ubnd|so|bo|chu tich|pho chu tich|thuong truc|dang uy|tinh uy|thanh uy|thu tuong|chinh phu|giam doc|hoi dong)(?!\w)[^.;,]{0,80} (?:yeu cau|de nghi|giao|chi dao)(?: (?:nhu sau|cu the|mot so noi dung(?: sau)?|cac noi dung sau|thuc hien|nghiem tuc|sau))*"
)
_SHORT: Final = 90


def holds_tasks(heading: Piece, *, inherited: bool | None) -> bool | None:
    """Return whether the section does; None where its heading does not say and nothing is known."""
    text = heading.plain.strip(" .:-")
    if inherited is not None:
        return (
            _below(text) if len(text) <= _SHORT and _below(text) is (not inherited) else inherited
        )
    if _PAST.search(text):
        return False
    if _ASKED.fullmatch(text):
        return True
    if _STRONG_WORK.search(text):
        return True
    if _NO_WORK.search(text):
        return False
    return True if _WORK.search(text) else None


def _below(text: str) -> bool | None:
    """Return what a short heading inside a section says of itself."""
    if _CHILD_NO_WORK.match(text):
        return False
    return True if _STRONG_WORK.match(text) else None


def is_section_title(piece: Piece) -> bool:
    """Tell whether a line without a number reads as the heading of a section."""
    text = piece.plain
    return len(text) <= _SHORT and bool(_STRONG_WORK.search(text) or _NO_WORK.search(text))
