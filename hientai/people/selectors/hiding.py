"""Profiles that are kept and not shown, because the law stopped their use: apps above say which."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from hientai.kernel.permissions import Actor, Permission
from hientai.people.models import Person

Row = TypeVar("Row", bound=Model)
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
    return hidden_from_all()


def hidden_from_all() -> set[int]:
    """Return the numbers of the profiles that are kept and not processed."""
    return {pk for hidden in _sources for pk in hidden()}


def naming_nobody_hidden(rows: QuerySet[Row], *names: str) -> QuerySet[Row]:
    """Leave out rows that name a hidden profile in one of some columns, whoever asks."""
    for hidden in _sources:
        for name in names:
            rows = rows.exclude(**{f"{name}__in": hidden()})
    return rows
