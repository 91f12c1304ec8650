"""What the page of a review shows, whether it is a draft or frozen."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.timezone import localdate

from hientai.core.access import actor_of
from hientai.core.papers import pdf
from hientai.kernel.permissions import Permission
from hientai.reports import papers
from hientai.reports.domain.composing import TOLD
from hientai.reports.domain.content import Content, Words
from hientai.reports.domain.gathered import Report
from hientai.reports.domain.listing import opened
from hientai.reports.domain.names import NAMES, as_typed, resolved
from hientai.reports.forms import FigureForm
from hientai.reports.selectors import FIRST_OPENED, duties_behind
from hientai.reviews.domain.differences import kept_behind
from hientai.reviews.models import Review
from hientai.reviews.selectors import composed_review, differences, frozen_review

PAGE_SIZE = 20


def page_of(request: HttpRequest, review: Review) -> dict[str, Any]:
    """Return the context of a review's page."""
    actor = actor_of(request)
    asked = FigureForm(request.GET).query() or FIRST_OPENED
    context: dict[str, Any] = {
        "review": review,
        "may_edit": actor.may(Permission.REVIEW_EDIT, of=[review.steward_id]),
        "has_office": pdf.has_office(),
        "today": localdate(),
    }
    if review.is_draft:
        found = composed_review(review, localdate())
        figure = opened(found.found.report, asked, partial(duties_behind, found.found))
        context |= {"content": found.content, "report": found.found.report}
        context |= _editing(request, found.found.report, found.content)
    else:
        frozen = frozen_review(review)
        figure = opened(frozen.report, asked, partial(kept_behind, frozen))
        context |= {"content": frozen.content, "report": frozen.report}
        context["differences"] = differences(review, frozen)
    rows: Any = figure.items  # a paginator asks for slices and the length alone
    return context | {
        "sections": papers.shown(context["content"]),
        "opened": figure,
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
    }


def _editing(request: HttpRequest, report: Report, content: Content) -> dict[str, Any]:
    """Return what the open passage needs: its text as typed, and the figures it may ask for."""
    section, _slash, part = request.GET.get("sua", "").partition("/")
    open_part = next(
        (
            one
            for shown in content.sections
            if shown.key == section
            for one in shown.parts
            if isinstance(one, Words) and one.name == part
        ),
        None,
    )
    if open_part is None:
        return {}
    return {
        "editing": (section, part),
        "typed": as_typed(open_part.texts),
        "told": part in TOLD,
        "names": _names(report),
        "withins": _withins(report),
    }


def _names(report: Report) -> list[tuple[str, str]]:
    found = ((name, resolved(report, name)) for name in NAMES)
    return [(name, figure.text if figure else "-") for name, figure in found]


def _withins(report: Report) -> list[tuple[str, str]]:
    groups = [(f"nhóm {one.id}", f"{one.number} {one.text}".strip()) for one in report.groups]
    bodies = [(f"đơn vị {pk}", name) for pk, name in report.bodies.items()]
    before = [("kỳ trước", report.span.before.name)] if report.previous else []
    return [*before, *groups, *bodies]
