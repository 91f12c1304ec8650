"""What opinions answer when papers are asked about: who sees them, what went up by them."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from hientai.documents.models import Document
from hientai.documents.selectors import Part
from hientai.kernel.permissions import Actor
from hientai.opinions.models import Step
from hientai.opinions.selectors import visible_opinions


def on_shown_asked(*, actor: Actor, **_more: Any) -> Q:
    """Show the papers by which opinions that a person sees went up or came back."""
    seen = visible_opinions(actor).order_by().values("pk")
    named = Step.objects.filter(opinion__in=seen, paper__isnull=False)
    return Q(pk__in=named.values("paper"))


def on_parts_asked(*, document: Document, actor: Actor, **_more: Any) -> list[Part]:
    """Tell of a paper which opinions went up by it, or were answered by it."""
    steps = Step.objects.filter(paper=document).values("opinion")
    found = list(visible_opinions(actor).filter(pk__in=steps))
    part = Part(
        _("Kiến nghị gửi, trả lời bằng văn bản này"), "opinions/part.html", {"found": found}
    )
    return [part] if found else []
