"""Breakdowns as Excel files."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from django.utils.translation import gettext as _

from hientai.kernel.vietnamese import format_date
from hientai.statistics.selectors.balancing import Balance
from hientai.statistics.selectors.breakdowns import Breakdown

FIRST_WIDTH, WIDTH = 36, 14


def breakdown_workbook(found: Breakdown, title: str) -> bytes:
    """Return a breakdown with its finding, sums and notes."""
    if found.before_on:
        head = [found.row_label, format_date(found.before_on), format_date(found.on), _("Thay đổi")]
        rows: list[list[object]] = [
            [line.value.label, line.before, line.total, line.total - line.before]
            for line in found.lines
        ]
    else:
        head = [found.row_label, *(value.label for value in found.columns), _("Cộng")]
        rows = [[line.value.label, *line.counts, line.total] for line in found.lines]
        rows.append([_("Cộng"), *found.sums, sum(line.total for line in found.lines)])
    day = _("Số liệu đến %(day)s") % {"day": format_date(found.on)}
    return workbook(title, head, rows, notes=[day, *found.notes])


def balance_workbook(found: Balance, title: str) -> bytes:
    """Return every row of a balance with what is missing and why it is thin."""
    head = [
        *(found.by, _("Đang công tác"), _("Trong đó %(level)s") % {"level": found.level}),
        *(
            _("Còn thiếu"),
            _("Nghỉ hưu trong 5 năm"),
            _("Còn lại"),
            _("Thiếu sau 5 năm"),
            _("Nhận xét"),
        ),
    ]
    rows = [
        [
            *(one.judged.row.label, one.judged.row.people, one.judged.row.held),
            *(one.judged.missing, one.judged.row.due, one.judged.row.left),
            *(one.judged.missing_then, "; ".join(one.words)),
        ]
        for one in found.rows
    ]
    return workbook(title, head, rows)


def workbook(
    title: str, head: Sequence[str], rows: Iterable[Sequence[object]], *, notes: Sequence[str] = ()
) -> bytes:
    """Return a sheet: title, head, rows, then notes."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet(_("Thống kê"))
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        number = book.add_format({"num_format": "#,##0"})
        sheet.write(0, 0, title, book.add_format({"bold": True, "font_size": 13}))
        sheet.write_row(2, 0, head, bold)
        place = 3
        for row in rows:
            sheet.write_row(place, 0, row, number)
            place += 1
        for note in notes:
            place += 1
            sheet.write(place, 0, note)
        sheet.set_column(0, 0, FIRST_WIDTH)
        sheet.set_column(1, max(len(head) - 1, 1), WIDTH)
        sheet.freeze_panes(3, 1)
    return out.getvalue()
