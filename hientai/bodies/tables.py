"""The list of bodies as an Excel table."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date

import xlsxwriter
from django.utils.translation import gettext as _

from hientai.bodies.models import Body

_WIDTHS = (52, 26, 16, 12, 12, 44, 44)


def bodies_workbook(bodies: Iterable[Body]) -> bytes:
    """Return a workbook with one row a body, heading frozen, filters on; text is never a formula."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(_("Cơ quan, đơn vị"))
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        sheet.write_row(0, 0, _head(), head)
        last = 0
        for last, body in enumerate(bodies, start=1):
            for column, value in enumerate(_row(body)):
                sheet.write(last, column, value, day if isinstance(value, date) else wrap)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(last, 1), len(_WIDTHS) - 1)
    return out.getvalue()


def _head() -> list[str]:
    return [
        _("Tên"),
        _("Loại"),
        _("Tỉnh, thành phố"),
        _("Từ ngày"),
        _("Đến ngày"),
        _("Tên khác"),
        _("Đơn vị kế thừa"),
    ]


def _row(body: Body) -> list[str | date]:
    return [
        body.name,
        str(body.get_kind_display()),
        body.province,
        body.valid_from or "",
        body.valid_to or "",
        "\n".join(alias.name for alias in body.aliases.all()),
        "\n".join(step.successor.full_name for step in body.successions.all()),
    ]
