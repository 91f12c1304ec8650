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
from hientai.plans.models import Plan, WantedPaper
from hientai.plans.selectors import states_of_tasks, visible_plans
from hientai.plans.services.pairing import take_twins


def on_keepers_asked(*, documents: Iterable[int], **_: Any) -> set[int]:
    """Name the stewards of the plans that these papers are."""
    ids = list(documents)
    asked = Q(document__in=ids) | Q(tasks__wanted__document__in=ids)
    return set(Plan.objects.filter(asked).values_list("steward", flat=True))


def on_shown_asked(*, actor: Actor, **_: Any) -> Q:
    """Show the papers of the plans that a person sees, and those that these ask for."""
    plans = visible_plans(actor).order_by()
    asked = WantedPaper.objects.filter(task__plan__in=plans.values("pk"))
    return Q(pk__in=plans.values("document")) | Q(pk__in=asked.values("document"))


def on_relations_decided(*, document: Document, **_more: Any) -> None:
    """Look again at what a plan takes up of the plans above it."""
    for plan in Plan.objects.filter(document=document):
        take_twins(plan)


def on_parts_asked(*, document: Document, actor: Actor, **_more: Any) -> list[Part]:
    """Tell of a plan how its tasks stand and what it asks for; of a paper, which task asked for it."""
    seen = visible_plans(actor)
    plan = seen.filter(document=document).first()
    parts = [_plan_part(plan, actor)] if plan else []
    asked = WantedPaper.objects.exclude(state=WantedPaper.State.REFUSED)
    asked = asked.select_related("task__plan__document", "document").order_by("task__position")
    if plan:
        parts += _part(
            _("Văn bản phải ban hành"), asked.filter(task__plan=plan, task__dropped=False)
        )
    wanting = asked.filter(document=document, task__plan__in=seen)
    return parts + _part(_("Nhiệm vụ yêu cầu văn bản này"), wanting)


def _once(wanted: Iterable[WantedPaper]) -> list[WantedPaper]:
    """Return each paper once, though several tasks ask for it."""
    return list({one.document_id or -one.pk: one for one in wanted}.values())


def _part(heading: str, wanted: Iterable[WantedPaper]) -> list[Part]:
    context = {"wanted": list(wanted)}
    return [Part(heading, "plans/_part_wanted.html", context)] if context["wanted"] else []


def _plan_part(plan: Plan, actor: Actor) -> Part:
    states = Counter(one.state.value for one in states_of_tasks(plan, actor).values())
    context = {
        "plan": plan,
        "counts": [(state, states[state]) for state in LABELS if states[state]],
        "tasks": plan.tasks.filter(dropped=False).count(),
    }
    return Part(_("Kế hoạch và nhiệm vụ"), "plans/_part_plan.html", context)
