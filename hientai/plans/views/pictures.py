"""Pages of the paper as pictures."""

from __future__ import annotations

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from hientai.core.access import requires
from hientai.kernel.permissions import Permission
from hientai.plans import selectors
from hientai.plans.selectors.pictures import Box
from hientai.plans.views.lists import visible

_BOX = re.compile(r"(\d{1,5})-(\d{1,5})-(\d{1,5})-(\d{1,5})")


@require_GET
@requires(Permission.PLAN_SEE)
def page(request: HttpRequest, plan_id: int, page: int) -> HttpResponse:
    """Send a page; `o` marks a box on it, `cat` cuts the lines around the box out."""
    plan = visible(request, plan_id)
    box = _box(request.GET.get("o", ""))
    drawn = selectors.page_picture(plan, page, box, cut="cat" in request.GET)
    response = HttpResponse(drawn, content_type="image/webp")
    response["Cache-Control"] = "private, max-age=86400"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _box(said: str) -> Box | None:
    if not said:
        return None
    found = _BOX.fullmatch(said)
    if not found:
        raise Http404
    left, top, right, bottom = (min(int(side), 10_000) for side in found.groups())
    return left, top, right, bottom
