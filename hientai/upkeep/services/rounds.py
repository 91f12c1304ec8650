"""Rounds: opened, repeated each year, closed; bodies asked and reminded."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from hientai.bodies.models import Body
from hientai.core import audit
from hientai.core.notices import Notice, tell
from hientai.kernel.errors import Conflict, DomainError, noop
from hientai.kernel.permissions import SYSTEM, Actor, Permission
from hientai.people.models import Person
from hientai.plans.models import Task
from hientai.upkeep.domain import next_year, rung
from hientai.upkeep.models import Answer, Round
from hientai.upkeep.selectors.rounds import open_rounds

ASKED = noop("%(title)s: đề nghị xác nhận danh sách trí thức trước ngày %(day)s")
SOON = noop("%(title)s: còn %(days)s ngày để xác nhận danh sách trí thức")
LATE = noop("%(title)s: quá hạn %(days)s ngày, danh sách trí thức chưa được xác nhận")


class BadRound(DomainError):
    """A round that cannot be."""

    code = "bad_round"


def open_round(  # noqa: PLR0913 -- what a round is, said by keyword
    *,
    title: str,
    due_on: date,
    by: Actor,
    steward: Body | None = None,
    tasks: Collection[Task] = (),
    yearly: bool = False,
    today: date | None = None,
) -> Round:
    """Ask every body that has people to confirm them by a day."""
    by.require(Permission.PEOPLE_ROUND)
    day = today or localdate()
    if due_on <= day:
        raise BadRound(noop("Hạn xác nhận phải sau ngày mở đợt."))
    bodies = _bodies_with_people(day)
    if not bodies:
        raise BadRound(noop("Chưa có đơn vị nào có người trong cơ sở dữ liệu trí thức."))
    with transaction.atomic():
        made = Round.objects.create(
            title=title,
            steward=steward,
            opened_on=day,
            due_on=due_on,
            yearly=yearly,
            opened_by=by.label[:200],
        )
        made.tasks.set(tasks)
        Answer.objects.bulk_create([Answer(round=made, body_id=body) for body in bodies])
        audit.record(by=by, action="round.opened", target=made, bodies=len(bodies))
        for answer in made.answers.all():
            _ask(answer)
    return made


def _ask(answer: Answer) -> None:
    _tell(answer, ASKED, {"day": f"{answer.round.due_on:%d/%m/%Y}"}, "asked")


def keep_up(today: date) -> None:
    """Ask bodies that got people since a round was opened; leave out those that ended unheard."""
    for each in open_rounds(today):
        with transaction.atomic():
            asked = set(each.answers.values_list("body", flat=True))
            for body in _bodies_with_people(today):
                if body not in asked:
                    _ask(Answer.objects.create(round=each, body_id=body))
            ended = each.answers.filter(confirmed_at=None, body__valid_to__lt=today, said=None)
            ended.delete()


def _bodies_with_people(day: date) -> list[int]:
    with_people = Person.objects.filter(status=Person.Status.WORKING).exclude(body=None)
    found = Body.objects.filter(pk__in=with_people.values("body")).order_by("pk")
    return [body.pk for body in found if body.valid_on(day)]


def close_round(*, round_: Round, by: Actor, today: date | None = None) -> Round:
    """Take no more answers."""
    by.require(Permission.PEOPLE_ROUND)
    with transaction.atomic():
        held = Round.objects.select_for_update().get(pk=round_.pk)
        if held.closed_on is not None:
            raise Conflict(noop("Đợt rà soát này đã đóng."))
        held.closed_on = today or localdate()
        held.save(update_fields=["closed_on"])
        audit.record(by=by, action="round.closed", target=held)
    return held


def remind(today: date) -> int:
    """Remind bodies that have not confirmed; may run twice a day, each reminder is told once."""
    told = 0
    for each in open_rounds(today):
        step = rung(each.due_on, today)
        if step is None:
            continue
        days: dict[str, str | int] = {"days": abs((today - each.due_on).days)}
        with transaction.atomic():
            for answer in each.answers.filter(confirmed_at=None).select_related("round"):
                _tell(answer, SOON if today <= each.due_on else LATE, days, str(step))
                told += 1
    return told


def _tell(answer: Answer, words: str, values: dict[str, str | int], key: str) -> None:
    tell(
        Notice(
            kind="people_round",
            words=words,
            values={"title": answer.round.title, **values},
            href=reverse("upkeep:answer", args=[answer.pk]),
            key=f"people-round-{answer.pk}-{key}",
            bodies=[answer.body_id],
        )
    )


def open_yearly(today: date) -> list[Round]:
    """Open anew what is to come each year, a year after it was opened; may run twice."""
    made = []
    for each in Round.objects.filter(yearly=True):
        if next_year(each.opened_on) > today:
            continue
        with transaction.atomic():
            held = Round.objects.select_for_update().get(pk=each.pk)
            if not held.yearly:
                continue
            held.yearly = False  # the new one goes on
            held.closed_on = held.closed_on or today
            held.save(update_fields=["yearly", "closed_on"])
            made.append(_again(held, today))
    return made


def _again(before: Round, today: date) -> Round:
    title = before.title.replace(str(before.opened_on.year), str(today.year))
    return open_round(
        title=title,
        due_on=today + (before.due_on - before.opened_on),
        by=SYSTEM,
        steward=before.steward,
        tasks=list(before.tasks.all()),
        yearly=True,
        today=today,
    )
