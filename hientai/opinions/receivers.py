"""What opinions answer when papers are asked about: who sees them."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from hientai.kernel.permissions import Actor
from hientai.opinions.models import Step
from hientai.opinions.selectors import visible_opinions


def on_shown_asked(*, actor: Actor, **_: Any) -> Q:
    """Show the papers by which opinions that a person sees went up or came back."""
    seen = visible_opinions(actor).order_by().values("pk")
    named = Step.objects.filter(opinion__in=seen, paper__isnull=False)
    return Q(pk__in=named.values("paper"))
