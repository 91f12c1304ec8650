"""What is counted in the register for an indicator, in the dimensions of statistics."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from hientai.kernel.errors import noop
from hientai.kernel.vietnamese import fold

# bodies of the Party, the State, the Front and the unions, as kinds of the register of bodies
POLITICAL: Final = (
    *("department", "board", "sector", "party", "council", "committee"),
    *("district", "commune", "front", "union"),
)
DOCTORS, MASTERS, GRADUATES = ("ts",), ("ths",), ("ts", "ths", "dh")


@dataclass(frozen=True)
class Computation:
    """Who is counted: keys by dimension of the cube; `working`: those in work only."""

    label: str
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    working: bool = False


COMPUTATIONS: Final[Mapping[str, Computation]] = {
    "intellectuals": Computation(noop("mọi người được tính là trí thức")),
    "graduates": Computation(
        noop("người có trình độ cao nhất từ đại học trở lên"), {"degree": GRADUATES}
    ),
    "doctors": Computation(noop("người có học vị tiến sĩ, tiến sĩ khoa học"), {"degree": DOCTORS}),
    "masters": Computation(
        noop("người có trình độ cao nhất là thạc sĩ, chuyên khoa"), {"degree": MASTERS}
    ),
    "professors": Computation(
        noop("người có học hàm giáo sư, phó giáo sư"),
        {"title": ("professor", "associate_professor")},
    ),
    "doctors_political": Computation(
        noop("tiến sĩ đang công tác trong cơ quan Đảng, chính quyền, Mặt trận, đoàn thể"),
        {"degree": DOCTORS, "body_kind": POLITICAL},
        working=True,
    ),
    "masters_political": Computation(
        noop("thạc sĩ đang công tác trong cơ quan Đảng, chính quyền, Mặt trận, đoàn thể"),
        {"degree": MASTERS, "body_kind": POLITICAL},
        working=True,
    ),
}
_PER: Final = {"%": Decimal(100), "người/vạn dân": Decimal(10_000)}


def share(count: Decimal, whole: Decimal, unit: str) -> Decimal:
    """Return a count over its whole in the indicator's unit."""
    return count * _PER.get(unit, Decimal(1)) / whole


def proposed_keys(part: str, sectors: Iterable[tuple[str, str]]) -> list[str]:
    """Return the keys of the register's sectors that a plan's word for one names: in its name."""
    wanted = fold(part)
    named = [(key, fold(name)) for key, name in sectors]
    same = [key for key, name in named if name == wanted]
    return same or [key for key, name in named if f" {wanted} " in f" {name} "]
