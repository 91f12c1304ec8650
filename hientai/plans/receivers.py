"""What plans answer when papers are asked about: who watches them, who sees them, what is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from hientai.core.states import LABELS
from hientai.documents.models import Document
from hientai.documents.selectors import Part
from hientai.kernel.permissions import Actor
from hientai.plans.models import Plan
from hientai.plans.selectors import states_of_tasks, visible_plans


def on_keepers_asked(*, documents: Iterable[int], **_: Any) -> set[int]:
    """Name the stewards of the plans that these papers are."""
    return set(Plan.objects.filter(document__in=documents).values_list("steward", flat=True))


def on_shown_asked(*, actor: Actor, **_: Any) -> Q:
    """Show the papers of the plans that a person sees."""
    return Q(pk__in=visible_plans(actor).order_by().values("document"))


def on_parts_asked(*, document: Document, actor: Actor, **_more: Any) -> list[Part]:
    """Tell of a paper that is a plan how its tasks stand."""
    plan = visible_plans(actor).filter(document=document).first()
    return [_plan_part(plan, actor)] if plan else []


def _plan_part(plan: Plan, actor: Actor) -> Part:
    states = Counter(one.state.value for one in states_of_tasks(plan, actor).values())
    context = {
        "plan": plan,
        "counts": [(state, states[state]) for state in LABELS if states[state]],
        "tasks": plan.tasks.filter(dropped=False).count(),
    }
    return Part(_("Kế hoạch và nhiệm vụ"), "plans/_part_plan.html", context)
