"""Plans and their tasks over the API: the same selectors and services as the pages."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Field, File, Query, Schema
from ninja.files import UploadedFile
from ninja.responses import Status

from hientai.core.access import actor_of, operation
from hientai.core.api import REFUSALS, BodyOut, GuardedRouter, Listed, Paging, Problem, uploads
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.kernel.timeframes import Period, Recurrence, ReportingCalendar
from hientai.kernel.vietnamese import fold
from hientai.plans import selectors, services
from hientai.plans.models import CoordinatorsOwe, Party, Plan, Task

plans = GuardedRouter(tags=["Kế hoạch"])
tasks = GuardedRouter(tags=["Nhiệm vụ"])


class PartyOut(Schema):
    """A body that a task names: as printed, and the bodies that it stands for today."""

    role: Party.Role
    name: str
    state: Party.State
    bodies: list[BodyOut]

    @staticmethod
    def resolve_bodies(party: Party) -> Any:
        return party.bodies.all()


class TaskOut(Schema):
    id: int
    plan_id: int
    label: str
    text: str
    kind: Task.Kind
    deliverable: str
    time_text: str
    recurrence: Recurrence | None
    start: str | None
    end: str | None
    condition: str | None
    opens_duties: bool
    parties: list[PartyOut]

    @staticmethod
    def resolve_recurrence(task: Task) -> str | None:
        return task.recurrence or None

    @staticmethod
    def resolve_start(task: Task) -> str | None:
        return task.start or None

    @staticmethod
    def resolve_end(task: Task) -> str | None:
        return task.end or None

    @staticmethod
    def resolve_condition(task: Task) -> str | None:
        return task.condition or None

    @staticmethod
    def resolve_parties(task: Task) -> Any:
        return task.parties.all()


class PlanOut(Schema):
    id: int
    state: Plan.State
    kind: str = Field(alias="document.kind")
    number: str = Field(alias="document.number")
    title: str = Field(alias="document.title")
    issuer: str = Field(alias="document.issuer")
    issued: str = Field(alias="document.issued")
    steward: BodyOut
    tracked_from: date | None
    task_count: int


class PlanDetail(PlanOut):
    report_period: Period
    report_day: int
    report_next_month: bool
    contributor_days: int
    report_to: list[str]
    report_through: BodyOut | None
    coordinators: CoordinatorsOwe
    tasks: list[TaskOut]

    @staticmethod
    def resolve_tasks(plan: Plan) -> Any:
        return _with_parties(plan.tasks.filter(dropped=False))


class CalendarIn(Schema):
    """When a plan is reported on, to whom, through whom, and which coordinators report too."""

    report_period: Period
    report_day: int = Field(ge=1, le=31)
    report_next_month: bool = False
    contributor_days: int = Field(ge=0, le=25)
    report_to: list[str] = Field(default_factory=list, max_length=50)
    report_through_id: int | None = None
    coordinators: CoordinatorsOwe = CoordinatorsOwe.NAMED


class TaskFilter(Paging):
    plan: int | None = None
    body: int | None = Field(None, description="đơn vị có tên trong nhiệm vụ")
    q: str = Field("", max_length=200, description="tìm trong nội dung, gõ có dấu hoặc không dấu")
    unassigned: bool = Field(False, description="chỉ nhiệm vụ chưa rõ đơn vị chủ trì")  # noqa: FBT003  # a default


class AssignmentIn(Schema):
    body_ids: list[int] = Field(min_length=1, max_length=500)


def _with_parties(found: QuerySet[Task]) -> QuerySet[Task]:
    return found.prefetch_related("parties__bodies").order_by("plan_id", "position", "id")


def _visible_tasks(request: HttpRequest) -> QuerySet[Task]:
    visible = selectors.visible_plans(actor_of(request))
    return _with_parties(Task.objects.filter(plan__in=visible, dropped=False))


@plans.get("", response={200: Listed[PlanOut], REFUSALS: Problem}, summary="Các kế hoạch")
@operation(Permission.PLAN_SEE)
def list_plans(request: HttpRequest, paging: Query[Paging]) -> dict[str, object]:
    items, count = paging.of(selectors.listed_plans(actor_of(request)).order_by("-id"))
    return {"items": items, "count": count}


@plans.post("", response={201: PlanOut, REFUSALS: Problem}, summary="Tải lên một kế hoạch đã ký")
@operation(Permission.PLAN_UPLOAD)
def upload_plan(request: HttpRequest, file: File[UploadedFile]) -> Status[Plan]:
    actor = actor_of(request)
    ((name, data),) = uploads([file])
    plan = services.upload_plan(name=name, data=data, by=actor)
    return Status(201, selectors.listed_plans(actor).get(pk=plan.pk))


@plans.get(
    "/{plan_id}",
    response={200: PlanDetail, REFUSALS: Problem},
    summary="Một kế hoạch và các nhiệm vụ của nó",
)
@operation(Permission.PLAN_SEE)
def show_plan(request: HttpRequest, plan_id: int) -> Plan:
    plan = selectors.listed_plans(actor_of(request)).filter(pk=plan_id).first()
    if plan is None:
        raise NotFound(noop("Chưa thấy kế hoạch này trong phần việc của anh/chị."))
    return plan


@plans.put(
    "/{plan_id}/calendar",
    response={200: PlanDetail, REFUSALS: Problem},
    summary="Đổi lịch báo cáo của một kế hoạch đã duyệt",
)
@operation(Permission.PLAN_CONFIRM)
def change_calendar(request: HttpRequest, plan_id: int, sent: CalendarIn) -> Plan:
    plan = show_plan(request, plan_id)
    bodies = selectors.choosable_bodies(plan)
    services.change_calendar(
        plan=plan,
        calendar=ReportingCalendar(
            sent.report_period,
            sent.report_day,
            sent.contributor_days,
            next_month=sent.report_next_month,
        ),
        addressed=services.Addressed(
            to=tuple(sent.report_to),
            through=bodies.filter(pk=sent.report_through_id or 0).first(),
            coordinators=sent.coordinators,
        ),
        by=actor_of(request),
    )
    return show_plan(request, plan_id)


@tasks.get("", response={200: Listed[TaskOut], REFUSALS: Problem}, summary="Các nhiệm vụ")
@operation(Permission.PLAN_SEE)
def list_tasks(request: HttpRequest, chosen: Query[TaskFilter]) -> dict[str, object]:
    found = _visible_tasks(request).filter(text_key__contains=fold(chosen.q))
    if chosen.plan is not None:
        found = found.filter(plan=chosen.plan)
    if chosen.body is not None:
        found = found.filter(parties__bodies=chosen.body).distinct()
    if chosen.unassigned:
        found = found.filter(pk__in=selectors.unassigned_tasks(actor_of(request)).values("pk"))
    items, count = chosen.of(found)
    return {"items": items, "count": count}


@tasks.get("/{task_id}", response={200: TaskOut, REFUSALS: Problem}, summary="Một nhiệm vụ")
@operation(Permission.PLAN_SEE)
def show_task(request: HttpRequest, task_id: int) -> Task:
    task = _visible_tasks(request).filter(pk=task_id).first()
    if task is None:
        raise NotFound(noop("Chưa thấy nhiệm vụ này trong phần việc của anh/chị."))
    return task


@tasks.post(
    "/{task_id}/assignment",
    response={200: TaskOut, REFUSALS: Problem},
    summary="Giao nhiệm vụ chưa rõ đơn vị cho các đơn vị",
)
@operation(Permission.TASK_ASSIGN)
def assign_task(request: HttpRequest, task_id: int, sent: AssignmentIn) -> Task:
    task = show_task(request, task_id)
    services.assign_task(task=task, body_ids=sent.body_ids, by=actor_of(request))
    return _with_parties(Task.objects.filter(pk=task_id)).get()
