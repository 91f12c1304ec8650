"""By what people are counted: the dimensions, their values, ages and levels in order."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from hientai.kernel.errors import noop

UNKNOWN: Final = ""


@dataclass(frozen=True)
class Dimension:
    """`sensitive` ones are for those who may see the value itself; `many`: a person may be in several."""

    name: str
    label: str
    unknown: str = noop("Chưa rõ")
    sensitive: bool = False
    many: bool = False


DIMENSIONS: Final = {
    each.name: each
    for each in (
        Dimension("degree", noop("Học vị"), noop("Trình độ khác")),
        Dimension("degree_code", noop("Văn bằng cao nhất"), noop("Chưa rõ văn bằng")),
        Dimension("title", noop("Học hàm"), noop("Không có học hàm")),
        Dimension("field", noop("Lĩnh vực khoa học"), noop("Chưa xếp lĩnh vực")),
        Dimension("field2", noop("Lĩnh vực cấp 2"), noop("Chưa xếp cấp 2")),
        Dimension("field2008", noop("Lĩnh vực theo QĐ 12/2008"), noop("Chưa xếp lĩnh vực")),
        Dimension("sector", noop("Ngành"), noop("Chưa xếp ngành")),
        Dimension("sex", noop("Giới tính")),
        Dimension("age", noop("Độ tuổi")),
        Dimension("age5", noop("Nhóm 5 tuổi")),
        Dimension("status", noop("Tình trạng")),
        Dimension("body", noop("Đơn vị"), noop("Chưa rõ đơn vị")),
        Dimension("body_kind", noop("Loại đơn vị"), noop("Chưa rõ đơn vị")),
        Dimension("province", noop("Tỉnh của đơn vị"), noop("Chưa rõ đơn vị")),
        Dimension("place", noop("Địa bàn (xã, phường)"), noop("Cơ quan cấp tỉnh, chưa rõ địa bàn")),
        Dimension("district", noop("Địa bàn theo huyện cũ"), noop("Cơ quan cấp tỉnh, chưa rõ")),
        Dimension("group", noop("Nhóm chính sách"), many=True),
        Dimension("ethnicity", noop("Dân tộc"), sensitive=True),
        Dimension("retires", noop("Năm đến tuổi nghỉ hưu")),
        Dimension("retiring", noop("Còn bao lâu đến tuổi nghỉ hưu")),
    )
}
ON_PLACES: Final = frozenset({"place", "district"})
LEVELS: Final = ("ts", "ths", "dh", UNKNOWN)
AGES: Final = (
    ("u30", noop("Dưới 30 tuổi"), 0),
    ("30", noop("30 - 39 tuổi"), 30),
    ("40", noop("40 - 49 tuổi"), 40),
    ("50", noop("50 - 59 tuổi"), 50),
    ("60", noop("Từ 60 tuổi"), 60),
)
FIRST_FIVE, LAST_FIVE = 20, 75
RETIRING_YEARS: Final = 40


def age_on(day: dt.date, born: int) -> int | None:
    """Return the age of somebody born in `yyyymm` (month 00 unknown: whole years); None if unknown."""
    if not born:
        return None
    year, month = divmod(born, 100)
    return max(0, day.year - year - (month > day.month))


def band_of(age: int | None) -> int:
    """Return the place of an age among `AGES`; after them if it is not known."""
    if age is None:
        return len(AGES)
    return max(at for at, (_key, _label, first) in enumerate(AGES) if age >= first)


def fives() -> list[tuple[str, str]]:
    """Return the five-year bands, each as key and words: `30 - 34`."""
    first, last = FIRST_FIVE, LAST_FIVE
    between = [(str(age), f"{age} - {age + 4}") for age in range(first, last, 5)]
    return [("0", f"0 - {first - 1}"), *between, (str(last), f"{last} +")]


def five_of(age: int | None) -> int:
    """Return the place of an age among `fives`; after them if it is not known."""
    if age is None:
        return len(fives())
    if age < FIRST_FIVE:
        return 0
    return min((age - FIRST_FIVE) // 5, (LAST_FIVE - FIRST_FIVE) // 5) + 1
