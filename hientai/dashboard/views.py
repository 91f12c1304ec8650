"""The public front page, the morning page, the board."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hientai.core.access import public, signed_in


@public
def public_home(request: HttpRequest) -> HttpResponse:
    return render(request, "dashboard/public.html")


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "dashboard/home.html")
