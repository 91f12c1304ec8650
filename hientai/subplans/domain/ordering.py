"""Which clause of a task orders each body to make a plan of its own, and by when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from hientai.kernel.timeframes import day_of
from hientai.kernel.vietnamese import nfc
from hientai.kernel.workdays import working_days_after

_MAKES: Final = r"(?:chủ động\s+|khẩn trương\s+)?(?:xây dựng(?:\s*(?:,|và)\s*(?:ban hành|triển khai))?|ban hành|lập)"
_PLAN: Final = r"(?:(?:chương trình|đề án)\s*(?:,|và|hoặc)\s*)?(?:chương trình hành động|kế hoạch)"
_OWN: Final = (
    r"(?:của\s+(?:mình|(?:cơ quan|đơn vị|ngành|địa phương|cấp|lĩnh vực)[^,.;]{0,60}?)|hành động|cụ thể(?:\s+hóa)?|riêng"
    r"|chi tiết|hằng năm|hàng năm|năm\s+20\d\d|giai đoạn\s+20\d\d\s*[-–]\s*20\d\d|để|nhằm|và|,|tổ chức|triển khai|thực hiện)"
)
_THIS: Final = r"(?:kế hoạch|chương trình|nghị quyết|đề án|chỉ thị|quyết định)\s+này"
_CONTENTS: Final = (
    rf"(?:các\s+|những\s+)?(?:nội dung|nhiệm vụ|mục tiêu|giải pháp)[^.;]{{0,90}}?{_THIS}"
)
_END: Final = r"(?:\s*$|\s*[.,;:(]|\s+(?:cụ thể|khả thi|phù hợp|bảo đảm|đảm bảo|gắn|gửi|trước|trong|xong|hoàn thành|tại|ở|và|theo)\b)"
_ORDERS: Final = re.compile(
    rf"{_MAKES}\s+{_PLAN}(?:\s*{_OWN})*\s*(?:{_CONTENTS}|{_THIS}|(?={_END}))", re.IGNORECASE
)
_TURNS: Final = re.compile(
    rf"cụ thể hóa\s+[^.;]{{0,140}}?{_THIS}[^.;]{{0,60}}?(?:chương trình|kế hoạch)", re.IGNORECASE
)
_SAYS_WHOSE: Final = re.compile(
    rf"{_THIS}|triển khai|thực hiện|cụ thể|hành động|của\s+(?:mình|cơ quan|đơn vị|ngành|địa phương)",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"[^.;]+(?:\.(?=\d)[^.;]*)*")
_WITHIN: Final = re.compile(
    r"(?:trong\s+)?(?:thời hạn|vòng|chậm nhất(?:\s+(?:là|sau))?)\s+(?:là\s+)?(\d{1,3})\s+ngày(\s+làm việc)?"
    r"\s*,?\s*(?:kể\s+)?(?:từ|sau)\s+(?:khi|ngày)\s+(?:ký|ban hành|nhận|có hiệu lực|kế hoạch)",
    re.IGNORECASE,
)
_WHOLE_SHARE: Final = 0.6  # of a task's words that belong to the ordering clause


@dataclass(frozen=True)
class Ordered:
    """A clause that orders a plan of one's own: its words, and whether the task says little else."""

    quote: str
    start: int
    end: int
    whole: bool


def ordered_in(text: str) -> Ordered | None:
    """Return the clause of a task that orders each of its bodies to make its own plan, if any does.

    A plan on a subject of its own (training, supervision) is a result, not a plan to carry this
    one out; those are left alone.
    """
    words = nfc(text)
    found = next((one for one in _ORDERS.finditer(words) if _SAYS_WHOSE.search(one.group())), None)
    found = found or _TURNS.search(words)
    if found is None:
        return None
    clause = next(
        one for one in _SENTENCE.finditer(words) if one.start() <= found.start() < one.end()
    )
    share = len(clause.group().split()) / max(len(words.split()), 1)
    quote = clause.group().strip()
    return Ordered(quote, clause.start(), clause.end(), whole=share >= _WHOLE_SHARE)


def day_ordered(text: str, *, end: str, issued: date | None) -> date | None:
    """Return by when: the day read of the task, else so many days after the paper's own."""
    named = day_of(end) if end else None
    if named:
        return named
    found = _WITHIN.search(nfc(text))
    if not found or issued is None:
        return None
    count = int(found[1])
    return working_days_after(issued, count) if found[2] else issued + timedelta(days=count)
