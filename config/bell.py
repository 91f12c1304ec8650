"""The bell of every page: how many notices a person has not read."""

from __future__ import annotations

from functools import cache

from django.http import HttpRequest

from hientai.chasing.selectors import count_unread
from hientai.core.access import actor_of


def bell(request: HttpRequest) -> dict[str, object]:
    """Count once, when a page asks: pieces of pages have no bell."""
    return {"unread_notices": cache(lambda: count_unread(actor_of(request)))}
