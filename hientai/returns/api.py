"""Returns over the API: the same selectors and services as the pages."""

from datetime import date, datetime
from typing import Any, Literal

from django.http import HttpRequest
from django.urls import reverse
from ninja import Field, Query, Schema

from hientai.core.access import actor_of, operation
from hientai.core.api import REFUSALS, BodyOut, GuardedRouter, Listed, Paging, Problem
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.returns import selectors, services
from hientai.returns.domain import Said
from hientai.returns.models import LineFile, Return
from hientai.returns.selectors import Entry

AskedState = Literal["draft", "sent", "returned", "confirmed"]
AskedKind = Literal["periodic", "ad_hoc"]

router = GuardedRouter(tags=["Báo cáo của đơn vị"])


class LineFileOut(Schema):
    id: int
    name: str = Field(alias="file.name")
    size: int = Field(alias="file.size")
    url: str

    @staticmethod
    def resolve_url(kept: LineFile) -> str:
        return reverse("returns:evidence", args=[kept.pk])


class SaidOut(Schema):
    result: str
    cumulative: str
    percent: int | None
    pace: str
    difficulty: str
    proposal: str
    nothing_arose: bool


class LineOut(Schema):
    """What a return says of one duty; not saved yet, it is a proposal from what is known."""

    duty_id: int = Field(alias="duty.pk")
    task: str = Field(alias="duty.task.text")
    role: str
    due_on: date | None = Field(alias="duty.due_on")
    said: SaidOut
    saved: bool
    revision: int
    files: list[LineFileOut]

    @staticmethod
    def resolve_saved(entry: Entry) -> bool:
        return entry.line is not None


class ReturnOut(Schema):
    """What a body reports for one period, or on one request."""

    id: int
    plan_id: int
    body: BodyOut
    kind: str
    title: str
    question: str
    period_start: date
    period_end: date
    due_on: date
    state: str
    version: int
    standing: bool
    sent_at: datetime | None
    on_behalf: bool
    reason: str


class ReturnDetail(ReturnOut):
    note: str
    revision: int
    lines: list[LineOut]


class ReturnFilter(Paging):
    plan: int | None = None
    body: int | None = None
    state: AskedState | None = None
    kind: AskedKind | None = None


class LineIn(Schema):
    result: str = Field("", max_length=5000)
    cumulative: str = Field("", max_length=5000)
    percent: int | None = Field(None, ge=0, le=100)
    pace: Literal["", "ahead", "on_track", "behind"] = ""
    difficulty: str = Field("", max_length=5000)
    proposal: str = Field("", max_length=5000)
    nothing_arose: bool = False
    seen: int | None = Field(None, description="bản đã thấy của dòng; khác đi thì bị từ chối")


class SendIn(Schema):
    unfilled: bool = Field(default=False, description="gửi cả khi còn việc chưa điền")
    seen: int | None = Field(None, description="bản đã thấy của báo cáo; khác đi thì bị từ chối")


@router.get("", response={200: Listed[ReturnOut], REFUSALS: Problem}, summary="Các báo cáo")
@operation(Permission.DUTY_SEE)
def list_returns(request: HttpRequest, chosen: Query[ReturnFilter]) -> dict[str, object]:
    wanted = {"plan": chosen.plan, "body": chosen.body, "state": chosen.state, "kind": chosen.kind}
    visible = selectors.visible_returns(actor_of(request))
    items, count = chosen.of(visible.filter(**{key: one for key, one in wanted.items() if one}))
    return {"items": items, "count": count}


@router.get(
    "/{return_id}",
    response={200: ReturnDetail, REFUSALS: Problem},
    summary="Một báo cáo và các dòng của nó",
)
@operation(Permission.DUTY_SEE)
def show_return(request: HttpRequest, return_id: int) -> dict[str, Any]:
    report = _found(request, return_id)
    readable = not report.is_draft or selectors.may_write(actor_of(request), report)
    return _shown(report, selectors.entries(report) if readable else [])


@router.put(
    "/{return_id}/lines/{duty_id}",
    response={200: LineOut, REFUSALS: Problem},
    summary="Ghi một dòng của bản nháp",
)
@operation(Permission.DUTY_REPORT)
def save_line(request: HttpRequest, return_id: int, duty_id: int, sent: LineIn) -> Entry:
    report = _found(request, return_id)
    entry = _entry(report, duty_id)
    said = Said(**sent.dict(exclude={"seen"}))
    services.save_line(
        report=report, duty=entry.duty, said=said, seen=sent.seen, by=actor_of(request)
    )
    return _entry(report, duty_id)


@router.post(
    "/{return_id}/send",
    response={200: ReturnDetail, REFUSALS: Problem},
    summary="Gửi báo cáo",
)
@operation(Permission.DUTY_REPORT)
def send_return(request: HttpRequest, return_id: int, sent: SendIn) -> dict[str, Any]:
    report = services.send(
        report=_found(request, return_id),
        unfilled=sent.unfilled,
        seen=sent.seen,
        by=actor_of(request),
    )
    return _shown(report, selectors.entries(report))


def _found(request: HttpRequest, pk: int) -> Return:
    report = selectors.visible_return(actor_of(request), pk)
    if report is None:
        raise NotFound(noop("Chưa thấy báo cáo này trong phần việc của anh/chị."))
    return report


def _entry(report: Return, duty: int) -> Entry:
    entry = selectors.entry_of(report, duty)
    if entry is None:
        raise NotFound(noop("Việc này không có trong báo cáo."))
    return entry


def _shown(report: Return, lines: list[Entry]) -> dict[str, Any]:
    out = ReturnOut.from_orm(report).dict()
    return {**out, "note": report.note, "revision": report.revision, "lines": lines}
