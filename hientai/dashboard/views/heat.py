"""The map of bodies by month, as a page and as an Excel file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hientai.core.access import actor_of, requires
from hientai.dashboard import selectors
from hientai.dashboard.domain import MEANINGS, SIGNS, Cell, Kind, months_of
from hientai.dashboard.selectors import HeatMap, HeatRow
from hientai.dashboard.tables import MEDIA_TYPE, heat_workbook
from hientai.dashboard.views.board_filter import Choices, chips_of, choices_for, filter_of
from hientai.duties import selectors as duty_selectors
from hientai.duties.forms import Link, with_part
from hientai.duties.selectors import BoardFilter
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.vietnamese import format_number

YEARS_BACK = 4


@dataclass(frozen=True)
class ShownCell:
    """A cell as people meet it: its look, its sign, its number, all of it in words, its duties."""

    cell: Cell
    said: str
    href: str


@dataclass(frozen=True)
class ShownRow:
    name: str
    href: str
    cells: list[ShownCell]
    whole: ShownCell


@dataclass(frozen=True)
class HeatPage:
    map: HeatMap
    rows: list[ShownRow]
    sums: ShownRow
    chosen: BoardFilter
    choices: Choices
    chips: list[Link]
    keys: list[tuple[str, str, str]]  # look, sign, meaning
    years: list[int]
    year: int | None
    query: str


@requires(Permission.DUTY_SEE)
def heat(request: HttpRequest) -> HttpResponse:
    """Show what became of what each body owed, month by month; each cell leads to its duties."""
    today = localdate()
    page = build(actor_of(request), request.GET, today)
    return render(request, "dashboard/heat.html", {"heat": page, "today": today})


@requires(Permission.DUTY_SEE)
def heat_export(request: HttpRequest) -> HttpResponse:
    today = localdate()
    page = build(actor_of(request), request.GET, today)
    response = HttpResponse(heat_workbook(page.map), content_type=MEDIA_TYPE)
    name = f"don-vi-theo-thang-{today:%Y-%m-%d}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def build(actor: Actor, query: QueryDict, today: date) -> HeatPage:
    """Put the map together; the filter is the board's, its state and month left out."""
    duties = duty_selectors.visible_duties(actor)
    asked = replace(filter_of(actor, query), state="", due=None)
    chosen, units = duty_selectors.in_units(duties, asked, today)
    years = [today.year + 1 - n for n in range(YEARS_BACK + 2)]
    year = next((one for one in years if str(one) == query.get("year")), None)
    found = selectors.heat_map(duties, chosen, months_of(year, today), today, units)
    choices = choices_for(actor, chosen, units)
    of_year = f"&year={year}" if year else ""
    return HeatPage(
        map=found,
        rows=[_row(row, found, query) for row in found.rows],
        sums=_sums(found, query),
        chosen=chosen,
        choices=choices,
        chips=[Link(chip.label, chip.href + of_year) for chip in chips_of(chosen, choices, query)],
        keys=[(kind.value, SIGNS[kind], _(MEANINGS[kind])) for kind in Kind if SIGNS[kind]],
        years=years,
        year=year,
        query=with_part(query, state=None, month=None) + of_year,
    )


def _row(row: HeatRow, found: HeatMap, query: QueryDict) -> ShownRow:
    return ShownRow(
        row.body.full_name,
        _board(query, body=row.body.pk, month=None),
        [
            _cell(cell, month, _board(query, body=row.body.pk, month=f"{month:%Y-%m}"))
            for month, cell in zip(found.months, row.cells, strict=True)
        ],
        _cell(row.whole, None, _board(query, body=row.body.pk, month=None)),
    )


def _sums(found: HeatMap, query: QueryDict) -> ShownRow:
    return ShownRow(
        _("Tất cả đơn vị"),
        _board(query, month=None),
        [
            _cell(cell, month, _board(query, month=f"{month:%Y-%m}"))
            for month, cell in zip(found.months, found.sums, strict=True)
        ],
        _cell(found.whole, None, _board(query, month=None)),
    )


def _board(query: QueryDict, **changes: object) -> str:
    return reverse("dashboard:board") + with_part(query, **{"state": None, **changes})


def _cell(cell: Cell, month: date | None, href: str) -> ShownCell:
    """Say a cell in words, for whoever hears it instead of seeing its colour and sign."""
    counted = [
        (cell.on_time, _("%(n)s đúng hạn")),
        (cell.late, _("%(n)s muộn")),
        (cell.overdue, _("%(n)s quá hạn")),
        (cell.ahead, _("%(n)s chưa đến hạn")),
    ]
    figures = ", ".join(words % {"n": format_number(n)} for n, words in counted if n)
    when = _("Tháng %(month)s") % {"month": f"{month:%m/%Y}"} if month else _("Cả bảng")
    return ShownCell(cell, f"{when}: {figures or _(MEANINGS[Kind.NOTHING])}", href)
