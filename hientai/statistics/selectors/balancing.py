"""The balance of the register: rows of a dimension judged, for a page and for files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor
from hientai.people.selectors.counting import Whom
from hientai.statistics.domain.asking import Asked
from hientai.statistics.domain.balance import SOON_YEARS, Judged, Row, Thin, judged
from hientai.statistics.domain.dimensions import DIMENSIONS
from hientai.statistics.selectors.cube import Cube
from hientai.statistics.selectors.seen import seen_cube

BY: Final = ("sector", "field", "place", "district", "body_kind", "body")
LEVELS: Final = {"ts": ("ts",), "sdh": ("ts", "ths")}
LEVEL_NAMES: Final = {"ts": noop("tiến sĩ"), "sdh": noop("người có trình độ sau đại học")}
LEAST: Final = 2  # «mỗi ngành có từ 2-3 tiến sĩ» is met from its lower bound up
MOST_LEAST: Final = 999
REASONS: Final = {
    Thin.NONE: noop("chưa có ai"),
    Thin.BELOW: noop("chưa đủ mức tối thiểu"),
    Thin.EMPTIES: noop("sẽ không còn ai sau 5 năm"),
    Thin.SINKS: noop("sau 5 năm xuống dưới mức tối thiểu"),
    Thin.SHARE: noop("tỷ lệ thấp hơn mức chung của tỉnh"),
    Thin.PEERS: noop("chưa bằng nửa mức giữa của nhóm"),
}


@dataclass(frozen=True)
class BalanceAsked:
    by: str = "sector"
    level: str = "ts"
    least: int = LEAST


@dataclass(frozen=True)
class Shown:
    """A judged row with its reasons in words, and where its figures lead."""

    judged: Judged
    words: list[str]
    href: str
    held_href: str
    due_href: str


@dataclass(frozen=True)
class Balance:
    asked: BalanceAsked
    on: dt.date
    until: dt.date
    rows: list[Shown]
    unplaced: int

    @property
    def level(self) -> str:
        return _(LEVEL_NAMES[self.asked.level])

    @property
    def by(self) -> str:
        return _(DIMENSIONS[self.asked.by].label)

    @property
    def thin(self) -> list[Shown]:
        return [row for row in self.rows if row.judged.why]

    def with_reason(self, *reasons: Thin) -> list[Shown]:
        return [row for row in self.rows if set(reasons) & set(row.judged.why)]

    @property
    def missing(self) -> int:
        return sum(row.judged.missing for row in self.rows)

    @property
    def below(self) -> list[Shown]:
        return self.with_reason(Thin.NONE, Thin.BELOW)

    @property
    def emptied(self) -> list[Shown]:
        return self.with_reason(Thin.EMPTIES)

    @property
    def due(self) -> int:
        return sum(row.judged.row.due for row in self.rows)


def balance_asked(given: Mapping[str, str]) -> BalanceAsked:
    """Return what an address asks; what it does not know is left out."""
    by, level, least = (given.get(name, "") for name in ("by", "level", "least"))
    return BalanceAsked(
        by if by in BY else BalanceAsked.by,
        level if level in LEVELS else BalanceAsked.level,
        min(int(least), MOST_LEAST) if least.isdigit() else LEAST,
    )


def balance(actor: Actor, asked: BalanceAsked) -> Balance:
    """Return the rows of those who work, the thinnest first."""
    today = localdate()
    found = seen_cube(actor, (asked.by, "degree", "retiring"), {}, today, Whom.WORKING)
    rows = [row for row in _rows(found, asked) if row.people or asked.by == "sector"]
    shown = [_shown(each, asked) for each in judged([r for r in rows if r.key], asked.least)]
    shown.sort(key=lambda one: (-_weight(one.judged), one.judged.row.held))
    unplaced = sum(row.people for row in rows if not row.key)
    return Balance(asked, today, _later(today), shown, unplaced)


def _rows(found: Cube, asked: BalanceAsked) -> list[Row]:
    levels = [at for at, value in enumerate(found.values[1]) if value.key in LEVELS[asked.level]]
    due = [at for at, value in enumerate(found.values[2]) if value.key in {"past", "soon"}]
    held = found.counts[:, levels, :]
    return [
        Row(
            value.key,
            value.label,
            int(found.counts[at].sum()),
            int(held[at].sum()),
            int(held[at][:, due].sum()),
        )
        for at, value in enumerate(found.values[0])
    ]


def _weight(one: Judged) -> int:
    order = list(Thin)
    return max((len(order) - order.index(reason) for reason in one.why), default=0)


def _shown(one: Judged, asked: BalanceAsked) -> Shown:
    base, own = Asked(whom="working"), {asked.by: one.row.key}
    held = {**own, "degree": "|".join(LEVELS[asked.level])}
    return Shown(
        one,
        [_(REASONS[reason]) for reason in one.why],
        base.of_cell(own),
        base.of_cell(held),
        base.of_cell({**held, "retiring": "past|soon"}),
    )


def _later(day: dt.date) -> dt.date:
    year = day.year + SOON_YEARS
    return dt.date(year, day.month, min(day.day, 28))
