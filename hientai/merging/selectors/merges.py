"""Merges that stand or were undone: where profiles went, who may part them again."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from hientai.kernel.permissions import Actor, Permission
from hientai.merging.models import Merge
from hientai.people.models import Intake


def standing() -> QuerySet[Merge]:
    return Merge.objects.filter(undone_at=None)


def kept_of(pks: Collection[int]) -> dict[int, int]:
    """Return where each of some profiles went that was merged into another."""
    return dict(standing().filter(gone__in=pks).values_list("gone", "kept"))


def standing_of_intake(intake: Intake) -> QuerySet[Merge]:
    """Return the merges of profiles that a list wrote or changed."""
    return standing().filter(intakes=intake)


def visible_merges(actor: Actor) -> QuerySet[Merge]:
    """Return the merges of which both people were within somebody's reach."""
    merges = Merge.objects.select_related("kept", "kept__body")
    if actor.reaches_all(Permission.PEOPLE_MERGE):
        return merges
    own = actor.own_bodies(Permission.PEOPLE_MERGE)
    return merges.filter(kept__body__in=own, gone_body__in=own)


def merge_of(actor: Actor, pk: int) -> Merge | None:
    return visible_merges(actor).filter(pk=pk).first()
