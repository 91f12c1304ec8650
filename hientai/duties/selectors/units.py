"""Figures of bodies of other days, counted with the bodies that hold their work today."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hientai.bodies.models import Body
from hientai.bodies.selectors.today import AsToday, as_today
from hientai.duties.domain import Counted, DutyState, Figures
from hientai.duties.models import Duty
from hientai.duties.selectors.states import BoardFilter
from hientai.kernel.vietnamese import format_number

FEW = 3


@dataclass(frozen=True)
class Exactness:
    """How much of a count by today's bodies is sure."""

    total: int
    moved: int  # counted with one heir
    torn: int  # still under the old name: several heirs, or none known
    old_bodies: int
    torn_bodies: tuple[tuple[int, tuple[str, ...]], ...]  # (body, who holds parts of its work)


def in_units(
    duties: QuerySet[Duty], chosen: BoardFilter, today: date
) -> tuple[BoardFilter, AsToday | None]:
    """Return the filter with the bodies that its body stands for today, if it asks for today's."""
    if not chosen.as_today:
        return chosen, None
    ids = duties.order_by().values_list("body", flat=True).distinct()
    units = as_today(set(ids), today)
    if chosen.body is None:
        return chosen, units
    holder = units.holder.get(chosen.body, chosen.body)
    return replace(chosen, body=holder, members=units.members(holder) or (holder,)), units


def regrouped(by_body: Mapping[int, Figures], units: AsToday) -> dict[int, Figures]:
    """Return the figures by today's holders; the total is the same."""
    found: defaultdict[int, Counter[DutyState]] = defaultdict(Counter)
    for body, figures in by_body.items():
        found[units.holder.get(body, body)].update(figures.counts)
    return {body: Figures(Counted.DUTIES, counts) for body, counts in found.items()}


def exactness(counts: Mapping[int, int], units: AsToday) -> Exactness:
    """Say how much of the counts went whole to one heir, and what could not be told apart."""
    moved = [body for body in counts if units.holder.get(body, body) != body]
    torn = [body for body in counts if body in units.torn]
    return Exactness(
        total=sum(counts.values()),
        moved=sum(counts[body] for body in moved),
        torn=sum(counts[body] for body in torn),
        old_bodies=len(moved),
        torn_bodies=tuple((body, units.torn[body]) for body in torn),
    )


def sentence(exact: Exactness, bodies: Mapping[int, Body]) -> str:
    """Say what part of the figures is sure, and what stays under its old name."""
    if not exact.moved and not exact.torn:
        return _("Mọi đơn vị trong bảng vẫn giữ tên; số liệu không đổi.")
    said = []
    if exact.moved:
        words = ngettext(
            "%(n)s việc của %(old)s đơn vị cũ được tính cho đơn vị kế thừa duy nhất, số đúng.",
            "%(n)s việc của %(old)s đơn vị cũ được tính cho đơn vị kế thừa duy nhất, số đúng.",
            exact.moved,
        )
        said.append(
            words % {"n": format_number(exact.moved), "old": format_number(exact.old_bodies)}
        )
    if exact.torn:
        said.append(
            _("%(n)s việc chưa tách được, vẫn ghi tên cũ: %(bodies)s.")
            % {"n": format_number(exact.torn), "bodies": _torn(exact, bodies)}
        )
    return " ".join(said)


def _torn(exact: Exactness, bodies: Mapping[int, Body]) -> str:
    said = []
    for body, parts in exact.torn_bodies[:FEW]:
        name = bodies[body].name if body in bodies else ""
        several = _("nay thuộc %(n)s nơi") % {"n": format_number(len(parts))}
        said.append(f"{name} ({several if len(parts) > 1 else _('chưa rõ đơn vị kế thừa')})")
    rest = len(exact.torn_bodies) - FEW
    if rest > 0:
        said.append(_("và %(n)s đơn vị nữa") % {"n": format_number(rest)})
    return ", ".join(said)
