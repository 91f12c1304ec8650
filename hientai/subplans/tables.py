"""Who has a plan of its own, as an Excel table, with the clauses that nobody took up."""

from __future__ import annotations

import io
from collections.abc import Sequence

import xlsxwriter
from django.utils.translation import gettext as _

from hientai.kernel.vietnamese import format_date
from hientai.subplans.selectors import Clause, Overview, Place

_WIDTHS = (6, 40, 16, 28, 16, 12, 30, 12, 16)
_CLAUSE_WIDTHS = (16, 90, 50)


def workbook(overview: Overview, clauses: Sequence[Clause]) -> bytes:
    """Return a workbook: a sheet of bodies, a sheet of clauses."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        rows = [_row(n, place) for n, place in enumerate(overview.places, start=1)]
        _sheet(book, _("Kế hoạch của đơn vị"), [_head(), *rows], _WIDTHS)
        named = [[one.task.label, one.task.text, one.bodies] for one in clauses]
        head = [_("Mục"), _("Nội dung"), _("Chủ trì")]
        _sheet(book, _("Chưa ai đưa vào"), [head, *named], _CLAUSE_WIDTHS)
    return out.getvalue()


def _sheet(
    book: xlsxwriter.Workbook,
    name: str,
    rows: Sequence[Sequence[str | int]],
    widths: Sequence[int],
) -> None:
    sheet = book.add_worksheet(name)
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row, wrap if number else head)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows) - 1, 1), len(widths) - 1)


def _head() -> list[str]:
    return [
        _("STT"),
        _("Đơn vị"),
        _("Hạn nộp"),
        _("Tình trạng"),
        _("Ngày nộp"),
        _("Số ngày trễ"),
        _("Kế hoạch của đơn vị"),
        _("Số mục"),
        _("Đã gắn vào kế hoạch cấp trên"),
    ]


def _row(number: int, place: Place) -> list[str | int]:
    own, duty = place.own, place.duty
    return [
        number,
        duty.body.full_name,
        format_date(duty.due_on) if duty.due_on else "",
        _(place.label),
        format_date(own.handed_in_on) if own else "",
        place.late,
        own.plan.document.short_name if own else "",
        place.tasks,
        place.hung,
    ]
