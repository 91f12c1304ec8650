"""Looking a place up, and one place through time."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from hientai.core.access import requires
from hientai.core.middleware import sentence
from hientai.kernel.errors import DomainError
from hientai.kernel.permissions import Permission
from hientai.kernel.vietnamese import parse_date
from hientai.places import selectors
from hientai.places.domain import Level
from hientai.places.forms import LEVELS
from hientai.places.views.drawing import draw


@requires(Permission.BODY_SEE)
@require_GET
def find(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:200]
    written = request.GET.get("day", "").strip()[:10]
    day, refusal = _day(written)
    level = request.GET.get("level", "")
    context = {
        "query": query,
        "day": day,
        "written": written,
        "refusal": refusal,
        "level": level,
        "levels": LEVELS,
        "found": selectors.search(query, day, _level(level)) if query else None,
        "counts": selectors.counts(),
        "loads": selectors.loads(),
    }
    return render(request, "places/find.html", context)


@requires(Permission.BODY_SEE)
@require_GET
def place(request: HttpRequest, place_id: str) -> HttpResponse:
    story = selectors.story_of(place_id)
    return render(request, "places/place.html", {"story": story, "drawing": draw(story)})


def _day(written: str) -> tuple[date, str]:
    """Return the day asked for, today if none or none that is one; and why not."""
    if not written:
        return timezone.localdate(), ""
    try:
        return parse_date(written), ""
    except DomainError as refusal:
        return timezone.localdate(), sentence(refusal)


def _level(asked: str) -> Level | None:
    return Level(asked) if asked in set(Level) else None
