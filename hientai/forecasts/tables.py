"""A forecast as an Excel file: figures by year, assumptions, the back-test."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Final

import xlsxwriter
from django.utils.translation import gettext as _

from hientai.forecasts.models import Forecast
from hientai.forecasts.selectors.showing import LEVELS, show

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def forecast_workbook(forecast: Forecast) -> bytes:
    """Return a workbook of three sheets; numbers stay numbers."""
    kept = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(kept, options) as book:
        _sheet(book, _("Dự báo"), list(_figures(forecast)), (26, 8, 14))
        _sheet(book, _("Giả định"), list(_assumptions(forecast)), (36, 90))
        _sheet(book, _("Thử lại quá khứ"), list(_tests(forecast)), (16, 10, 14))
    return kept.getvalue()


def _sheet(
    book: xlsxwriter.Workbook, name: str, rows: Sequence[Sequence[Any]], widths: Sequence[int]
) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    body = book.add_format({"text_wrap": True, "valign": "top", "num_format": "#,##0.##"})
    for place, row in enumerate(rows):
        sheet.write_row(place, 0, row, body if place else head)
    for column in range(max(map(len, rows), default=1)):
        sheet.set_column(column, column, widths[min(column, len(widths) - 1)])
    sheet.freeze_panes(1, 0)


def _figures(forecast: Forecast) -> Iterator[list[Any]]:
    ends = [
        words % {"level": level}
        for level in LEVELS
        for words in (_("thấp nhất, %(level)s%% khả năng"), _("cao nhất, %(level)s%% khả năng"))
    ]
    yield [_("Kịch bản"), _("Năm"), _("Giá trị"), *ends]
    for year, value in forecast.result["past"]:
        yield [_("Đã có"), str(year), value]
    for fan in forecast.result["fans"]:
        for place, year in enumerate(fan["years"]):
            pairs = [(fan["low"][str(k)][place], fan["high"][str(k)][place]) for k in LEVELS]
            yield [
                _(fan["name"]),
                str(year),
                round(fan["middle"][place], 3),
                *(round(end, 3) for pair in pairs for end in pair),
            ]


def _assumptions(forecast: Forecast) -> Iterator[list[Any]]:
    shown = show(forecast)
    yield [shown.title, shown.headline]
    for words in shown.answers:
        yield [_("Trả lời"), words]
    for name, changes in shown.rows:
        yield [
            _("Kịch bản: %(name)s") % {"name": _(name)},
            "; ".join(changes) or _("không thay đổi gì"),
        ]
    for words in shown.known:
        yield [_("Hồ sơ cho biết"), words]
    for words in shown.assumed:
        yield [_("Giả định, không phải số đo"), words]


def _tests(forecast: Forecast) -> Iterator[list[Any]]:
    yield [
        _("Đứng ở cuối năm"),
        _("Nhìn tới năm"),
        _("Thực tế"),
        _("Dự báo"),
        _("thấp nhất, 80% khả năng"),
        _("cao nhất, 80% khả năng"),
        _("Giữ giá trị cuối"),
        _("Kéo dài đường thẳng"),
    ]
    for one in forecast.result["tested"]:
        names = ("actual", "middle", "low", "high", "last_value", "trend")
        years = [str(one["origin"]), str(one["origin"] + one["ahead"])]
        yield [*years, *(round(one[name], 3) for name in names)]
