"""Writes on programmes: making, sharing, filling, arranging, deleting."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import models, transaction
from django.db.models import Max

from hientai.bodies.models import Body
from hientai.core import audit
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.plans.models import Plan
from hientai.programmes.domain import BadProgramme, moved
from hientai.programmes.models import Member, Part, Programme
from hientai.programmes.selectors import may_edit


@dataclass(frozen=True)
class Head:
    """What a programme says of itself, and who sees it."""

    name: str
    note: str = ""
    sees: str = Programme.Sees.OWN
    bodies: Collection[Body] = ()


def make_programme(*, head: Head, by: Actor) -> Programme:
    """Make a programme for the maker's body; whoever acts for no body makes it for themselves."""
    by.require(Permission.PROGRAMME_EDIT, of=by.own_bodies(Permission.PROGRAMME_EDIT))
    with transaction.atomic():
        programme = Programme(
            author_id=by.user_id,
            body_id=min(by.own_bodies(Permission.PROGRAMME_EDIT), default=None),
            made_by=by.label[:200],
        )
        _write(programme, head)
        audit.record(by=by, action="programme.made", target=programme)
    return programme


def edit_programme(*, programme: Programme, head: Head, by: Actor) -> Programme:
    """Change what a programme is called and who sees it."""
    _require(programme, by)
    with transaction.atomic():
        before = {"name": programme.name, "sees": programme.sees}
        _write(programme, head)
        after = {"name": programme.name, "sees": programme.sees}
        audit.record(by=by, action="programme.edited", target=programme, before=before, after=after)
    return programme


def _write(programme: Programme, head: Head) -> None:
    if not head.name.strip():
        raise BadProgramme(noop("Nhập tên chương trình."))
    programme.name, programme.note = head.name.strip(), head.note.strip()
    programme.sees = head.sees
    programme.save()
    programme.bodies.set(head.bodies if head.sees == Programme.Sees.BODIES else ())


@dataclass(frozen=True)
class Taken:
    """What is taken from a plan: all of it, some headings, some tasks."""

    plan: Plan
    whole: bool = False
    headings: Collection[int] = ()
    tasks: Collection[int] = ()


def fill_programme(*, programme: Programme, part: str, taken: Taken, by: Actor) -> int:
    """Add what is taken from a plan to a part, made if it is new; return how many are new there."""
    _require(programme, by)
    if not part.strip():
        raise BadProgramme(noop("Nhập tên phần của chương trình."))
    with transaction.atomic():
        into = _part(programme, part.strip()[:200])
        added = [one for one in _members(into, taken) if not _is_there(one)]
        for place, one in enumerate(added, start=_next(into.members.all())):
            one.position = place
        Member.objects.bulk_create(added)
        if not added:
            raise BadProgramme(noop("Chọn ít nhất một nhiệm vụ chưa có trong phần này."))
        audit.record(
            by=by, action="programme.filled", target=programme, part=into.name, added=len(added)
        )
    return len(added)


def _part(programme: Programme, name: str) -> Part:
    place = _next(programme.parts.all())
    part, _made = Part.objects.get_or_create(
        programme=programme, name=name, defaults={"position": place}
    )
    return part


def _members(part: Part, taken: Taken) -> Iterable[Member]:
    """Return what is taken; what is no part of the plan is left."""
    plan = taken.plan
    if taken.whole:
        return [Member(part=part, plan=plan)]
    headings = plan.headings.filter(pk__in=taken.headings)
    tasks = plan.tasks.filter(pk__in=taken.tasks, dropped=False)
    return [
        *(Member(part=part, plan=plan, heading=heading) for heading in headings),
        *(Member(part=part, plan=plan, task=task) for task in tasks),
    ]


def _is_there(one: Member) -> bool:
    same = {"plan": one.plan_id, "heading": one.heading_id, "task": one.task_id}
    return Member.objects.filter(part=one.part_id, **same).exists()


def _next(placed: models.QuerySet[Part] | models.QuerySet[Member]) -> int:
    return int(placed.aggregate(last=Max("position"))["last"] or 0) + 1


def move(*, one: Part | Member, up: bool, by: Actor) -> None:
    """Change the places of a part or a member and its neighbour."""
    programme = _programme_of(one)
    _require(programme, by)
    with transaction.atomic():
        places = _neighbours(one)
        for place, pk in enumerate(moved(places.values_list("pk", flat=True), one.pk, up=up)):
            places.filter(pk=pk).update(position=place)
        _arranged(programme, by, moved=str(one)[:200], up=up)


def rename_part(*, part: Part, name: str, by: Actor) -> None:
    _require(part.programme, by)
    if not name.strip():
        raise BadProgramme(noop("Nhập tên phần của chương trình."))
    if part.programme.parts.filter(name=name.strip()).exclude(pk=part.pk).exists():
        raise BadProgramme(noop("Chương trình đã có phần “%(name)s”."), name=name.strip())
    with transaction.atomic():
        before, part.name = part.name, name.strip()[:200]
        part.save(update_fields=["name"])
        _arranged(part.programme, by, before=before, after=part.name)


def take_out(*, one: Part | Member, by: Actor) -> None:
    """Take a member, or a part with all its members, out of its programme; plans stay as they are."""
    programme = _programme_of(one)
    _require(programme, by)
    with transaction.atomic():
        _arranged(programme, by, taken_out=str(one)[:200])
        one.delete()


def delete_programme(*, programme: Programme, by: Actor) -> None:
    """Delete a programme: only its arrangement is lost, no task and no figure."""
    _require(programme, by)
    with transaction.atomic():
        audit.record(by=by, action="programme.deleted", target=programme)
        programme.delete()


def thing_of(programme: Programme, *, part: int | None, member: int | None) -> Part | Member:
    """Return the part or member of a programme that is to be changed."""
    found: Part | Member | None = None
    if part is not None:
        found = programme.parts.filter(pk=part).first()
    elif member is not None:
        found = Member.objects.filter(part__programme=programme, pk=member).first()
    if found is None:
        raise NotFound(noop("Phần này không còn trong chương trình."))
    return found


def _arranged(programme: Programme, by: Actor, **details: object) -> None:
    audit.record(by=by, action="programme.arranged", target=programme, **details)


def _programme_of(one: Part | Member) -> Programme:
    return one.programme if isinstance(one, Part) else one.part.programme


def _neighbours(one: Part | Member) -> models.QuerySet[Part] | models.QuerySet[Member]:
    return one.programme.parts.all() if isinstance(one, Part) else one.part.members.all()


def _require(programme: Programme, by: Actor) -> None:
    if not may_edit(by, programme):
        by.require(Permission.PROGRAMME_EDIT, of=[programme.body_id])
