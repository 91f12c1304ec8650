"""What bodies' own plans tell of the tasks above: how many of their tasks carry one out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from hientai.duties.domain.works import Figure
from hientai.kernel.errors import noop
from hientai.plans.models import Task
from hientai.subplans import selectors


class CarriedOut:
    what = "own_plan"
    label = noop("kế hoạch của đơn vị")

    def figures(
        self,
        tasks: Collection[int],
        body: int,
        start: date,  # noqa: ARG002  # how things stand, whatever the period
        end: date,  # noqa: ARG002
    ) -> Mapping[int, Sequence[Figure]]:
        found = selectors.carried_out(tasks, body)
        plans = dict(Task.objects.filter(pk__in=found).values_list("pk", "plan_id"))
        return {
            task: [
                Figure(
                    label=_("Mục đã xong trong kế hoạch của đơn vị"),
                    value=f"{done}/{n}",
                    href=reverse("subplans:clauses", args=[plans[task], plan]),
                )
            ]
            for task, (n, done, plan) in found.items()
        }
