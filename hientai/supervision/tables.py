"""Findings and visits as an Excel file of two sheets."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any, Final

import xlsxwriter
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hientai.kernel.errors import noop
from hientai.opinions.selectors import Row
from hientai.supervision.models import Visit

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FINDINGS: Final = {
    noop("TT"): 6,
    noop("Đơn vị được giám sát"): 32,
    noop("Cơ quan giám sát"): 32,
    noop("Kế hoạch"): 18,
    noop("Điều khoản"): 16,
    noop("Loại"): 18,
    noop("Nội dung"): 60,
    noop("Yêu cầu"): 50,
    noop("Hạn trả lời"): 12,
    noop("Tình trạng"): 18,
    noop("Ngày trả lời"): 12,
    noop("Kết quả"): 18,
    noop("Trả lời"): 60,
}
VISITS: Final = {
    noop("TT"): 6,
    noop("Cơ quan giám sát"): 32,
    noop("Đơn vị được giám sát"): 32,
    noop("Kế hoạch"): 18,
    noop("Nội dung"): 50,
    noop("Từ ngày"): 12,
    noop("Đến ngày"): 12,
    noop("Tình trạng"): 18,
    noop("Ngày giám sát"): 12,
    noop("Ngày kết luận"): 12,
    noop("Số kết luận"): 18,
    noop("Số phát hiện"): 10,
}


def supervision_workbook(findings: Iterable[Row], visits: Iterable[Visit]) -> bytes:
    """Return findings and visits: one row each, heading frozen, days as real days."""
    kept = BytesIO()
    # Strings stay strings: what begins with "=" is no formula.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(kept, options) as book:
        found = [_finding(row) for row in findings]
        _sheet(book, _("Phát hiện"), FINDINGS, found)
        _sheet(book, _("Cuộc giám sát"), VISITS, [_visit(visit) for visit in visits])
    return kept.getvalue()


def _sheet(book: Any, name: str, columns: dict[str, int], rows: list[list[object]]) -> None:
    head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "valign": "vcenter"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(name)
    for column, width in enumerate(columns.values()):
        sheet.set_column(column, column, width)
    sheet.write_row(0, 0, [_(title) for title in columns], head)
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate([number, *row]):
            sheet.write(number, column, value, day if hasattr(value, "isoformat") else text)


def _finding(row: Row) -> list[object]:
    one = row.opinion
    return [
        one.collector.full_name,
        one.body.full_name,
        one.plan.document.reference if one.plan else "",
        one.task.label if one.task else "",
        one.category_label,
        one.text,
        one.proposal,
        one.due_on,
        str(one.get_state_display()),
        localdate(one.answered_at) if one.answered_at else None,
        one.outcome_label,
        one.answer,
    ]


def _visit(visit: Visit) -> list[object]:
    return [
        visit.year_plan.body.full_name,
        visit.body.full_name,
        visit.plan.document.reference,
        visit.topic,
        visit.planned_from,
        visit.planned_to,
        str(visit.get_state_display()),
        visit.held_on,
        visit.concluded_on,
        visit.number,
        len(visit.findings.all()),
    ]
