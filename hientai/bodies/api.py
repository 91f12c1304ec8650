"""Bodies and what happened to them over the API: the same selectors as the pages, reading only."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Schema

from hientai.bodies import selectors
from hientai.bodies.models import Body, BodyDetail, Event, EventKind, Succession
from hientai.bodies.selectors import events as event_reads
from hientai.core.access import operation
from hientai.core.api import REFUSALS, BodyOut, GuardedRouter, Listed, Paging, Problem
from hientai.kernel.permissions import Permission

bodies = GuardedRouter(tags=["Cơ quan, đơn vị"])
events = GuardedRouter(tags=["Cơ quan, đơn vị"])


class BodyRow(Schema):
    id: int
    name: str
    kind: str
    province: str
    valid_from: date | None
    valid_to: date | None


class DetailOut(Schema):
    kind: str
    value: str
    since: date | None
    until: date | None
    basis: str

    @staticmethod
    def resolve_value(detail: BodyDetail) -> str:
        return str(detail)


class StepOut(Schema):
    """One line of descent: who followed whom, from when, by which paper."""

    event_id: int
    kind: str
    on: date
    basis: str
    confirmed: bool
    predecessor: BodyRow
    successor: BodyRow


class BodyPage(BodyRow):
    email: str
    aliases: list[str]
    details: list[DetailOut]
    descent: list[StepOut]

    @staticmethod
    def resolve_aliases(body: Body) -> list[str]:
        return [alias.name for alias in body.aliases.all()]

    @staticmethod
    def resolve_details(body: Body) -> Any:
        return body.details.select_related("other")

    @staticmethod
    def resolve_descent(body: Body) -> list[Succession]:
        return selectors.descent(body)


class BodyAsked(Paging):
    q: str = Field("", max_length=200, description="tên, có dấu hoặc không dấu")
    kind: str = ""
    province: str = ""
    state: str = Field("", description="now: đang hoạt động; ended: đã kết thúc")


class EventOut(Schema):
    """What happened to bodies on a day."""

    id: int = Field(alias="event.pk")
    kind: EventKind = Field(alias="event.kind")
    on: date = Field(alias="event.on")
    province: str = Field(alias="event.province")
    basis: str = Field(alias="event.basis_words")
    state: Event.State = Field(alias="event.state")
    sure: bool = Field(alias="event.sure")
    before: list[BodyOut]
    after: list[BodyOut]


class EventAsked(Paging):
    kind: str = ""
    province: str = ""
    state: str = ""


@bodies.get("", response={200: Listed[BodyRow], REFUSALS: Problem}, summary="Các cơ quan, đơn vị")
@operation(Permission.BODY_SEE)
def list_bodies(request: HttpRequest, asked: Query[BodyAsked]) -> dict[str, object]:
    wanted = selectors.BodyFilter(
        query=asked.q, kind=asked.kind, province=asked.province, state=asked.state
    )
    items, count = asked.of(selectors.bodies(wanted))
    return {"items": items, "count": count}


@bodies.get(
    "/{body_id}",
    response={200: BodyPage, REFUSALS: Problem},
    summary="Một đơn vị, các tên gọi và quá trình kế thừa",
)
@operation(Permission.BODY_SEE)
def show_body(request: HttpRequest, body_id: int) -> Body:
    return selectors.body_of(body_id)


@events.get("", response={200: Listed[EventOut], REFUSALS: Problem}, summary="Các sự kiện sắp xếp")
@operation(Permission.BODY_SEE)
def list_events(request: HttpRequest, asked: Query[EventAsked]) -> dict[str, object]:
    wanted = event_reads.EventFilter(province=asked.province, kind=asked.kind, state=asked.state)
    found, count = asked.of(event_reads.events(wanted))
    return {"items": event_reads.told(found), "count": count}
