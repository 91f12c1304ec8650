"""What every page knows: who reads it and which theme they chose."""

from __future__ import annotations

from django.http import HttpRequest

from hientai.core.access import actor_of

THEMES = ("light", "dark")


def page(request: HttpRequest) -> dict[str, object]:
    theme = request.COOKIES.get("theme")
    return {"actor": actor_of(request), "theme": theme if theme in THEMES else ""}
