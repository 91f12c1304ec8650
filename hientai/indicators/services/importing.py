"""Taking a filled table of observations: all of it, or nothing and the wrong cells by name."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate

from hientai.core import audit
from hientai.indicators.domain.periods import last_day
from hientai.indicators.domain.refusals import BadObservation
from hientai.indicators.domain.sheet import SheetRow, WrongCell, read_sheet
from hientai.indicators.models import Indicator, Observation
from hientai.indicators.selectors.keeping import kept_by
from hientai.indicators.services.observing import LARGEST, Basis, Value, observe
from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor

__all__ = ["WrongCell", "WrongTable", "take_table"]


class WrongTable(BadObservation):
    """A table with wrong cells; nothing of it was taken."""

    def __init__(self, cells: Sequence[WrongCell]) -> None:
        self.cells = tuple(cells)
        super().__init__(
            noop("%(n)s ô trong bảng chưa đúng nên chưa ghi dòng nào. Sửa rồi gửi lại."),
            n=len(cells),
        )


@transaction.atomic
def take_table(*, name: str, data: bytes, by: Actor) -> int:
    """Keep what a table says newly or otherwise; return how many values that is."""
    kept = {one.pk: one for one in kept_by(by)}
    rows, wrong = read_sheet(data, name)
    indicators = {row.indicator: kept[row.indicator] for row in rows if row.indicator in kept}
    held = _held(rows)
    changed = []
    for row in rows:
        now = held.get((row.indicator, row.part, row.period))
        if now is not None and _same(now, row):
            continue
        problem = _problem(row, indicators, now)
        if problem:
            wrong.append(problem)
        changed.append(row)
    if wrong:
        raise WrongTable(wrong)
    for row in changed:
        observe(
            indicator=indicators[row.indicator],
            value=Value(row.period, row.value, "sector" if row.part else "", row.part),
            basis=Basis(kind=Observation.Kind.STATISTIC, paper=row.paper, note=row.note),
            by=by,
        )
    if changed:
        first = indicators[changed[0].indicator]
        audit.record(by=by, action="indicator.table_taken", target=first, rows=len(changed))
    return len(changed)


def _held(rows: Sequence[SheetRow]) -> dict[tuple[int, str, str], Observation]:
    found = Observation.objects.filter(indicator__in={row.indicator for row in rows}, current=True)
    return {(one.indicator_id, one.part, one.period): one for one in found}


def _same(now: Observation, row: SheetRow) -> bool:
    near = abs(now.value - row.value) < Decimal("0.000001")
    return near and now.paper == row.paper and now.note.strip() == row.note


def _problem(
    row: SheetRow, indicators: dict[int, Indicator], now: Observation | None
) -> WrongCell | None:
    if row.indicator not in indicators:
        return WrongCell(
            f"C{row.row}", row.name[:60], noop("không có chỉ số này trong phần việc của anh/chị")
        )
    if not row.paper:
        return WrongCell(f"G{row.row}", "", noop("ghi văn bản, nguồn của số liệu"))
    if last_day(row.period).year > localdate().year:
        return WrongCell(f"E{row.row}", row.period, noop("kỳ này chưa đến"))
    if abs(row.value) >= LARGEST:
        return WrongCell(f"F{row.row}", str(row.value)[:60], noop("số này quá lớn"))
    if now and row.held != now.pk:
        reason = noop("số liệu này đã được sửa sau khi tải bảng; tải bảng mới")
        return WrongCell(f"F{row.row}", str(row.value), reason)
    return None
