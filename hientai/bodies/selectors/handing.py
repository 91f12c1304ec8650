"""What pages tell of hand-overs: who is to take what, and what nobody took."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from hientai.bodies.domain.holding import HOLDERS, Shown, answers_of
from hientai.bodies.models import Body, Event, Handover
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Actor, Permission

State = Handover.State
WAITING = (State.CHOOSE, State.PROPOSED, State.REFUSED)


@dataclass(frozen=True)
class Part:
    """How many things of one kind are in one state."""

    label: str
    count: int


@dataclass
class Parcel:
    """What waits between two bodies by one event, to be answered together."""

    event: Event
    from_body: Body
    to_body: Body | None
    state: str
    asks: str = ""
    parts: list[Part] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(part.count for part in self.parts)

    def waits_for(self, bodies: Collection[int]) -> bool:
        """Return whether one of the bodies is to answer; what it refused waits for the steward."""
        mine = self.to_body is not None and self.to_body.pk in bodies
        return mine and (self.state == State.PROPOSED or bool(self.asks))

    @property
    def state_label(self) -> str:
        return _("Cần trả lời") if self.asks else str(Handover.State(self.state).label)

    @property
    def query(self) -> str:
        """Return what tells the parcel in an address."""
        to = self.to_body.pk if self.to_body else 0
        return f"den={to}&tinh-trang={self.state}{f'&loai={self.asks}' if self.asks else ''}"


@dataclass(frozen=True)
class Item:
    """One thing as a list shows it."""

    row: Handover
    label: str
    shown: Shown
    asks: bool


def visible_handovers(actor: Actor) -> QuerySet[Handover]:
    """Return what the person may answer: all, or what is proposed to their bodies."""
    if actor.reaches_all(Permission.HANDOVER_ANSWER):
        return Handover.objects.all()
    return Handover.objects.filter(to_body__in=actor.own_bodies(Permission.HANDOVER_ANSWER))


def waiting(actor: Actor) -> QuerySet[Handover]:
    """Return what waits for the person: for their bodies, or for somebody to choose."""
    own = actor.own_bodies(Permission.HANDOVER_ANSWER)
    asked = Q(state=State.CHOOSE, what__in=questions())
    mine = Q(to_body__in=own) & (Q(state=State.PROPOSED) | asked)
    if actor.reaches_all(Permission.HANDOVER_ANSWER):
        mine = Q(state=State.PROPOSED, to_body__in=actor.body_ids) | Q(
            state__in=(State.CHOOSE, State.REFUSED)
        )
    return visible_handovers(actor).filter(mine)


def count_waiting(actor: Actor) -> int:
    return waiting(actor).count()


def parcels(found: QuerySet[Handover]) -> list[Parcel]:
    """Return what waits, put together by event, bodies and state; what needs a person first."""
    rows = list(
        found.filter(state__in=WAITING)
        .order_by("state", "event__on", "event", "from_body__sort_key", "from_body", "to_body")
        .values("event", "from_body", "to_body", "state", "what")
        .annotate(n=Count("pk"))
    )
    events = Event.objects.in_bulk({row["event"] for row in rows})
    bodies = Body.objects.in_bulk({row[side] for row in rows for side in ("from_body", "to_body")})
    together: dict[tuple[Any, ...], Parcel] = {}
    for row in rows:
        asks = row["what"] if row["what"] in questions() else ""
        key = (row["event"], row["from_body"], row["to_body"], row["state"], asks)
        parcel = together.setdefault(
            key,
            Parcel(
                events[row["event"]],
                bodies[row["from_body"]],
                bodies.get(row["to_body"]),
                row["state"],
                asks,
            ),
        )
        parcel.parts.append(Part(label_of(row["what"]), row["n"]))
    return list(together.values())


def questions() -> list[str]:
    """Return the kinds of thing that are asked about and do not move."""
    return [what for what, holder in HOLDERS.items() if holder.asks]


def answers_to(what: str) -> list[tuple[str, str]]:
    """Return the answers to a kind of question, with their words."""
    return [(value, str(Handover.Answer(value).label)) for value in answers_of(what)]


def label_of(what: str) -> str:
    """Return what a kind of thing is called; of one whose app is gone its bare name."""
    return _(HOLDERS[what].label) if what in HOLDERS else what


@dataclass(frozen=True)
class ParcelFilter:
    """Which things: of an event and a predecessor, to a body (0: to nobody yet), in a state."""

    event: int
    from_body: int
    to_body: int | None = None
    state: str = ""
    what: str = ""


def check_there(actor: Actor, event_id: int, body_id: int) -> None:
    """Refuse where nothing that the person may see was handed from a body by an event."""
    if not visible_handovers(actor).filter(event=event_id, from_body=body_id).exists():
        raise NotFound(noop("Không có mục bàn giao này."))


def within(found: QuerySet[Handover], wanted: ParcelFilter) -> QuerySet[Handover]:
    asked: dict[str, Any] = {"event": wanted.event, "from_body": wanted.from_body}
    if wanted.to_body is not None:
        asked["to_body"] = wanted.to_body or None
    if wanted.state in State.values:
        asked["state"] = wanted.state
    if wanted.what in HOLDERS:
        asked["what"] = wanted.what
    found = found.filter(**asked).exclude(state=State.UNDONE)
    if wanted.state == State.CHOOSE and wanted.what not in questions():
        return found.exclude(what__in=questions())
    return found


def items(rows: Sequence[Handover]) -> list[Item]:
    """Bring along how each thing is called, a query a kind."""
    wanted: dict[str, list[int]] = {}
    for row in rows:
        wanted.setdefault(row.what, []).append(row.item)
    shown = {what: HOLDERS[what].show(ids) for what, ids in wanted.items() if what in HOLDERS}
    gone = Shown(_("Mục này không còn nữa."))
    return [
        Item(
            row,
            label_of(row.what),
            shown.get(row.what, {}).get(row.item, gone),
            asks=row.what in HOLDERS and HOLDERS[row.what].asks,
        )
        for row in rows
    ]


@dataclass(frozen=True)
class Progress:
    """How far the hand-over of one kind of thing is."""

    label: str
    waiting: int
    refused: int
    taken: int


def progress(found: QuerySet[Handover]) -> list[Progress]:
    """Return how far hand-overs are, kind by kind."""
    counts: dict[str, dict[str, int]] = {}
    for what, state, n in found.order_by("what").values_list("what", "state").annotate(Count("pk")):
        counts.setdefault(what, {})[state] = n
    return [
        Progress(
            label_of(what),
            by_state.get(State.CHOOSE, 0) + by_state.get(State.PROPOSED, 0),
            by_state.get(State.REFUSED, 0),
            by_state.get(State.TAKEN, 0),
        )
        for what, by_state in counts.items()
        if set(by_state) != {State.UNDONE}
    ]


def taken_of(what: str, item: int) -> QuerySet[Handover]:
    """Return how one thing came from body to body, the latest first."""
    taken = Handover.objects.filter(what=what, item=item, state=State.TAKEN)
    return taken.select_related("event", "from_body", "to_body").order_by("-answered_at")


def held_then(what: str, items: QuerySet[Any], at: date) -> dict[int, int]:
    """Return who held things on a day, of those that were handed on by a later event."""
    moved = Handover.objects.filter(what=what, state=State.TAKEN, event__on__gt=at)
    if not moved.exists():  # as in most years: which things they are need not be asked
        return {}
    last = moved.filter(item__in=items).order_by("-event__on", "-id")
    return dict(last.values_list("item", "from_body"))
