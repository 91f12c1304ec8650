"""What data are used for: each purpose apart, with the words that a person is shown.

The words have a version. What somebody agreed to is kept in the words that they saw; whoever
changes words here raises the version, and nothing agreed before is taken for the new words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from hientai.kernel.errors import noop


class Purpose(StrEnum):
    STATISTICS = "statistics"
    MATCHING = "matching"
    PUBLIC = "public"
    CONTACT = "contact"


@dataclass(frozen=True)
class PurposeRules:
    """`by_duty`: lawful without consent, because the law gives a state agency the task."""

    label: str
    words: str
    version: int = 1
    by_duty: bool = False


PURPOSES: Final[Mapping[Purpose, PurposeRules]] = MappingProxyType(
    {
        Purpose.STATISTICS: PurposeRules(
            label=noop("Thống kê của tỉnh"),
            words=noop(
                "Số liệu chung về đội ngũ trí thức, không nêu tên ai. Đây là nhiệm vụ của cơ quan "
                "nhà nước nên không hỏi đồng ý; anh/chị vẫn có quyền phản đối và được trả lời."
            ),
            by_duty=True,
        ),
        Purpose.MATCHING: PurposeRules(
            label=noop("Tìm chuyên gia"),
            words=noop(
                "Tôi đồng ý để cơ quan của tỉnh dùng chuyên ngành, trình độ, nơi công tác và công "
                "trình trong hồ sơ của tôi khi tìm người tư vấn, phản biện, tham gia hội đồng."
            ),
        ),
        Purpose.PUBLIC: PurposeRules(
            label=noop("Trang công khai"),
            words=noop(
                "Tôi đồng ý để những mục tôi chọn dưới đây hiện trên một trang ai cũng xem được, "
                "cho đến khi tôi rút đồng ý."
            ),
        ),
        Purpose.CONTACT: PurposeRules(
            label=noop("Liên hệ, thư mời"),
            words=noop(
                "Tôi đồng ý để cơ quan của tỉnh dùng điện thoại, thư điện tử của tôi để gửi thư "
                "mời, thông báo về chương trình dành cho trí thức."
            ),
        ),
    }
)
ASKED: Final = tuple(purpose for purpose, rules in PURPOSES.items() if not rules.by_duty)

# what a person may put on the open page; only the name stands there always
PUBLIC_FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "degree": noop("Học hàm, học vị"),
        "speciality": noop("Chuyên ngành"),
        "field_of_science": noop("Lĩnh vực khoa học"),
        "sector": noop("Ngành"),
        "workplace": noop("Nơi công tác"),
        "position": noop("Chức vụ"),
        "languages": noop("Ngoại ngữ"),
        "works": noop("Công trình, sáng kiến"),
        "awards": noop("Danh hiệu, khen thưởng"),
        "memberships": noop("Hội tham gia"),
        "offers": noop("Sẵn sàng tham gia"),
        "birth_year": noop("Năm sinh"),
        "email": noop("Thư điện tử"),
        "phone": noop("Điện thoại"),
    }
)
