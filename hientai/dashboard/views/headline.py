"""The heading of the morning page: the most urgent of what the page shows to whoever reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hientai.core.templatetags.ui import percent
from hientai.duties.domain import DutyState, Figures, NextAsk
from hientai.kernel.vietnamese import format_date, format_number


@dataclass(frozen=True)
class Seen:
    """What the page holds: all that is watched, what the reader's bodies owe, what waits."""

    watched: Figures | None  # None for whoever watches nothing but the own bodies
    late_bodies: int
    ask: NextAsk | None
    waiting: int
    first_look: str = ""  # the first of what there is to look at


def headline(seen: Seen) -> str:
    """Return what is late first, then what waits or is asked for next, else how things stand."""
    urgent = [*_late(seen), *_next(seen)]
    return ", ".join(urgent) or seen.first_look or _standing(seen.watched)


def _late(seen: Seen) -> Iterator[str]:
    if seen.watched and seen.watched[DutyState.OVERDUE]:
        yield _("%(n)s việc quá hạn ở %(bodies)s đơn vị") % {
            "n": format_number(seen.watched[DutyState.OVERDUE]),
            "bodies": format_number(seen.late_bodies),
        }
    elif seen.ask and seen.ask.overdue:
        yield _("%(n)s việc quá hạn") % {"n": format_number(seen.ask.overdue)}


def _next(seen: Seen) -> Iterator[str]:
    if seen.waiting:
        yield _("%(n)s việc đang chờ anh/chị") % {"n": format_number(seen.waiting)}
    elif seen.ask and seen.ask.day:
        yield _("%(n)s việc cần báo cáo trước ngày %(day)s") % {
            "n": format_number(seen.ask.count),
            "day": format_date(seen.ask.day),
        }


def _standing(watched: Figures | None) -> str:
    if not watched or not watched.due:
        return _("Chưa có việc nào chờ anh/chị")
    return _("Đã xong %(done)s/%(due)s việc đến hạn (%(share)s)") % {
        "done": format_number(watched.done),
        "due": format_number(watched.due),
        "share": percent(watched.done, watched.due),
    }
