"""The map of bodies by month: what was due when, and what became of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, IntegerField, QuerySet, Value, When

from hientai.bodies.models import Body
from hientai.bodies.selectors.today import AsToday
from hientai.dashboard.domain import Cell, cell_of, month_after, total, worst_first
from hientai.duties import selectors as duty_selectors
from hientai.duties.domain import WORST_FIRST, DutyState
from hientai.duties.models import Duty
from hientai.duties.selectors import BoardFilter


@dataclass(frozen=True)
class HeatRow:
    body: Body
    cells: Sequence[Cell]
    whole: Cell


@dataclass(frozen=True)
class HeatMap:
    """A row a body, red first; a column a month."""

    months: Sequence[date]
    rows: Sequence[HeatRow]
    sums: Sequence[Cell]

    @property
    def whole(self) -> Cell:
        return total(self.sums)

    @property
    def late_bodies(self) -> int:
        return sum(1 for row in self.rows if row.whole.overdue)


def heat_map(
    duties: QuerySet[Duty],
    chosen: BoardFilter,
    months: Sequence[date],
    today: date,
    units: AsToday | None = None,
) -> HeatMap:
    """Count what is due in each month by body and state, in one pass and one more for the names.

    By today's units, the work of former bodies is counted with those that hold it.
    """
    counted = _counted(duties, chosen, months, today, units.holder if units else {})
    bodies = duty_selectors.bodies_named(counted)
    rows = []
    for body in bodies:
        cells = [cell_of(counted[body.pk].get(n, {})) for n in range(len(months))]
        rows.append(HeatRow(body, cells, total(cells)))
    shown = [row for row in rows if row.whole.kind != "nothing"]
    shown.sort(key=lambda row: (*worst_first(row.cells), row.body.sort_key))
    sums = [total(row.cells[n] for row in shown) for n in range(len(months))]
    return HeatMap(months, shown, sums)


def _counted(
    duties: QuerySet[Duty],
    chosen: BoardFilter,
    months: Sequence[date],
    today: date,
    holder: Mapping[int, int],
) -> Mapping[int, Mapping[int, Counter[DutyState]]]:
    after = month_after(months[-1])
    narrowed = duty_selectors.narrowed(duties, chosen)
    # Compared with days of Python: a database function on every day would take far longer.
    month = Case(
        *(When(due_on__lt=month_after(one), then=Value(n)) for n, one in enumerate(months)),
        output_field=IntegerField(),
    )
    within = narrowed.filter(due_on__gte=months[0], due_on__lt=after)
    rows = (
        duty_selectors.with_state(within, today)
        .order_by()
        .annotate(month=month)
        .values_list("body", "month", "rank")
        .annotate(n=Count("*"))
    )
    found: defaultdict[int, defaultdict[int, Counter[DutyState]]] = defaultdict(
        lambda: defaultdict(Counter)
    )
    for body, at, rank, n in rows:
        found[holder.get(body, body)][at][WORST_FIRST[rank]] += n
    return found
