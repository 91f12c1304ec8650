"""A round as an Excel file: a line a body, how complete each field is."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Final

import xlsxwriter
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hientai.kernel.errors import noop
from hientai.people.domain.fields import FIELDS
from hientai.upkeep.domain import FIGURES, WANTED
from hientai.upkeep.selectors.lines import Line

_LEADING: Final = (
    noop("Đơn vị"),
    noop("Ngày xác nhận"),
    noop("Người xác nhận"),
    noop("Số người đã xác nhận"),
)
_STANDING: Final = (
    noop("Số người hiện có"),
    noop("Mức đầy đủ (%)"),
    noop("Số người quá 12 tháng chưa cập nhật"),
)
_WIDTH: Final = 16
_WIDE: Final = 40


def round_workbook(lines: Iterable[Line]) -> bytes:
    """Return a workbook of one sheet, heading frozen, days as real days."""
    kept = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(kept, options) as book:
        sheet = book.add_worksheet(_("Rà soát"))
        head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "valign": "vcenter"})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        titles = (*_LEADING, *FIGURES.values(), *_STANDING)
        known = [
            _("Có %(field)s (%%)") % {"field": _(FIELDS[name].label).lower()} for name in WANTED
        ]
        sheet.write_row(0, 0, [*map(_, titles), *known], head)
        sheet.set_column(0, 0, _WIDE)
        sheet.set_column(1, len(titles) + len(known) - 1, _WIDTH)
        sheet.freeze_panes(1, 1)
        for number, line in enumerate(lines, start=1):
            for column, value in enumerate(_row(line)):
                sheet.write(number, column, value, day if hasattr(value, "isoformat") else None)
    return kept.getvalue()


def _row(line: Line) -> list[object]:
    answer, standing = line.answer, line.standing
    done = answer.confirmed_at
    return [
        answer.body.full_name,
        localdate(done) if done else None,
        answer.confirmed_by,
        answer.people if done else None,
        *(answer.figures.get(name, 0) if done else None for name in FIGURES),
        *(standing.people, standing.complete, standing.old),
        *(standing.share(name) for name in WANTED),
    ]
