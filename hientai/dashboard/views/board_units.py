"""The switch of the board: bodies by the names of their time, or by who holds their work today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from hientai.bodies.models import Body
from hientai.bodies.selectors.today import AsToday
from hientai.duties.domain import Figures
from hientai.duties.forms import TODAY, with_part
from hientai.duties.selectors import exactness, sentence


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
        counts = {body: figures.total for body, figures in by_body.items()}
        said = sentence(exactness(counts, units), bodies)
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


def ended(bodies: Mapping[int, Body], today: date) -> bool:
    """Return whether any body is of other days, so that there is something to switch."""
    return any(body.valid_to is not None and body.valid_to < today for body in bodies.values())
