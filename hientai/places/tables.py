"""Converted figures as an Excel file."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from hientai.kernel.vietnamese import format_date
from hientai.places.domain import Places
from hientai.places.domain.converting import Converted
from hientai.places.domain.figures import Line, ratio
from hientai.places.selectors.wording import how_words, near_words, why_words

Cell = str | int | Decimal | None


def converted_workbook(done: Converted, places: Places, said: str) -> bytes:
    """Return the rebuilt table, what each line is made of, the sums, and what was not understood."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        style = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        write = _Writer(style)
        write.sheet(book.add_worksheet(_("Đã quy đổi")), _head(done), _lines(done, places))
        write.sheet(book.add_worksheet(_("Gồm từ đâu")), _made_head(), _made_of(done))
        write.sheet(book.add_worksheet(_("Đối chiếu tổng")), _sums_head(), _sums(done, said))
        write.sheet(
            book.add_worksheet(_("Cần xem lại")), [_("Dòng"), _("Nội dung")], _notes(done, places)
        )
    return out.getvalue()


class _Writer:
    def __init__(self, head: Format) -> None:
        self._head = head

    def sheet(self, sheet: Worksheet, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        sheet.write_row(0, 0, head, self._head)
        last = 0
        for last, row in enumerate(rows, start=1):
            sheet.write_row(last, 0, row)
        for column, name in enumerate(head):
            sheet.set_column(column, column, 44 if column == 1 else max(14, min(len(name) + 4, 26)))
        sheet.freeze_panes(1, 0)
        if last:
            sheet.autofilter(0, 0, last, len(head) - 1)


def _head(done: Converted) -> list[str]:
    head = [_("Mã"), _("Tên"), _("Tỉnh, thành phố")]
    for series in done.sheet.series:
        head += [series, _("%(name)s: phần ước chia") % {"name": series}]
    head += [f"{above} / {below}" for above, below in done.ratios]
    return [*head, _("Cách tính")]


def _lines(done: Converted, places: Places) -> Iterable[list[Cell]]:
    for line in done.rebuilt.lines:
        province = places.province_of(line.places[0], done.question.to)
        row: list[Cell] = [
            " + ".join(place.code for place in line.places),
            " + ".join(place.title for place in line.places),
            province.name if province else "",
        ]
        for series in done.sheet.series:
            value = line.value(series)
            row += [value, None if value is None else _shared(line, series)]
        row += [ratio(line, pair) for pair in done.ratios]
        yield [*row, "; ".join(how_words(line.hows))]


def _shared(line: Line, series: str) -> Decimal:
    return (line.value(series) or Decimal()) - line.exact(series)


def _made_head() -> list[str]:
    return [_("Mã"), _("Nơi"), _("Từ mã"), _("Từ nơi"), _("Số liệu"), _("Phần"), _("Cách tính")]


def _made_of(done: Converted) -> Iterable[list[Cell]]:
    for line in done.rebuilt.lines:
        for part in line.portions:
            yield [
                " + ".join(place.code for place in line.places),
                " + ".join(place.title for place in line.places),
                part.figure.place.code,
                part.figure.place.title,
                part.figure.series,
                part.amount,
                how_words([part.how])[0],
            ]


def _sums_head() -> list[str]:
    return [_("Số liệu"), _("Ghi chú"), _("Vào"), _("Ra"), _("Đúng"), _("Ước chia"), _("Để ngoài")]


def _sums(done: Converted, said: str) -> Iterable[list[Cell]]:
    days = _("Từ địa giới ngày %(day)s sang ngày %(to)s.") % {
        "day": format_date(done.question.day),
        "to": format_date(done.question.to),
    }
    for one in done.sums:
        yield [one.series, f"{days} {said}", one.given, one.value, one.exact, one.shared, one.left]


def _notes(done: Converted, places: Places) -> Iterable[list[Cell]]:
    for note in (*done.sheet.problems, *done.sheet.notes):
        yield [
            note.row or "",
            " ".join([_(note.sentence) % note.values, near_words(note.near, places)]),
        ]
    for left in done.rebuilt.left:
        figure = left.figure
        yield ["", f"{figure.place.title}, {figure.series} {figure.value}: {why_words(left.why)}"]
