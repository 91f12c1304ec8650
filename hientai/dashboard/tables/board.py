"""The board's list as an Excel file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import TYPE_CHECKING

import xlsxwriter
from django.utils.translation import gettext as _

from hientai.core.states import LABELS

if TYPE_CHECKING:
    from hientai.duties.selectors import StatedDuty

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# column -> width in characters
COLUMNS = {
    "TT": 6,
    "Kế hoạch": 18,
    "Điều khoản": 16,
    "Việc phải làm": 70,
    "Đơn vị": 34,
    "Kỳ": 16,
    "Hạn": 12,
    "Tình trạng": 16,
    "Tiến độ (%)": 11,
    "Ngày xong": 12,
}


def workbook(duties: Iterable[StatedDuty], holding: Mapping[int, str] | None = None) -> bytes:
    """Return the duties as a workbook: one row each, heading frozen, days as real days.

    `holding` names who holds the work of former bodies today; given, it is a last column.
    """
    columns = COLUMNS if holding is None else COLUMNS | {"Đơn vị hiện nay": 34}
    kept = BytesIO()
    # Strings stay strings: a task that begins with "=" is no formula.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(kept, options)
    head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "valign": "vcenter"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(_("Theo dõi"))
    for column, width in enumerate(columns.values()):
        sheet.set_column(column, column, width)
    sheet.write_row(0, 0, [_(name) for name in columns], head)
    sheet.freeze_panes(1, 0)
    for row, duty in enumerate(duties, start=1):
        now = [] if holding is None else [holding.get(duty.body_id, duty.body.full_name)]
        for column, value in enumerate([*_cells(row, duty), *now]):
            sheet.write(row, column, value, day if hasattr(value, "isoformat") else text)
    book.close()
    return kept.getvalue()


def _cells(row: int, duty: StatedDuty) -> list[object]:
    return [
        row,
        duty.plan.document.reference,
        duty.task.label,
        duty.task.text,
        duty.body.full_name,
        duty.period,
        duty.due_on,
        _(LABELS[duty.state]),
        duty.percent,
        duty.done_on,
    ]
