"""The gallery of page parts, and the answer to «are you alive?»."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hientai.core.access import public
from hientai.core.gallery import context


@public
def gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "core/gallery.html", context())


@public
def health(request: HttpRequest) -> HttpResponse:
    """Say that the web server and its database answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
