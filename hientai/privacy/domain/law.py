"""What the law on personal data says, as far as it was found, and how sure each sentence is.

Luật 91/2025/QH15 and NĐ 356/2025/NĐ-CP, both in force since 1/1/2026, are known here through
summaries of the press and of law firms only. Nobody has read these sentences off the law's text:
the person in charge compares them with it, and the pages say so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hientai.kernel.errors import noop


class Sure(StrEnum):
    SECONDARY = "secondary"
    CHOSEN = "chosen"
    GENERAL = "general"


SURE_LABELS: Final = {
    Sure.SECONDARY: noop("theo bài tóm tắt, chưa đối chiếu văn bản gốc"),
    Sure.CHOSEN: noop("mốc hệ thống chọn trong khoảng luật cho phép, chưa đối chiếu văn bản gốc"),
    Sure.GENERAL: noop("hiểu biết chung, chưa có nguồn xác nhận"),
}


@dataclass(frozen=True)
class Sentence:
    words: str
    source: str
    sure: Sure


_LAW: Final = "Luật 91/2025/QH15, NĐ 356/2025/NĐ-CP"
SENTENCES: Final = (
    Sentence(
        noop("Chủ dữ liệu được biết, xem, sửa, rút đồng ý, phản đối, hạn chế và yêu cầu xóa."),
        "Luật 91/2025/QH15, Điều 4",
        Sure.SECONDARY,
    ),
    Sentence(
        noop("Đồng ý phải kiểm chứng được; ô không đánh dấu sẵn; im lặng không phải đồng ý."),
        "Luật 91/2025/QH15, Điều 9",
        Sure.SECONDARY,
    ),
    Sentence(
        noop("Cơ quan nhà nước làm nhiệm vụ luật giao thì không cần đồng ý."),
        "Luật 91/2025/QH15, Điều 19",
        Sure.SECONDARY,
    ),
    Sentence(
        noop("Cơ quan báo đã nhận yêu cầu trong 2 ngày làm việc."),
        "NĐ 356/2025/NĐ-CP",
        Sure.SECONDARY,
    ),
    Sentence(
        noop("Rút đồng ý, hạn chế, phản đối: 15 ngày; 20 ngày nếu có bên thứ ba xử lý dữ liệu."),
        "NĐ 356/2025/NĐ-CP",
        Sure.SECONDARY,
    ),
    Sentence(
        noop("Xem, sửa, xóa: luật cho 10–20 ngày tùy quyền; ở đây lấy 10, có bên thứ ba thì 20."),
        "NĐ 356/2025/NĐ-CP",
        Sure.CHOSEN,
    ),
    Sentence(
        noop("Được kéo dài một lần, tối đa 15 ngày, phải nêu lý do."),
        "NĐ 356/2025/NĐ-CP",
        Sure.SECONDARY,
    ),
    Sentence(
        noop("Dân tộc, quan điểm chính trị, sức khỏe là dữ liệu nhạy cảm."), _LAW, Sure.SECONDARY
    ),
    Sentence(
        noop("Đảng viên được giữ như quan điểm chính trị, tức như dữ liệu nhạy cảm."),
        _LAW,
        Sure.GENERAL,
    ),
    Sentence(
        noop("Dữ liệu đã khử nhận dạng thì không còn là dữ liệu cá nhân."), _LAW, Sure.SECONDARY
    ),
)
