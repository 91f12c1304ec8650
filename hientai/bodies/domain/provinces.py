"""Provinces over time: which took over which on 1 July 2025, and how papers write their names."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from hientai.bodies.domain.tables import listed, rows
from hientai.kernel.vietnamese import fold, sort_key

PROVINCES_MERGED: Final = dt.date(2025, 7, 1)
DISTRICTS_ENDED: Final = dt.date(2025, 7, 1)
_BASES: Final = {
    dt.date(2025, 1, 1): "Nghị quyết 175/2024/QH15 ngày 30/11/2024",
    PROVINCES_MERGED: "Nghị quyết 202/2025/QH15 ngày 12/06/2025",
}


@dataclass(frozen=True)
class Province:
    """A province as it was and the one that holds its land `since`; None if nothing changed."""

    name: str
    unit: str
    new_name: str
    new_unit: str
    new_code: str
    since: dt.date | None = None

    @property
    def absorbed(self) -> bool:
        """Return whether its name is gone."""
        return self.new_name != self.name

    @property
    def with_unit(self) -> str:
        return f"{self.unit} {self.name}"

    @property
    def new_with_unit(self) -> str:
        return f"{self.new_unit} {self.new_name}"


def _load() -> dict[str, Province]:
    found = {}
    table = rows("provinces")
    units = {row["name"]: row["unit"] for row in table}
    for row in table:
        province = Province(
            name=row["name"],
            unit=row["unit"],
            new_name=row["new_name"],
            new_unit=units[row["new_name"]],
            new_code=row["new_code"],
            since=dt.date.fromisoformat(row["since"]) if row["since"] else None,
        )
        for written in (row["name"], *listed(row["aliases"])):
            found[fold(written)] = province
    return found


_BY_KEY: Final = _load()
_NAMES: Final = "|".join(sorted(map(re.escape, _BY_KEY), key=len, reverse=True))
# Of the cities only these are provinces; "thành phố Bắc Giang" was a district. Đồng Nai since 2026.
_CITIES: Final = "|".join(
    [key for key, province in _BY_KEY.items() if province.unit == "thành phố"] + ["dong nai"]
)
PLACE: Final = rf"(?:tinh(?: (?:{_NAMES}))?|thanh pho (?:{_CITIES}))"
_NAMED_AT_END: Final = re.compile(
    rf"(?:^| )(?:tinh (?P<province>{_NAMES})|thanh pho (?P<city>{_CITIES}))$"
)
_BARE_AT_END: Final = re.compile(rf" (?P<name>{_NAMES})$")
# "xã Hòa Bình" is no province, nor is the Ho Chi Minh of the Communist Youth.
_NOT_BEFORE_BARE: Final = re.compile(
    r"(?:huyen|quan|thi xa|thanh pho|xa|phuong|thi tran|dac khu|thanh nien cong san)$"
)
_BEFORE_A_PROVINCE: Final = re.compile(r"^(?:uy ban nhan dan |tinh uy )?(?:tinh |thanh pho |tp )?")


def province_of(name: str) -> Province | None:
    """Return the province that a name means: `Bắc Giang`, `tỉnh Bắc Giang`, `UBND tỉnh …`."""
    key = fold(name).replace("ubnd", "uy ban nhan dan")
    return _BY_KEY.get(_BEFORE_A_PROVINCE.sub("", key))


def named_province(name: str) -> Province | None:
    """Return the province that a body's name ends with, said as one: `… tỉnh Lạng Sơn`."""
    return province_at_end(fold(name))


def province_at_end(words: str) -> Province | None:
    """Return the province, said to be one, that folded words end with."""
    found = _NAMED_AT_END.search(words)
    return _BY_KEY[found["province"] or found["city"]] if found else None


def bare_province_at_end(words: str) -> Province | None:
    """Return the province whose mere name folded words end with: `so noi vu bac giang`."""
    found = _BARE_AT_END.search(words)
    if found is None or _NOT_BEFORE_BARE.search(words[: found.start()]):
        return None
    return _BY_KEY[found["name"]]


@cache
def predecessors_of(province: str) -> tuple[Province, ...]:
    """Return the provinces that made up the one of that name, or itself if it was always there."""
    parts = [part for part in dict.fromkeys(_BY_KEY.values()) if part.new_name == province]
    return tuple([part for part in parts if part.since] or parts)


def land_basis(since: dt.date) -> str:
    """Return the paper by which provinces became another one on a day."""
    return _BASES[since]


def current_provinces() -> list[str]:
    """Return the names since 1 July 2025, in the order of the Vietnamese dictionary."""
    return sorted({province.new_name for province in _BY_KEY.values()}, key=sort_key)
