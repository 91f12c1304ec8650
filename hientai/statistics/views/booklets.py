"""The yearly booklet: choosing a year and an edition, taking it as Word or PDF."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from hientai.core.access import actor_of, public, requires
from hientai.core.papers import pdf
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.statistics import papers
from hientai.statistics.domain.asking import YEARS
from hientai.statistics.selectors import publications

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"


@require_GET
@requires(Permission.STATISTICS_SEE)
def choose(request: HttpRequest) -> HttpResponse:
    this = localdate().year
    context = {
        "years": [this - back for back in range(YEARS)],
        "published": publications.open_publications(),
        "has_office": pdf.has_office(),
    }
    return render(request, "statistics/booklets.html", context)


@require_GET
@requires(Permission.STATISTICS_SEE)
def internal(request: HttpRequest) -> HttpResponse:
    """Send the exact booklet of the year asked for, else of the last whole year."""
    today, year = localdate(), request.GET.get("year", "")
    asked = int(year) if year.isdigit() else today.year - 1
    if not today.year - YEARS < asked <= today.year:
        raise NotFound(noop("Chưa có số liệu của năm này."))
    data = papers.internal_booklet(actor_of(request), asked, today)
    suffix = "pdf" if request.GET.get("suffix") == "pdf" else "docx"
    return _download(data, f"thong-ke-tri-thuc-{asked}-noi-bo", suffix)


@require_GET
@public
def opened(request: HttpRequest, pk: str, suffix: str) -> HttpResponse:
    publication = publications.open_publication(int(pk))
    data = papers.public_booklet(actor_of(request), publication)
    return _download(data, f"thong-ke-tri-thuc-{publication.on.year}", suffix)


def _download(data: bytes, name: str, suffix: str) -> HttpResponse:
    if suffix == "pdf":
        data = pdf.to_pdf(data)
    response = HttpResponse(data, content_type=PDF if suffix == "pdf" else DOCX)
    response["Content-Disposition"] = f'attachment; filename="{name}.{suffix}"'
    response["Cache-Control"] = "private, no-store"
    return response
