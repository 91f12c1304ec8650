"""Duties over the API: the same selectors and services as the pages."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.urls import reverse
from ninja import Field, FileEx, Form, Query, Schema
from ninja.files import UploadedFile
from ninja.responses import Status

from hientai.core.access import actor_of, operation
from hientai.core.api import REFUSALS, BodyOut, GuardedRouter, Listed, Paging, Problem, uploads
from hientai.duties import selectors, services
from hientai.duties.domain import MAX_FILES, DutyRole, DutyState, RequestKind
from hientai.duties.models import Duty, DutyRequest, Evidence, Progress
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.kernel.timeframes import TimeKind
from hientai.plans.selectors import choosable_bodies

# the states of `DutyState`, and all open ones together; a literal, so that a refusal lists them all
AskedState = Literal[
    "open",
    "overdue",
    "due_soon",
    "in_term",
    "waiting",
    "continuous",
    "done_on_time",
    "done_late",
    "history",
    "stopped",
]

router = GuardedRouter(tags=["Việc phải làm"])


class EvidenceOut(Schema):
    id: int
    name: str = Field(alias="file.name")
    size: int = Field(alias="file.size")
    url: str

    @staticmethod
    def resolve_url(evidence: Evidence) -> str:
        return reverse("duties:evidence", args=[evidence.pk])


class ProgressOut(Schema):
    id: int
    percent: int
    summary: str
    done: bool
    at: datetime
    by: str
    on_behalf: bool
    evidence: list[EvidenceOut]

    @staticmethod
    def resolve_evidence(progress: Progress) -> Any:
        return progress.evidence.all()


class TaskOfDuty(Schema):
    id: int
    label: str
    text: str


class RequestOut(Schema):
    """What a body asked of the steward, and the answer."""

    id: int
    kind: RequestKind
    reason: str
    day: date | None
    other: BodyOut | None
    state: DutyRequest.State
    asked_at: datetime
    asked_by: str
    answer: str
    answered_at: datetime | None


class DutyOut(Schema):
    """What one body owes of one task in one period."""

    id: int
    plan_id: int
    task: TaskOfDuty
    body: BodyOut
    named_as: str
    role: DutyRole
    state: DutyState
    time_kind: TimeKind
    period_start: date | None
    period_end: date | None
    due_on: date | None
    first_due_on: date | None
    done_on: date | None
    stopped_on: date | None
    percent: int


class DutyDetail(DutyOut):
    progress: list[ProgressOut]
    requests: list[RequestOut]

    @staticmethod
    def resolve_progress(duty: Duty) -> Any:
        return duty.progress.prefetch_related("evidence__file")

    @staticmethod
    def resolve_requests(duty: Duty) -> list[DutyRequest]:
        return selectors.requests_of(duty)


class DutyFilter(Paging):
    plan: int | None = None
    body: int | None = None
    heading: int | None = Field(None, description="nhóm nhiệm vụ của kế hoạch")
    state: AskedState | None = None
    role: DutyRole | None = Field(None, description="chủ trì hay phối hợp; không chọn thì cả hai")
    q: str = Field("", max_length=200, description="tìm trong nội dung nhiệm vụ")


class ProgressIn(Schema):
    percent: int = Field(ge=0, le=100)
    summary: str = Field(min_length=1, max_length=5000)
    done: bool = False


class RequestIn(Schema):
    kind: RequestKind
    reason: str = Field(min_length=1, max_length=2000)
    day: date | None = Field(None, description="hạn mới, khi xin gia hạn")
    other_id: int | None = Field(None, description="đơn vị mà việc này thuộc về, khi chuyển")


class AnswerIn(Schema):
    grant: bool
    reason: str = Field(min_length=1, max_length=2000)
    day: date | None = Field(None, description="hạn khác hạn được đề nghị")


@router.get("", response={200: Listed[DutyOut], REFUSALS: Problem}, summary="Các việc phải làm")
@operation(Permission.DUTY_SEE)
def list_duties(request: HttpRequest, chosen: Query[DutyFilter]) -> dict[str, object]:
    wanted = selectors.BoardFilter(
        plan=chosen.plan,
        body=chosen.body,
        heading=chosen.heading,
        state=chosen.state or "",
        role=chosen.role,
        text=chosen.q,
    )
    visible = selectors.visible_duties(actor_of(request))
    items, count = chosen.of(selectors.board(visible, wanted))
    return {"items": items, "count": count}


@router.get(
    "/{duty_id}",
    response={200: DutyDetail, REFUSALS: Problem},
    summary="Một việc và những gì đã báo cáo",
)
@operation(Permission.DUTY_SEE)
def show_duty(request: HttpRequest, duty_id: int) -> Duty:
    duty = selectors.duty_page(actor_of(request), duty_id)
    if duty is None:
        raise NotFound(noop("Chưa thấy việc này trong phần việc của anh/chị."))
    return duty


@router.post(
    "/{duty_id}/progress",
    response={201: ProgressOut, REFUSALS: Problem},
    summary="Báo cáo tiến độ, kèm minh chứng",
)
@operation(Permission.DUTY_REPORT)
def report_progress(
    request: HttpRequest,
    duty_id: int,
    sent: Form[ProgressIn],
    evidence: Annotated[list[UploadedFile] | None, FileEx(max_length=MAX_FILES)] = None,
) -> Status[Progress]:
    progress = services.report_progress(
        duty=show_duty(request, duty_id),
        percent=sent.percent,
        summary=sent.summary,
        done=sent.done,
        files=uploads(evidence or []),
        by=actor_of(request),
    )
    return Status(201, progress)


@router.post(
    "/{duty_id}/requests",
    response={201: RequestOut, REFUSALS: Problem},
    summary="Xin gia hạn, trả lại hoặc chuyển một việc",
)
@operation(Permission.DUTY_REPORT)
def ask(request: HttpRequest, duty_id: int, sent: RequestIn) -> Status[DutyRequest]:
    duty = show_duty(request, duty_id)
    other = choosable_bodies(duty.plan).filter(pk=sent.other_id or 0).first()
    wish = services.Wish(sent.kind, sent.reason, sent.day, other)
    return Status(201, services.ask(duty=duty, wish=wish, by=actor_of(request)))


@router.post(
    "/requests/{request_id}/answer",
    response={200: RequestOut, REFUSALS: Problem},
    summary="Trả lời đề nghị của đơn vị",
)
@operation(Permission.TASK_ASSIGN)
def answer(request: HttpRequest, request_id: int, sent: AnswerIn) -> DutyRequest:
    found = selectors.visible_requests(actor_of(request)).filter(pk=request_id).first()
    if found is None:
        raise NotFound(noop("Chưa thấy đề nghị này trong phần việc của anh/chị."))
    return services.answer(
        request=found, grant=sent.grant, reason=sent.reason, day=sent.day, by=actor_of(request)
    )
