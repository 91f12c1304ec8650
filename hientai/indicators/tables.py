"""Targets as an Excel list, and observations as a table that goes out and comes back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any, Final

import xlsxwriter
from django.utils.translation import gettext as _

from hientai.indicators.domain.rounding import rounded
from hientai.indicators.domain.sheet import COLUMNS, KEYS, SHEET
from hientai.indicators.models import Indicator
from hientai.indicators.selectors.standing import Stands, current_observations
from hientai.kernel.errors import noop

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TARGETS: Final = {
    noop("TT"): 6,
    noop("Chỉ số"): 44,
    noop("Kế hoạch"): 18,
    noop("Điều khoản"): 60,
    noop("Phần"): 22,
    noop("Mục tiêu"): 22,
    noop("Đến năm"): 9,
    noop("Giá trị hiện nay"): 14,
    noop("Kỳ"): 12,
    noop("Tình trạng"): 18,
    noop("Vì sao"): 60,
}
# Strings stay strings: what begins with "=" is no formula.
OPTIONS: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def targets_workbook(stands: Iterable[Stands]) -> bytes:
    """Return targets, one row a value: heading frozen, figures as numbers."""
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, OPTIONS) as book:
        rows = [row for one in stands for row in _target_rows(one)]
        _sheet(book, _("Chỉ tiêu"), TARGETS, rows)
    return kept.getvalue()


def _target_rows(one: Stands) -> list[list[object]]:
    target = one.target
    name = target.indicator.name if target.indicator else _("Mục tiêu bằng lời")
    head: list[object] = [name, target.plan.document.reference, target.clause]
    if target.in_words:
        return [[*head, "", "", target.by, None, "", one.label, one.why]]
    from_part = [
        [
            *head,
            part.part,
            one.goal,
            target.by,
            float(rounded(part.held.value)) if part.held else None,
            part.held.period_words if part.held else "",
            str(one.label) if len(one.parts) == 1 else part.state_label,
            part.why,
        ]
        for part in one.parts
    ]
    return [list(row) for row in from_part]


def observations_workbook(indicators: Sequence[Indicator]) -> bytes:
    """Return the values in force and an empty row for each indicator that has none."""
    kept = BytesIO()
    held = current_observations([one.pk for one in indicators])
    rows: list[list[object]] = []
    for one in indicators:
        own = [row for place, some in held.items() if place[0] == one.pk for row in some]
        rows += [
            [one.pk, row.pk, one.name, row.part, row.period, float(row.value), row.paper, row.note]
            for row in own
        ]
        if not own:
            rows.append([one.pk, "", one.name, "", "", None, "", ""])
    with xlsxwriter.Workbook(kept, OPTIONS) as book:
        sheet = _sheet(book, SHEET, {**KEYS, **COLUMNS}, rows, numbered=False)
        sheet.set_column(0, len(KEYS) - 1, None, None, {"hidden": True})
    return kept.getvalue()


def _sheet(
    book: Any,
    name: str,
    columns: dict[str, int],
    rows: Sequence[Sequence[object]],
    *,
    numbered: bool = True,
) -> Any:
    head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "valign": "vcenter"})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(name)
    for column, width in enumerate(columns.values()):
        sheet.set_column(column, column, width)
    sheet.write_row(0, 0, [_(title) for title in columns], head)
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate([number, *row] if numbered else row):
            if value not in (None, ""):
                sheet.write(number, column, value, text)
    return sheet
