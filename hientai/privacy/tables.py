"""Excel files of the person's own side: all their data, who looked, the register of requests."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _

from hientai.kernel.vietnamese import format_date
from hientai.privacy.models import Request
from hientai.privacy.selectors.copying import Table
from hientai.privacy.selectors.looks import Look

_SHEET_NAME: Final = 31
_WIDTH: Final = 22
_OPTIONS: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def copy_workbook(tables: Mapping[str, Table]) -> bytes:
    """Return all data of a person, a sheet for each table."""
    sheets = {
        name.replace(".", " ")[:_SHEET_NAME]: (
            list(rows[0]) if rows else [],
            [[_cell(value) for value in row.values()] for row in rows],
        )
        for name, rows in tables.items()
    }
    return _workbook(sheets)


def copy_json(tables: Mapping[str, Table]) -> bytes:
    return json.dumps(tables, ensure_ascii=False, indent=2, default=str).encode()


def looks_workbook(looks: Iterable[Look]) -> bytes:
    head = [_("Lúc"), _("Người xem"), _("Vai trò"), _("Đơn vị"), _("Đã xem"), _("Ở đâu")]
    rows = [
        [
            timezone.localtime(one.at).strftime("%d/%m/%Y %H:%M"),
            *(one.who, one.role, one.body, one.what, one.page),
        ]
        for one in looks
    ]
    return _workbook({_("Ai đã xem"): (head, rows)})


def register_workbook(requests: Iterable[Request]) -> bytes:
    head = [
        *(_("Số"), _("Ngày nhận"), _("Yêu cầu"), _("Về cách dùng"), _("Hồ sơ"), _("Gửi")),
        *(_("Báo nhận chậm nhất"), _("Đã báo nhận"), _("Hạn"), _("Hạn ban đầu"), _("Trả lời")),
        *(_("Tình trạng"), _("Quá hạn"), _("Số ngày")),
    ]
    return _workbook({_("Sổ yêu cầu"): (head, [_request(one) for one in requests])})


def _request(one: Request) -> list[Any]:
    return [
        *(one.pk, format_date(one.received_on), _(one.rules.label), one.about),
        *(str(one.person or _("hồ sơ đã xóa")), str(one.get_how_display())),
        format_date(one.acknowledge_by),
        format_date(one.acknowledged_on) if one.acknowledged_on else "",
        *(format_date(one.due_on), format_date(one.first_due_on)),
        format_date(one.answered_on) if one.answered_on else "",
        *(one.stage_label, _("có") if one.is_late else ""),
        "" if one.days_taken is None else one.days_taken,
    ]


def _cell(value: Any) -> Any:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return value if isinstance(value, int | float | str) else str(value or "")


def _workbook(sheets: Mapping[str, tuple[Sequence[str], Sequence[Sequence[Any]]]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        head_style = book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
        for name, (head, rows) in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, head, head_style)
            for number, row in enumerate(rows, start=1):
                sheet.write_row(number, 0, row)
            sheet.set_column(0, max(len(head) - 1, 0), _WIDTH)
            sheet.freeze_panes(1, 0)
    return out.getvalue()
