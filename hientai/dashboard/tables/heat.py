"""The map of bodies by month as an Excel file: the sign and number of each cell, coloured alike."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import xlsxwriter
from django.utils.translation import gettext as _

from hientai.dashboard.domain import MEANINGS, SIGNS, Cell, Kind
from hientai.dashboard.selectors import HeatMap

# fill and ink of the look's light theme
LOOKS: Mapping[Kind, Mapping[str, object]] = {
    Kind.MISSING: {"bg_color": "#c5292b", "font_color": "#ffffff"},
    Kind.TARDY: {"bg_color": "#f4f1cf", "font_color": "#585410"},
    Kind.OK: {"bg_color": "#dff0e5", "font_color": "#1a5f36"},
    Kind.YET: {"border": 4},
    Kind.NOTHING: {},
}
SUMS = ("Đúng hạn", "Muộn", "Quá hạn", "Chưa đến hạn")


def heat_workbook(found: HeatMap) -> bytes:
    """Return a row a body, a column a month, the year's figures as numbers, then what signs mean."""
    kept = BytesIO()
    book = xlsxwriter.Workbook(kept, {"strings_to_formulas": False, "strings_to_urls": False})
    head = book.add_format({"bold": True, "border": 1, "align": "center", "text_wrap": True})
    looks = {
        kind: book.add_format({"align": "center"} | dict(look)) for kind, look in LOOKS.items()
    }
    sheet = book.add_worksheet(_("Đơn vị theo tháng"))
    months = [f"{month.month}/{month.year}" for month in found.months]
    sheet.write_row(0, 0, [_("Đơn vị"), *months, *(_(name) for name in SUMS)], head)
    sheet.set_column(0, 0, 42)
    sheet.set_column(1, len(months), 9)
    sheet.freeze_panes(1, 1)
    rows = [*((row.body.full_name, row.cells, row.whole) for row in found.rows)]
    rows.append((_("Tất cả đơn vị"), found.sums, found.whole))
    for number, (name, cells, whole) in enumerate(rows, start=1):
        sheet.write_string(number, 0, name)
        for column, cell in enumerate(cells, start=1):
            sheet.write_string(
                number, column, f"{cell.sign} {cell.words}".strip(), looks[cell.kind]
            )
        sheet.write_row(number, len(months) + 1, _numbers(whole))
    for number, (kind, sign) in enumerate(SIGNS.items(), start=len(rows) + 2):
        sheet.write_string(number, 0, f"{sign} {_(MEANINGS[kind])}".strip())
    book.close()
    return kept.getvalue()


def _numbers(cell: Cell) -> tuple[int, int, int, int]:
    return cell.on_time, cell.late, cell.overdue, cell.ahead
