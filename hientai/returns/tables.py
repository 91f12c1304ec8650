"""A return as an Excel form: headings locked, choices as lists, keys in a hidden column."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.worksheet import Worksheet

from hientai.kernel.vietnamese import format_date
from hientai.returns.domain import PACES
from hientai.returns.domain.form import (
    COLUMNS,
    FIRST_ROW,
    HEAD_ROW,
    KEY,
    NOTE_COLUMN,
    NOTE_ROW,
    SHEET,
    TICK,
    cell_name,
    note_key,
    row_key,
)
from hientai.returns.domain.form_values import pace_label
from hientai.returns.models import Return
from hientai.returns.selectors import Entry

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = (0, 5, 50, 16, 11, 12, 44, 44, 12, 10, 34, 34, 12)
LAST = len(WIDTHS) - 1
ROW_HEIGHT = 60
PERMITTED = {"format_columns": True, "format_rows": True, "select_locked_cells": True}
Looks = dict[str, Any]


def form_of(report: Return, entries: Sequence[Entry]) -> bytes:
    """Return the form of a return, filled with all that is saved or known."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet(SHEET)
        looks = _looks(book)
        _page(sheet)
        _head(sheet, report, looks)
        for at, entry in enumerate(entries):
            _row(sheet, FIRST_ROW + at, at + 1, entry, looks)
        _choices(sheet, FIRST_ROW + max(len(entries), 1) - 1)
    return out.getvalue()


def file_name(report: Return) -> str:
    """Return a name that files of several bodies and periods do not share."""
    return f"bieu-01-{report.body_id}-{report.period_end:%Y-%m}-{report.pk}.xlsx"


def _looks(book: Any) -> Looks:
    base = {"text_wrap": True, "valign": "top", "font_name": "Times New Roman", "font_size": 11}
    boxed = {**base, "border": 1}
    return {
        "title": book.add_format({**base, "bold": True, "font_size": 14, "text_wrap": False}),
        "words": book.add_format({**base, "text_wrap": False}),
        "head": book.add_format(
            {**boxed, "bold": True, "valign": "vcenter", "align": "center", "bg_color": "#EFEDE7"}
        ),
        "fixed": book.add_format({**boxed, "bg_color": "#F6F5F1"}),
        # text, so that 100% stays what was typed and does not become 1
        "typed": book.add_format({**boxed, "locked": False, "num_format": "@"}),
        "key": book.add_format({"hidden": True}),
    }


def _page(sheet: Worksheet) -> None:
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width, None, {"hidden": not width})
    sheet.freeze_panes(FIRST_ROW, COLUMNS["Nhiệm vụ"] + 1)
    sheet.protect("", PERMITTED)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_ROW)


def _head(sheet: Worksheet, report: Return, looks: Looks) -> None:
    sheet.write_string(0, 0, f"{KEY}{report.pk}", looks["key"])
    sheet.write_string(0, 1, _("Biểu 01: Kết quả thực hiện nhiệm vụ"), looks["title"])
    said = {
        "body": report.body.full_name,
        "plan": report.plan.document.short_name,
        "period": report.title,
        "day": format_date(report.due_on),
    }
    sheet.write_string(1, 1, _("Đơn vị: %(body)s. %(plan)s.") % said, looks["words"])
    sheet.write_string(2, 1, _("Kỳ: %(period)s. Gửi trước ngày %(day)s.") % said, looks["words"])
    guide = _("Chỉ điền ô trắng. Việc không có kết quả mới: đánh x ở cột Không phát sinh.")
    sheet.write_string(3, 1, report.ask.question if report.ask else guide, looks["words"])
    sheet.write_string(NOTE_ROW, 0, note_key(report.note), looks["key"])
    sheet.write_string(NOTE_ROW, 1, "", looks["fixed"])
    label = _("Trả lời (ghi ở ô dưới)") if report.ask else _("Nội dung chung (ghi ở ô dưới)")
    sheet.write_string(NOTE_ROW - 1, 1, label, looks["words"])
    sheet.merge_range(NOTE_ROW, NOTE_COLUMN, NOTE_ROW, LAST, report.note, looks["typed"])
    sheet.set_row(NOTE_ROW, ROW_HEIGHT)
    for heading, column in COLUMNS.items():
        sheet.write_string(HEAD_ROW, column, _(heading), looks["head"])


def _row(sheet: Worksheet, row: int, number: int, entry: Entry, looks: Looks) -> None:
    duty, said = entry.duty, entry.said
    key = row_key(duty.pk, entry.revision)
    fixed = [
        str(number),
        duty.task.text,
        duty.task.label,
        entry.role,
        format_date(duty.due_on) if duty.due_on else "",
    ]
    typed = [
        said.result,
        said.cumulative,
        "" if said.percent is None else f"{said.percent}%",  # a bare 1 could be 100%
        _(pace_label(said.pace)) if said.pace else "",
        said.difficulty,
        said.proposal,
        TICK if said.nothing_arose else "",
    ]
    sheet.set_row(row, ROW_HEIGHT)
    sheet.write_string(row, 0, key, looks["key"])
    for column, text in enumerate(fixed, start=1):
        sheet.write_string(row, column, text, looks["fixed"])
    for column, text in enumerate(typed, start=len(fixed) + 1):
        sheet.write_string(row, column, text, looks["typed"])


def _choices(sheet: Worksheet, last: int) -> None:
    paces = [_(label) for label in PACES.values()]
    for heading, choices in (("Tiến độ", paces), ("Không phát sinh", [TICK])):
        column = COLUMNS[heading]
        sheet.data_validation(
            FIRST_ROW,
            column,
            last,
            column,
            {
                "validate": "list",
                "source": choices,
                "ignore_blank": True,
                "error_title": _(heading),
                "error_message": _("Chọn trong danh sách: %(choices)s.")
                % {"choices": ", ".join(choices)},
            },
        )
    column = COLUMNS["Khối lượng đã làm (%)"]
    percents = f"{cell_name(FIRST_ROW, column)}:{cell_name(last, column)}"
    sheet.ignore_errors({"number_stored_as_text": percents})
