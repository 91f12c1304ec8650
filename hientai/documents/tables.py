"""The list of papers as an Excel table."""

from __future__ import annotations

import io
from collections.abc import Iterable

import xlsxwriter
from django.utils.translation import gettext as _

from hientai.documents.selectors import Row, missing_of

_WIDTHS = (24, 22, 40, 14, 70, 30, 30)


def documents_workbook(rows: Iterable[Row]) -> bytes:
    """Return a workbook with one row a paper, heading frozen, filters on; text is never a formula."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(_("Văn bản"))
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        sheet.write_row(0, 0, _head(), head)
        last = 0
        for last, row in enumerate(rows, start=1):
            sheet.write_row(last, 0, _cells(row), wrap)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(last, 1), len(_WIDTHS) - 1)
    return out.getvalue()


def _head() -> list[str]:
    return [
        _("Số, ký hiệu"),
        _("Loại văn bản"),
        _("Cơ quan ban hành"),
        _("Ngày ban hành"),
        _("Trích yếu"),
        _("Hiệu lực"),
        _("Còn thiếu"),
    ]


def _cells(row: Row) -> list[str]:
    document = row.document
    return [
        document.number,
        document.kind,
        document.issuer,
        document.day_words,
        document.title,
        row.label,
        ", ".join(_(part) for part in missing_of(document)),
    ]
