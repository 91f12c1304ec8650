"""A plan's tasks as an Excel table."""

from __future__ import annotations

import io

import xlsxwriter
from django.utils.translation import gettext as _

from hientai.plans.models import Party, Plan
from hientai.plans.selectors import groups_of

_WIDTHS = (16, 70, 34, 34, 26, 24, 26)


def plan_workbook(plan: Plan) -> bytes:
    """Return a workbook with one row a task, headings frozen, filters on."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(_("Nhiệm vụ"))
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        sheet.write_row(0, 0, _head(), head)
        rows = _rows(plan)
        for number, row in enumerate(rows, start=1):
            sheet.write_row(number, 0, row, wrap)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows), 1), len(_WIDTHS) - 1)
    return out.getvalue()


def _head() -> list[str]:
    return [
        _("Mục"),
        _("Nội dung"),
        _("Chủ trì"),
        _("Phối hợp"),
        _("Thời gian"),
        _("Loại"),
        _("Sản phẩm"),
    ]


def _rows(plan: Plan) -> list[list[str]]:
    return [
        [
            item.task.label,
            item.task.text,
            _lines(item.leads),
            _lines(item.coordinators),
            item.time,
            str(item.task.get_kind_display()),
            item.task.deliverable,
        ]
        for group in groups_of(plan)
        for item in group.items
    ]


def _lines(parties: list[Party]) -> str:
    return "\n".join(party.name for party in parties)
