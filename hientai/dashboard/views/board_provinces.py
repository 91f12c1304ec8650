"""The board by province, on the boundaries of each body's time or on those of today."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from hientai.bodies.models import Body
from hientai.duties.domain import Counted, DutyState, Figures
from hientai.kernel.vietnamese import format_date
from hientai.places.domain import Level, Place, Places
from hientai.places.selectors import places

SEVERAL = 2


def by_province(
    by_body: Mapping[int, Figures], bodies: Mapping[int, Body], today: date, *, as_today: bool
) -> list[tuple[str, Figures]]:
    """Return the figures of each of several provinces, most overdue first; the total is the same.

    A province on other boundaries is another one, even under its old name: it is told by its days.
    """
    if len({bodies[pk].province for pk in by_body if pk in bodies}) < SEVERAL:
        return []
    known = places()
    counted: defaultdict[str, Counter[DutyState]] = defaultdict(Counter)
    found: dict[str, Place] = {}
    for pk, figures in by_body.items():
        place = _province(known, bodies.get(pk), today, as_today=as_today)
        found |= {place.id: place} if place else {}
        counted[place.id if place else ""].update(figures.counts)
    names = Counter(place.name for place in found.values())
    rows = [
        (_label(found.get(place_id), names), Figures(Counted.DUTIES, counts))
        for place_id, counts in counted.items()
    ]
    return sorted(rows, key=lambda row: (-row[1][DutyState.OVERDUE], -row[1].total, row[0]))


def _province(known: Places, body: Body | None, today: date, *, as_today: bool) -> Place | None:
    if body is None or not body.province:
        return None
    ended = body.valid_to if body.valid_to and body.valid_to < today else today
    then = known.at(body.province, ended, level=Level.PROVINCE).place
    if then is None or not as_today:
        return then
    heirs, _steps = known.heirs(then, today)
    return heirs[0] if len(heirs) == 1 else then


def _label(place: Place | None, names: Mapping[str, int]) -> str:
    if place is None:
        return _("Chưa rõ tỉnh, thành phố")
    if names[place.name] == 1:
        return place.title
    if place.until:
        return _("%(place)s (đến %(day)s)") % {
            "place": place.title,
            "day": format_date(place.until),
        }
    return place.title
