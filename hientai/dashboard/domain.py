"""What a cell of the map of bodies by month says: a kind, a sign and a number, never colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hientai.duties.domain import DutyState
from hientai.kernel.errors import noop

MONTHS = 12


class Kind(StrEnum):
    """What became of what was due: the worst of it tells."""

    MISSING = "missing"
    TARDY = "tardy"
    OK = "ok"
    YET = "yet"
    NOTHING = "nothing"


SIGNS: Mapping[Kind, str] = {
    Kind.MISSING: "✕",
    Kind.TARDY: "!",
    Kind.OK: "✓",
    Kind.YET: "·",
    Kind.NOTHING: "",
}
MEANINGS: Mapping[Kind, str] = {
    Kind.MISSING: noop("có việc quá hạn chưa xong"),
    Kind.TARDY: noop("xong hết, có việc muộn"),
    Kind.OK: noop("xong đúng hạn cả"),
    Kind.YET: noop("chưa đến hạn"),
    Kind.NOTHING: noop("không có việc đến hạn"),
}


@dataclass(frozen=True)
class Cell:
    """What a body owed with a due day in one month."""

    on_time: int = 0
    late: int = 0
    overdue: int = 0
    ahead: int = 0

    @property
    def due(self) -> int:
        """Those that count in the official share."""
        return self.on_time + self.late + self.overdue

    @property
    def kind(self) -> Kind:
        if self.overdue:
            return Kind.MISSING
        if self.late:
            return Kind.TARDY
        if self.on_time:
            return Kind.OK
        return Kind.YET if self.ahead else Kind.NOTHING

    @property
    def sign(self) -> str:
        return SIGNS[self.kind]

    @property
    def words(self) -> str:
        """The number beside the sign: done in time of due; what is ahead where nothing was due."""
        if self.due:
            return f"{self.on_time}/{self.due}"
        return str(self.ahead) if self.ahead else ""

    def __add__(self, other: Cell) -> Cell:
        return Cell(
            self.on_time + other.on_time,
            self.late + other.late,
            self.overdue + other.overdue,
            self.ahead + other.ahead,
        )


def cell_of(counts: Mapping[DutyState, int]) -> Cell:
    """Return the cell of what was counted by state; what stands aside is left out."""
    ahead = (DutyState.DUE_SOON, DutyState.IN_TERM, DutyState.CONTINUOUS)
    return Cell(
        on_time=counts.get(DutyState.DONE_ON_TIME, 0),
        late=counts.get(DutyState.DONE_LATE, 0),
        overdue=counts.get(DutyState.OVERDUE, 0),
        ahead=sum(counts.get(state, 0) for state in ahead),
    )


def total(cells: Iterable[Cell]) -> Cell:
    return sum(cells, Cell())


def worst_first(cells: Sequence[Cell]) -> tuple[int, int, int]:
    """Return the key by which rows are ordered: most overdue first, then most late, then most due."""
    whole = total(cells)
    return -whole.overdue, -whole.late, -whole.due


def months_of(year: int | None, today: date) -> list[date]:
    """Return the first days of a year's months; without a year, of the twelve up to today's."""
    last = date(year, MONTHS, 1) if year else today.replace(day=1)
    first = last.year * MONTHS + last.month - MONTHS
    return [date(n // MONTHS, n % MONTHS + 1, 1) for n in range(first, first + MONTHS)]


def month_after(month: date) -> date:
    return date(month.year + month.month // MONTHS, month.month % MONTHS + 1, 1)
