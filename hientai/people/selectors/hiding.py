"""Profiles that are kept and not shown, because the law stopped their use: apps above say which."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from hientai.kernel.permissions import Actor, Permission
from hientai.people.models import Person

_sources: list[Callable[[], QuerySet[Any, int]]] = []


def register(hidden: Callable[[], QuerySet[Any, int]]) -> None:
    """Let a query of the numbers of hidden profiles be asked."""
    if hidden not in _sources:
        _sources.append(hidden)


def without_hidden(people: QuerySet[Person], actor: Actor) -> QuerySet[Person]:
    """Leave out what is hidden, but for those who answer for it."""
    if actor.reaches_all(Permission.PRIVACY_HANDLE):
        return people
    for hidden in _sources:
        people = people.exclude(pk__in=hidden())
    return people


def hidden_from(actor: Actor) -> set[int]:
    """Return the numbers of the profiles that `without_hidden` leaves out."""
    if actor.reaches_all(Permission.PRIVACY_HANDLE):
        return set()
    return {pk for hidden in _sources for pk in hidden()}
