"""Outlines: the standard ones and this province's."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hientai.core.access import actor_of, requires
from hientai.kernel.permissions import Permission
from hientai.reviews import selectors, services
from hientai.reviews.domain.outlines import OutlineData
from hientai.reviews.forms import OutlineForm, SectionForms, sections_in_order
from hientai.reviews.models import FormChoice, Kind, Outline

NEW = "moi"


@requires(Permission.OUTLINE_EDIT)
def outline_list(request: HttpRequest) -> HttpResponse:
    own = set(Outline.objects.values_list("key", flat=True))
    rows = [
        {
            "outline": one,
            "form": FormChoice(one.form.value).label,
            "kinds": [Kind(kind).label for kind in one.kinds if kind in Kind.values],
            "own": one.key in own,
            "sections": "; ".join(section.title for section in one.sections).replace(
                "{next}", _("kỳ sau")
            ),
        }
        for one in selectors.outlines()
    ]
    return render(request, "reviews/outlines.html", {"rows": rows, "new": NEW})


@requires(Permission.OUTLINE_EDIT)
def outline_edit(request: HttpRequest, key: str) -> HttpResponse:
    """Show an outline to be changed; a standard one becomes this province's by that."""
    known = None if key == NEW else selectors.outline_by_key(key)
    status = 200
    if request.method == "POST":
        form, rows = OutlineForm(request.POST), SectionForms(request.POST)
        if form.is_valid() and rows.is_valid():
            wanted = form.outline("" if key == NEW else key, sections_in_order(rows.forms))
            services.change_outline(change=services.OutlineChange(wanted), by=actor_of(request))
            messages.success(request, _("Đã lưu đề cương. Báo cáo đã lập không đổi."))
            return redirect("reviews:outlines")
        status = 422
    else:
        form = OutlineForm(initial=_head(known))
        rows = SectionForms(initial=_sections(known))
    own = Outline.objects.filter(key=key).first()
    context = {"form": form, "rows": rows, "outline": known, "own": own}
    return render(request, "reviews/outline.html", context, status=status)


def _head(known: OutlineData | None) -> dict[str, object]:
    if known is None:
        return {}
    return {
        "name": known.name,
        "kinds": known.kinds,
        "form": known.form.value,
        "annexes": known.annexes,
    }


def _sections(known: OutlineData | None) -> list[dict[str, object]]:
    if known is None:
        return []
    return [
        {"key": one.key, "order": place, "title": one.title, "parts": one.parts}
        for place, one in enumerate(known.sections, 1)
    ]


@requires(Permission.OUTLINE_EDIT)
@require_POST
def outline_forget(request: HttpRequest, key: str) -> HttpResponse:
    services.forget_outline(outline=get_object_or_404(Outline, key=key), by=actor_of(request))
    return redirect("reviews:outlines")
