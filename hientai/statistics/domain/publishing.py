"""What may be published, and how often."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from hientai.kernel.errors import DomainError, noop

SPINE: Final = "degree"
PUBLIC: Final = ("field", "sector", "sex", "age", "body_kind", "place")
LEAST_DAYS: Final = 150  # between two days published: figures drawn often could be averaged


class TooSoon(DomainError):
    code = "too_soon"


class NotChosen(DomainError):
    code = "not_chosen"


def check_day(on: dt.date, published: Iterable[dt.date], today: dt.date) -> None:
    """Refuse a day to come, or one too near to a published one."""
    if on > today:
        raise TooSoon(noop("Chưa đến ngày này. Chọn hôm nay hoặc một ngày trước."))
    near = [day for day in published if abs((on - day).days) < LEAST_DAYS]
    if near:
        raise TooSoon(
            noop(
                "Số liệu ngày %(day)s đã công khai. Hai lần công khai cách nhau ít nhất %(days)s ngày,"
                " để không ai so hai bảng mà tìm ra một người."
            ),
            day=f"{near[0]:%d/%m/%Y}",
            days=LEAST_DAYS,
        )


def check_shown(shown: Iterable[str]) -> list[str]:
    """Return the dimensions to show in their order; refuse what may not be shown."""
    chosen = set(shown)
    if not chosen <= set(PUBLIC):
        raise NotChosen(noop("Bảng này không công khai được. Chọn trong các bảng đã liệt kê."))
    return [name for name in PUBLIC if name in chosen]
