"""Figures on other boundaries: a table goes in, the rebuilt table comes out; nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hientai.core import charts
from hientai.core.access import requires
from hientai.core.middleware import sentence
from hientai.kernel.errors import DomainError
from hientai.kernel.permissions import Permission
from hientai.kernel.vietnamese import format_date, format_number
from hientai.places import selectors
from hientai.places.domain import Place, Places
from hientai.places.domain.converting import Converted
from hientai.places.domain.converting import convert as rebuild
from hientai.places.domain.figures import Line, ratio
from hientai.places.domain.sheet import Note
from hientai.places.domain.standard import LAST_OLD_DAY
from hientai.places.forms import NOW, ConvertForm
from hientai.places.selectors import wording
from hientai.places.tables import converted_workbook

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN, BARS, PARTS = 300, 12, 6
SAMPLE = (
    "Xã, phường\tHuyện\tNgười có trình độ đại học\tDân số\n"
    "TT. Liên Hương\tTuy Phong\t2.410\t33.950\n"
    "TT. Phan Rí Cửa\tTuy Phong\t1.630\t42.120\n"
    "Xã Phong Phú\tTuy Phong\t205\t9.871\n"
    "Xã Phước Thể\tTuy Phong\t480\t12.300\n"
    "Xã Bình Thạnh\tTuy Phong\t150\t7.300\n"
    "Xã Hòa Minh\tTuy Phong\t320\t8.900\n"
)


@dataclass(frozen=True)
class Row:
    """A line as the page shows it."""

    places: tuple[Place, ...]
    province: Place | None
    values: list[tuple[str, Any, Any]]  # (series, value, estimated part)
    ratios: list[tuple[str, Any]]
    made_of: list[str]
    more: int
    how: list[str]


@requires(Permission.BODY_SEE)
@require_http_methods(["GET", "POST"])
def convert(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        return render(
            request, "places/convert.html", {"form": ConvertForm(initial=_start(request))}
        )
    form = ConvertForm(request.POST, request.FILES)
    places = selectors.places()
    done = None
    if form.is_valid():
        try:
            done = rebuild(places, form.cleaned_data["rows"], form.question())
        except DomainError as refusal:
            form.add_error(_field_of(refusal), sentence(refusal))
    if done is None:
        return render(request, "places/convert.html", {"form": form}, status=422)
    if request.POST.get("output") == "excel":
        return _workbook(done, places)
    return render(
        request,
        "places/converted.html",
        {"form": _kept(form, request.POST), **_shown(done, places)},
    )


def _field_of(refusal: DomainError) -> str:
    """Return the field whose answer is refused."""
    if refusal.code != "bad_question":
        return "table"
    return "ratios" if refusal.values else "level"


def _start(request: HttpRequest) -> dict[str, str]:
    start = {"day": format_date(LAST_OLD_DAY.replace(year=2024, month=12, day=31)), "to": NOW}
    if request.GET.get("mau"):
        start |= {"table": SAMPLE, "within": "Bình Thuận"}
    return start


def _kept(form: ConvertForm, posted: QueryDict) -> ConvertForm:
    """Return the form with the table of the file as text: it is sent again for the Excel file."""
    table = "\n".join("\t".join(row) for row in form.cleaned_data["rows"])
    return ConvertForm({**posted.dict(), "table": table})


def _workbook(done: Converted, places: Places) -> HttpResponse:
    data = converted_workbook(done, places, wording.exactness(done))
    response = HttpResponse(data, content_type=EXCEL)
    response["Content-Disposition"] = 'attachment; filename="quy-doi-dia-gioi.xlsx"'
    return response


def _shown(done: Converted, places: Places) -> dict[str, object]:
    lines = done.rebuilt.lines
    return {
        "done": done,
        "heading": wording.heading(done),
        "exactness": wording.exactness(done),
        "rows": [_row(line, done, places) for line in lines[:SHOWN]],
        "shown": SHOWN,
        "chart": _chart(done) if done.sums and len(lines) > 1 else None,
        "problems": [_note(note, places) for note in done.sheet.problems[:SHOWN]],
        "notes": [_note(note, places) for note in done.sheet.notes[:SHOWN]],
        "left": [(one.figure, wording.why_words(one.why)) for one in done.rebuilt.left[:SHOWN]],
    }


def _note(note: Note, places: Places) -> tuple[int, str]:
    said = _(note.sentence) % note.values if note.values else _(note.sentence)
    return note.row, " ".join([said, wording.near_words(note.near, places)]).strip()


def _row(line: Line, done: Converted, places: Places) -> Row:
    values = []
    for series in done.sheet.series:
        value = line.value(series)
        values.append((series, value, None if value is None else value - line.exact(series)))
    origins = list(dict.fromkeys(part.figure.place for part in line.portions))
    return Row(
        places=line.places,
        province=places.province_of(line.places[0], done.question.to),
        values=values,
        ratios=[(f"{a} / {b}", _percent(ratio(line, (a, b)))) for a, b in done.ratios],
        made_of=[place.full_name for place in origins[:PARTS]],
        more=max(0, len(origins) - PARTS),
        how=wording.how_words(line.hows),
    )


def _percent(share: Decimal | None) -> str:
    return "" if share is None else f"{format_number(100 * share, 2)}%"


def _chart(done: Converted) -> charts.Chart:
    """Draw the largest places of the first series."""
    series = done.sheet.series[0]
    valued = [(line, value) for line in done.rebuilt.lines if (value := line.value(series))]
    valued.sort(key=lambda pair: -pair[1])
    title = _("%(series)s: nhiều nhất ở %(place)s") % {
        "series": series,
        "place": valued[0][0].places[0].full_name if valued else "…",
    }
    if len(valued) > BARS:
        title += " " + _("(%(shown)s trong %(all)s nơi)") % {"shown": BARS, "all": len(valued)}
    bars = [
        charts.Bar(" + ".join(place.title for place in line.places), float(value))
        for line, value in valued[:BARS]
    ]
    return charts.bars(title, bars, head=(_("Nơi"), series))
