"""What a person may ask for about their own data, and by when it is answered.

The engine of `opinions` does not carry these: there a body speaks and a body answers, within one
count of working days, in the sight of every leader. Here a person asks, two days are owed (to
acknowledge, to act), one extension is allowed, only whoever handles requests reads the words, and
the words must be removable. How sure each number is: `law`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from hientai.kernel.errors import DomainError, noop
from hientai.kernel.workdays import term_end, working_days_after

ACKNOWLEDGE_DAYS: Final = 2  # working days
EXTENSION_DAYS: Final = 15  # at most, once


class Right(StrEnum):
    COPY = "copy"
    CORRECT = "correct"
    OBJECT = "object"
    RESTRICT = "restrict"
    WITHDRAW = "withdraw"
    ERASE = "erase"


class Stage(StrEnum):
    """Where a request stands; computed, never stored."""

    NEW = "new"
    WORKING = "working"
    DONE = "done"
    REFUSED = "refused"
    DROPPED = "dropped"  # by the person


@dataclass(frozen=True)
class RightRules:
    """Calendar days to act, and with third parties; `about` when a purpose is named."""

    label: str
    help: str
    days: int
    days_with_others: int = 20
    about: bool = False


RIGHTS: Final[Mapping[Right, RightRules]] = MappingProxyType(
    {
        Right.COPY: RightRules(
            noop("Nhận bản sao dữ liệu"),
            noop("Toàn bộ dữ liệu hệ thống giữ về anh/chị. Trên trang này tải được ngay."),
            10,
        ),
        Right.CORRECT: RightRules(
            noop("Sửa dữ liệu"),
            noop("Giá trị sai mà anh/chị không tự sửa được, ví dụ số định danh."),
            10,
        ),
        Right.OBJECT: RightRules(
            noop("Phản đối một cách dùng"),
            noop("Không muốn dữ liệu được dùng vào một việc, kể cả thống kê."),
            15,
            about=True,
        ),
        Right.RESTRICT: RightRules(
            noop("Hạn chế xử lý"),
            noop("Dữ liệu được giữ nhưng không đưa vào danh sách, không dùng để tìm chuyên gia."),
            15,
        ),
        Right.WITHDRAW: RightRules(
            noop("Rút đồng ý"),
            noop(
                "Ở trang Đồng ý anh/chị rút được ngay; yêu cầu này dành cho việc đã làm trước đó."
            ),
            15,
            about=True,
        ),
        Right.ERASE: RightRules(
            noop("Xóa dữ liệu"),
            noop("Xóa hồ sơ, dữ liệu nhạy cảm và tệp. Không lấy lại được."),
            10,
        ),
    }
)


class BadRequest(DomainError):
    """A request or an answer that lacks something."""

    code = "bad_request"


def acknowledge_by(received: date) -> date:
    """Return the last day to say that a request was received."""
    return working_days_after(received, ACKNOWLEDGE_DAYS)


def act_by(right: Right, received: date, *, others: bool = False) -> date:
    """Return the last day to act; one that falls on a day of rest moves to the next working day."""
    rules = RIGHTS[right]
    days = rules.days_with_others if others else rules.days
    return term_end(received + timedelta(days=days))


def extended(due: date, days: int) -> date:
    """Return the later day of the one extension, or refuse it."""
    if not 1 <= days <= EXTENSION_DAYS:
        raise BadRequest(noop("Kéo dài từ 1 đến %(most)s ngày."), most=EXTENSION_DAYS)
    return term_end(due + timedelta(days=days))
