"""The board of opinions as an Excel file."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Final

import xlsxwriter
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hientai.kernel.errors import noop
from hientai.opinions.models import Opinion
from hientai.opinions.selectors import Row

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COLUMNS: Final = {
    noop("TT"): 6,
    noop("Kế hoạch"): 18,
    noop("Điều khoản"): 16,
    noop("Nội dung"): 60,
    noop("Đề xuất"): 40,
    noop("Nơi nêu"): 30,
    noop("Nơi trả lời"): 30,
    noop("Nhóm"): 20,
    noop("Tình trạng"): 18,
    noop("Ngày nêu"): 12,
    noop("Hạn trả lời"): 12,
    noop("Ngày trả lời"): 12,
    noop("Kết quả"): 20,
    noop("Trả lời"): 60,
    noop("Số ngày làm việc đã qua"): 12,
}


def opinions_workbook(rows: Iterable[Row], *, title: str = "") -> bytes:
    """Return the opinions as a workbook: one row each, heading frozen, days as real days."""
    kept = BytesIO()
    # Strings stay strings: what begins with "=" is no formula.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(kept, options) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "valign": "vcenter"})
        day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        text = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(title or _("Kiến nghị"))
        for column, width in enumerate(COLUMNS.values()):
            sheet.set_column(column, column, width)
        sheet.write_row(0, 0, [_(name) for name in COLUMNS], head)
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(_cells(number, row)):
                sheet.write(number, column, value, day if hasattr(value, "isoformat") else text)
    return kept.getvalue()


def _cells(number: int, row: Row) -> list[object]:
    one: Opinion = row.opinion
    return [
        number,
        one.plan.document.reference if one.plan else "",
        one.task.label if one.task else "",
        one.text,
        one.proposal,
        one.from_whom,
        one.collector.full_name,
        one.category_label,
        str(one.get_state_display()),
        localdate(one.raised_at),
        one.due_on,
        localdate(one.answered_at) if one.answered_at else None,
        one.outcome_label,
        one.answer,
        row.days,
    ]
