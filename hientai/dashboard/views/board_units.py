"""The switch of the board: bodies by the names of their time, or by who holds their work today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hientai.bodies.models import Body
from hientai.bodies.selectors.today import AsToday
from hientai.duties.domain import Figures
from hientai.duties.forms import TODAY, with_part
from hientai.duties.selectors import Exactness, exactness
from hientai.kernel.vietnamese import format_number

FEW = 3


@dataclass(frozen=True)
class UnitSwitch:
    """Both addresses, and what is sure of the figures that are shown."""

    today: bool
    then_href: str
    now_href: str
    said: str
    names: Mapping[int, str]  # body -> who holds its work today, if that is another


def switch(
    by_body: Mapping[int, Figures],
    units: AsToday | None,
    query: QueryDict,
    bodies: Mapping[int, Body],
) -> UnitSwitch:
    said, names = "", {}
    if units is not None:
        said = sentence(exactness(by_body, units), bodies)
        names = holders(units)
    return UnitSwitch(
        today=units is not None,
        then_href=with_part(query, units=None, body=None),
        now_href=with_part(query, units=TODAY, body=None),
        said=said,
        names=names,
    )


def holders(units: AsToday) -> dict[int, str]:
    """Return the names of those who hold the work of bodies that have ended."""
    return {
        body: units.bodies[holder].full_name
        for body, holder in units.holder.items()
        if holder != body and holder in units.bodies
    }


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


def ended(bodies: Mapping[int, Body], today: date) -> bool:
    """Return whether any body is of other days, so that there is something to switch."""
    return any(body.valid_to is not None and body.valid_to < today for body in bodies.values())
