"""Breakdowns as somebody may see them: of all, or of those who work at their own bodies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from hientai.kernel.errors import NotAllowed, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.people.selectors.counting import Whom
from hientai.statistics.domain.dimensions import DIMENSIONS
from hientai.statistics.selectors.cube import Cube, Filters, cube, people_in


def bodies_of(actor: Actor) -> Collection[int] | None:
    """Return the bodies whose people somebody may count; None: all."""
    if actor.reaches_all(Permission.STATISTICS_SEE):
        return None
    return actor.own_bodies(Permission.STATISTICS_SEE)


def may_ask(actor: Actor, name: str) -> bool:
    """Tell whether somebody may count by a dimension: sensitive ones as far as they see the values."""
    if not DIMENSIONS[name].sensitive:
        return True
    if actor.reaches_all(Permission.PEOPLE_SENSITIVE):
        return True
    own = bodies_of(actor)
    return own is not None and set(own) <= actor.own_bodies(Permission.PEOPLE_SENSITIVE)


def seen_cube(
    actor: Actor,
    dims: Sequence[str],
    filters: Filters,
    on: dt.date | None,
    whom: Whom,
) -> Cube:
    """Return `cube` of those whom somebody may count."""
    _ask(actor, [*dims, *filters])
    return cube(dims, filters, on, whom=whom, bodies=bodies_of(actor))


def seen_people(actor: Actor, filters: Filters, on: dt.date | None, whom: Whom) -> list[int]:
    """Return the profiles behind a cell."""
    _ask(actor, list(filters))
    return people_in(filters, on, whom=whom, bodies=bodies_of(actor))


def _ask(actor: Actor, names: Sequence[str]) -> None:
    if not all(may_ask(actor, name) for name in names):
        raise NotAllowed(
            noop("Dân tộc là dữ liệu nhạy cảm; anh/chị chưa có quyền xem thống kê theo dân tộc.")
        )
