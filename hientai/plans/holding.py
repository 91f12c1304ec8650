"""What a body holds in plans: parts in tasks, the watch over a plan; and the plan itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations
from typing import Any

from django.db.models import Q
from django.urls import reverse

from hientai.bodies.domain import province_of
from hientai.bodies.domain.holding import Held, Move, Question, Shown, by_bodies
from hientai.bodies.models import Body, BodyKind
from hientai.kernel.errors import noop
from hientai.plans import domain
from hientai.plans.models import Party, Plan, Task
from hientai.plans.selectors import contents_of_row
from hientai.reading.after.twins import twins
from hientai.reading.contract import Task as ReadTask

_HALF = 31  # bits
_Named = Party.bodies.through


class PartyHolder:
    """Who leads or works with in tasks of confirmed plans; from it later periods are opened."""

    what = "party"
    label = noop("nhiệm vụ nêu tên đơn vị")
    asks = False

    def held_by(self, bodies: Collection[int]) -> list[Held]:
        rows = Party.objects.filter(
            bodies__in=bodies,
            role__in=(Party.Role.LEAD, Party.Role.COORDINATOR),
            task__plan__state=Plan.State.CONFIRMED,
            task__dropped=False,
        )
        found = rows.order_by("id").values_list("pk", "bodies", "task__text")
        return [Held(pk, body_id, text) for pk, body_id, text in found if body_id in bodies]

    def move(self, moves: Sequence[Move]) -> Mapping[int, Mapping[str, Any]]:
        there = set(_lines([move.item for move in moves]))
        wanted = [move for move in moves if (move.item, move.from_body) in there]
        _Named.objects.bulk_create(
            (_Named(party_id=move.item, body_id=move.to_body) for move in wanted),
            ignore_conflicts=True,
        )
        for (old, _new), group in by_bodies(wanted).items():
            _Named.objects.filter(party__in=[move.item for move in group], body=old).delete()
        return {
            move.item: {"there": True} if (move.item, move.to_body) in there else {}
            for move in wanted
        }

    def move_back(self, moves: Sequence[Move]) -> None:
        _Named.objects.bulk_create(
            (_Named(party_id=move.item, body_id=move.from_body) for move in moves),
            ignore_conflicts=True,
        )
        added = [move for move in moves if not move.kept.get("there")]
        for (_old, new), group in by_bodies(added).items():
            _Named.objects.filter(party__in=[move.item for move in group], body=new).delete()

    def show(self, items: Collection[int]) -> Mapping[int, Shown]:
        rows = Party.objects.filter(pk__in=items).select_related("task")
        return {
            row.pk: Shown(
                row.task.text,
                reverse("plans:detail", args=[row.task.plan_id]),
                f"{row.task.label} · {row.get_role_display()}: {row.name}",
            )
            for row in rows
        }


def _lines(parties: Collection[int]) -> list[tuple[int, int]]:
    return list(_Named.objects.filter(party__in=parties).values_list("party_id", "body_id"))


class WatchHolder:
    """The plans for which a body is the one in `field`."""

    asks = False

    def __init__(self, what: str, field: str, label: str) -> None:
        self.what, self.label, self._field = what, label, field

    def held_by(self, bodies: Collection[int]) -> list[Held]:
        plans = Plan.objects.filter(**{f"{self._field}__in": bodies})
        found = plans.order_by("id").values_list("pk", self._field)
        return [Held(pk, body_id) for pk, body_id in found]

    def move(self, moves: Sequence[Move]) -> Mapping[int, Mapping[str, Any]]:
        for (old, new), group in by_bodies(moves).items():
            self._put([move.item for move in group], old, new)
        return {move.item: {} for move in moves}

    def move_back(self, moves: Sequence[Move]) -> None:
        for (old, new), group in by_bodies(moves).items():
            self._put([move.item for move in group], new, old)

    def _put(self, plans: Collection[int], old: int, new: int) -> None:
        chosen = Plan.objects.filter(pk__in=plans, **{self._field: old})
        chosen.update(**{f"{self._field}_id": new})

    def show(self, items: Collection[int]) -> Mapping[int, Shown]:
        return _shown(items)


class AnswerHolder:
    """The tasks of several leads for which a body answers."""

    what = "answerable"
    label = noop("nhiệm vụ chịu trách nhiệm chính")
    asks = False

    def held_by(self, bodies: Collection[int]) -> list[Held]:
        tasks = Task.objects.filter(answerable__in=bodies, dropped=False, stopped_on=None)
        found = tasks.order_by("id").values_list("pk", "answerable", "text")
        return [Held(pk, body_id, text) for pk, body_id, text in found if body_id]

    def move(self, moves: Sequence[Move]) -> Mapping[int, Mapping[str, Any]]:
        for (old, new), group in by_bodies(moves).items():
            tasks = Task.objects.filter(pk__in=[move.item for move in group], answerable=old)
            tasks.update(answerable=new)
        return {move.item: {} for move in moves}

    def move_back(self, moves: Sequence[Move]) -> None:
        for (old, new), group in by_bodies(moves).items():
            tasks = Task.objects.filter(pk__in=[move.item for move in group], answerable=new)
            tasks.update(answerable=old)

    def show(self, items: Collection[int]) -> Mapping[int, Shown]:
        rows = Task.objects.filter(pk__in=items)
        return {
            row.pk: Shown(row.text, reverse("plans:detail", args=[row.plan_id]), row.label)
            for row in rows
        }


class FateHolder(Question):
    """Asks what becomes of the plans, and their targets, of a body that has ended."""

    what = "fate"
    label = noop("kế hoạch và chỉ tiêu của đơn vị cũ")

    def held_by(self, bodies: Collection[int]) -> list[Held]:
        committees = Body.objects.filter(pk__in=bodies, kind=BodyKind.COMMITTEE)
        lands = {province: pk for pk, province in committees.values_list("pk", "province")}
        mine = Q(steward__in=bodies) | Q(province__in=[land for land in lands if land])
        plans = Plan.objects.filter(mine, state=Plan.State.CONFIRMED).order_by("id")
        return [
            Held(pk, lands.get(province) or steward)
            for pk, province, steward in plans.values_list("pk", "province", "steward")
        ]

    def show(self, items: Collection[int]) -> Mapping[int, Shown]:
        return _shown(items)


class AlikeHolder(Question):
    """Asks whether like tasks of the plans of provinces that became one are one task.

    A thing is a pair of tasks, both numbers in one.
    """

    what = "alike"
    label = noop("cặp nhiệm vụ giống nhau của các tỉnh cũ")
    answers = ("same", "different")

    def held_by(self, bodies: Collection[int]) -> list[Held]:
        """Return the pairs, held by the body whose plan came later."""
        merged: dict[str, list[Body]] = {}
        for body in Body.objects.filter(pk__in=bodies, kind=BodyKind.COMMITTEE).order_by("id"):
            province = province_of(body.province)
            merged.setdefault(province.new_name if province else body.province, []).append(body)
        return [
            Held(first << _HALF | second, two.pk)
            for group in merged.values()
            for one, two in combinations(group, 2)
            for first, second in _alike(one.province, two.province)
        ]

    def show(self, items: Collection[int]) -> Mapping[int, Shown]:
        pairs = {item: (item >> _HALF, item & (1 << _HALF) - 1) for item in items}
        tasks = Task.objects.select_related("plan__document").in_bulk(
            {pk for pair in pairs.values() for pk in pair}
        )
        return {
            item: Shown(
                f"{tasks[one].text} = {tasks[two].text}",
                reverse("plans:detail", args=[tasks[two].plan_id]),
                f"{tasks[one].plan}: {tasks[one].label}; {tasks[two].plan}: {tasks[two].label}",
            )
            for item, (one, two) in pairs.items()
            if one in tasks and two in tasks
        }


def _alike(one: str, two: str) -> list[tuple[int, int]]:
    first, second = _work(one), _work(two)
    if not first or not second:
        return []
    found = twins([_said(task) for task in first], [_said(task) for task in second])
    return [(first[twin.first].pk, second[twin.second].pk) for twin in found]


def _work(province: str) -> list[Task]:
    tasks = Task.objects.filter(
        plan__province=province, plan__state=Plan.State.CONFIRMED, dropped=False, opens_duties=True
    )
    return list(tasks.prefetch_related("parties").order_by("id"))


def _said(task: Task) -> ReadTask:
    return domain.said_task(task.path, contents_of_row(task))


def _shown(items: Collection[int]) -> dict[int, Shown]:
    plans = Plan.objects.filter(pk__in=items).select_related("document")
    return {
        plan.pk: Shown(
            plan.document.title or str(plan), reverse("plans:detail", args=[plan.pk]), str(plan)
        )
        for plan in plans
    }


HOLDERS = (
    PartyHolder(),
    WatchHolder("steward", "steward", noop("kế hoạch được theo dõi")),
    WatchHolder("collector", "difficulty_collector", noop("nơi tiếp nhận khó khăn")),
    WatchHolder("consolidator", "estimate_consolidator", noop("nơi tổng hợp dự toán")),
    WatchHolder("passer", "report_through", noop("nơi chuyển báo cáo")),
    AnswerHolder(),
    FateHolder(),
    AlikeHolder(),
)
