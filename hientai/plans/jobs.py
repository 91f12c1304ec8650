"""Work of plans that runs behind the pages."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django_tasks import task

from hientai.documents.models import Reading
from hientai.plans import selectors
from hientai.plans.models import Plan


@task()
def draw_pages(plan_id: int) -> None:
    """Draw the pages of a plan's paper, so that nobody waits for them; drawn ones are kept."""
    plan = Plan.objects.select_related("document__file").filter(pk=plan_id).first()
    if plan is not None:
        selectors.draw_pages(plan)


def on_document_read(*, reading: Reading, **_: Any) -> None:
    """Receive `signals.document_read`."""
    plan = Plan.objects.filter(document=reading.document_id).first()
    if plan is not None and reading.result.get("places"):
        transaction.on_commit(partial(draw_pages.enqueue, plan.pk))
