"""Papers as work: what they tell of tasks, and what a body that ends hands on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from hientai.bodies.domain.holding import Held, Move, Shown, by_bodies
from hientai.drafting import selectors
from hientai.drafting.domain import Step
from hientai.drafting.models import Asked, Draft
from hientai.drafting.selectors.working import Made
from hientai.duties.domain.works import Figure
from hientai.kernel.errors import noop


class Papers:
    """Papers that were issued, and those on their way, as work that speaks for tasks."""

    what = "draft"
    label = noop("văn bản phải ban hành")

    def figures(
        self, tasks: Collection[int], body: int, start: date, end: date
    ) -> Mapping[int, Sequence[Figure]]:
        found = selectors.papers_of_tasks(tasks, body, start, end)
        return {task: [_figure(one) for one in made] for task, made in found.items()}


def _figure(made: Made) -> Figure:
    draft, document = made.draft, made.draft.wanted.document
    if not made.issued or document is None:
        label = _("%(paper)s: %(step)s từ %(day)s") % {
            "paper": draft.wanted,
            "step": made.stage.step_label.lower(),
            "day": f"{made.stage.since:%d/%m/%Y}",
        }
        return Figure(label=label, href=reverse("drafting:detail", args=[draft.pk]))
    label = _("Đã ban hành %(paper)s") % {"paper": document.short_name}
    files = (document.file_id,) if document.file_id else ()
    return Figure(label, href=reverse("documents:detail", args=[document.pk]), files=files)


class PaperHolder:
    """The papers that a body drafts, or is asked about, as long as they are on their way."""

    asks = False

    def __init__(
        self, what: str, label: str, rows: Callable[[], QuerySet[Any]], *, once: bool = False
    ) -> None:
        self.what, self.label, self._rows = what, label, rows
        self._once = once  # a body has at most one for a draft

    def held_by(self, bodies: Collection[int]) -> list[Held]:
        found = self._rows().filter(body__in=bodies).order_by("pk")
        return [Held(row.pk, row.body_id, str(row)) for row in found]

    def move(self, moves: Sequence[Move]) -> Mapping[int, Mapping[str, Any]]:
        still = set(
            self._rows().filter(pk__in=[one.item for one in moves]).values_list("pk", flat=True)
        )
        for (old, new), group in by_bodies(moves).items():
            self._put([one.item for one in group if one.item in still], old, new)
        return {item: {} for item in still}

    def move_back(self, moves: Sequence[Move]) -> None:
        for (old, new), group in by_bodies(moves).items():
            self._put([one.item for one in group], new, old)

    def _put(self, items: Collection[int], old: int, new: int) -> None:
        chosen = self._rows().filter(pk__in=items, body=old)
        if self._once:
            chosen = chosen.exclude(draft__in=self._rows().filter(body=new).values("draft"))
        chosen.update(body=new)

    def show(self, items: Collection[int]) -> Mapping[int, Shown]:
        return {row.pk: Shown(str(row), _page_of(row)) for row in self._rows().filter(pk__in=items)}


def _page_of(row: Draft | Asked) -> str:
    draft = row.pk if isinstance(row, Draft) else row.draft_id
    return reverse("drafting:detail", args=[draft])


def _on_their_way() -> QuerySet[Draft]:
    return Draft.objects.exclude(step=Step.ISSUED).select_related("wanted")


def _not_answered() -> QuerySet[Asked]:
    return Asked.objects.filter(answered_on=None).select_related("draft__wanted", "body")


HOLDERS = (
    PaperHolder("draft", noop("văn bản đang soạn thảo"), _on_their_way),
    PaperHolder("asked", noop("dự thảo được hỏi ý kiến"), _not_answered, once=True),
)
