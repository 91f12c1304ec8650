"""What confirmed lists tell of the tasks that they carry out: bodies and people."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from hientai.duties.domain.works import Figure
from hientai.kernel.errors import noop
from hientai.upkeep.models import Answer, Round


class Confirmed:
    what = "people_round"
    label = noop("rà soát trí thức")

    def figures(
        self, tasks: Collection[int], body: int, start: date, end: date
    ) -> Mapping[int, Sequence[Figure]]:
        """Tell a steward how many bodies confirmed, any other body what it confirmed itself."""
        found: dict[int, list[Figure]] = {}
        rounds = Round.objects.filter(tasks__in=tasks).distinct()
        for each in rounds.prefetch_related("answers", "tasks"):
            answers = [one for one in each.answers.all() if _within(one, start, end)]
            own = [one for one in answers if one.body_id == body]
            told = _told_steward(each, answers) if each.steward_id == body else _told_body(own)
            for task in each.tasks.all():
                if told and task.pk in tasks:
                    found.setdefault(task.pk, []).extend(told)
        return found


def _within(answer: Answer, start: date, end: date) -> bool:
    return answer.confirmed_at is not None and start <= answer.confirmed_at.date() <= end


def _told_steward(each: Round, answers: list[Answer]) -> list[Figure]:
    href = reverse("upkeep:round", args=[each.pk])
    asked = len(each.answers.all())
    people = sum(one.people for one in answers)
    return [
        Figure(_("Đơn vị đã xác nhận danh sách trí thức"), f"{len(answers)}/{asked}", href=href),
        Figure(_("Trí thức được đơn vị xác nhận"), people, _("người"), href=href),
    ]


def _told_body(own: list[Answer]) -> list[Figure]:
    return [
        Figure(
            _("Trí thức được đơn vị xác nhận"),
            one.people,
            _("người"),
            href=reverse("upkeep:answer", args=[one.pk]),
        )
        for one in own
    ]
