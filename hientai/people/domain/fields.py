"""The fields of a profile: the names by which columns, the API and the command line know them.

A guarded field is shown to roles only, and each look at it is written down: `contact` can be
misused, `sensitive` is what Luật 91/2025/QH15 and NĐ 356/2025/NĐ-CP call so (ethnicity, politics,
health), and the identity number with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hientai.kernel.errors import noop


class Guard(StrEnum):
    OPEN = "open"
    CONTACT = "contact"
    SENSITIVE = "sensitive"


@dataclass(frozen=True)
class Field:
    """A field, what people call it, and how it is guarded; `many` holds several values."""

    name: str
    label: str
    guard: Guard = Guard.OPEN
    many: bool = False


# in the order in which a profile and an Excel file show them
FIELDS: Final = {
    field.name: field
    for field in (
        Field("name", noop("Họ và tên")),
        Field("birth", noop("Ngày sinh")),
        Field("sex", noop("Giới tính")),
        Field("ethnicity", noop("Dân tộc"), Guard.SENSITIVE),
        Field("identity", noop("Số định danh cá nhân"), Guard.SENSITIVE),
        Field("phone", noop("Điện thoại"), Guard.CONTACT),
        Field("email", noop("Thư điện tử"), Guard.CONTACT),
        Field("home_place", noop("Quê quán")),
        Field("birth_place", noop("Nơi sinh")),
        Field("residence", noop("Nơi ở"), Guard.CONTACT),
        Field("workplace", noop("Nơi công tác")),
        Field("department", noop("Phòng, khoa")),
        Field("position", noop("Chức vụ")),
        Field("rank", noop("Ngạch, hạng")),
        Field("profession", noop("Nghề nghiệp")),
        Field("academic_title", noop("Học hàm")),
        Field("degree", noop("Học vị, trình độ"), many=True),
        Field("speciality", noop("Chuyên ngành")),
        Field("school", noop("Cơ sở đào tạo")),
        Field("degree_year", noop("Năm tốt nghiệp")),
        Field("country", noop("Nước đào tạo")),
        Field("field_of_science", noop("Lĩnh vực khoa học")),
        Field("sector", noop("Ngành")),
        Field("languages", noop("Ngoại ngữ"), many=True),
        Field("informatics", noop("Tin học")),
        Field("political_theory", noop("Lý luận chính trị")),
        Field("party", noop("Đảng viên"), Guard.SENSITIVE),
        Field("party_since", noop("Ngày vào Đảng"), Guard.SENSITIVE),
        Field("awards", noop("Danh hiệu, khen thưởng"), many=True),
        Field("works", noop("Công trình, sáng kiến"), many=True),
        Field("memberships", noop("Hội tham gia"), many=True),
        Field("offers", noop("Sẵn sàng tham gia"), many=True),
        Field("policy_group", noop("Nhóm chính sách"), many=True),
        Field("status", noop("Tình trạng")),
        Field("note", noop("Ghi chú")),
        # parts that a list may write apart, and what ties a row to a profile
        Field("person_code", noop("Mã hồ sơ")),
        Field("ordinal", noop("Số thứ tự")),
        Field("family_name", noop("Họ và tên đệm")),
        Field("given_name", noop("Tên")),
        Field("birth_day", noop("Ngày sinh (ngày)")),
        Field("birth_month", noop("Ngày sinh (tháng)")),
        Field("birth_year", noop("Ngày sinh (năm)")),
    )
}
# said by hand only, no list has them
HAND: Final = {
    field.name: field
    for field in (
        Field("lives", noop("Nơi sinh sống")),
        Field("lives_in", noop("Nước đang sống")),
    )
}
LABELS: Final = {name: field.label for name, field in (FIELDS | HAND).items()}
MANY: Final = frozenset(name for name, field in FIELDS.items() if field.many)
GUARDED: Final = {name: field.guard for name, field in FIELDS.items() if field.guard != Guard.OPEN}
