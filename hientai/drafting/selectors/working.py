"""What papers did for tasks in a period, for the reports of bodies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from hientai.drafting.domain import Step
from hientai.drafting.models import Draft, Stage


@dataclass(frozen=True)
class Made:
    """A paper of a task: issued in the period, or on its way at its end."""

    draft: Draft
    stage: Stage

    @property
    def issued(self) -> bool:
        return self.stage.step == Step.ISSUED


def papers_of_tasks(
    tasks: Collection[int], body: int, start: date, end: date
) -> Mapping[int, list[Made]]:
    """Return task -> the papers of a body that were issued in the period or on their way at its end."""
    stages = Stage.objects.filter(
        Q(until=None) | Q(until__gt=end),
        draft__wanted__task__in=tasks,
        draft__body=body,
        since__lte=end,
    )
    wanted = stages.exclude(step=Step.ISSUED, since__lt=start)
    rows = wanted.select_related("draft__wanted__document", "draft__wanted__task")
    found: dict[int, list[Made]] = defaultdict(list)
    for stage in rows.order_by("since", "id"):
        found[stage.draft.wanted.task_id].append(Made(stage.draft, stage))
    return found
