"""Opinions over the API: the same selectors and services as the pages."""

from datetime import date, datetime
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Field, Query, Schema
from ninja.responses import Status

from hientai.core.access import actor_of, operation
from hientai.core.api import REFUSALS, BodyOut, GuardedRouter, Listed, Paging, Problem
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.opinions import selectors, services
from hientai.opinions.domain import Kind, Source, State
from hientai.opinions.models import Opinion, Step
from hientai.opinions.services import Saying

# the states of `State`, all that wait for an answer, and the late ones of these
AskedState = Literal[
    "open", "late", "raised", "classed", "joined", "proposed", "sent_up", "answered", "closed"
]

router = GuardedRouter(tags=["Kiến nghị"])


class StepOut(Schema):
    act: str
    state: State
    at: datetime
    by: str
    words: str
    body: BodyOut | None
    paper: str | None

    @staticmethod
    def resolve_paper(step: Step) -> str | None:
        return step.paper.reference if step.paper else None


class OpinionOut(Schema):
    """Something said that must be answered."""

    id: int
    kind: Kind
    plan_id: int | None
    task_id: int | None
    duty_id: int | None
    body: BodyOut
    source: Source
    speaker: str
    collector: BodyOut
    category: str
    text: str
    proposal: str
    state: State
    lead_id: int | None
    raised_at: datetime
    due_on: date | None
    outcome: str
    answer: str
    answered_at: datetime | None


class OpinionDetail(OpinionOut):
    steps: list[StepOut]

    @staticmethod
    def resolve_steps(opinion: Opinion) -> Any:
        return opinion.steps.select_related("body", "paper")


class OpinionFilterIn(Paging):
    kind: Kind = Kind.DIFFICULTY
    category: str = ""
    plan: int | None = None
    body: int | None = Field(None, description="đơn vị nêu hoặc nơi trả lời")
    state: AskedState | None = None
    age: int | None = Field(None, ge=0, description="nêu hơn chừng ấy ngày trước")
    q: str = Field("", max_length=200, description="tìm trong nội dung")


class DifficultyIn(Schema):
    plan_id: int
    body_id: int
    text: str = Field(min_length=1, max_length=5000)
    proposal: str = Field("", max_length=5000)
    category: str = ""
    source: Source = Source.BODY
    speaker: str = Field(
        "", max_length=200, description="người hoặc hội nêu, khi không phải đơn vị"
    )
    contact: str = Field("", max_length=200)


class AnswerIn(Schema):
    text: str = Field(min_length=1, max_length=5000)
    outcome: str = ""


@router.get("", response={200: Listed[OpinionOut], REFUSALS: Problem}, summary="Các kiến nghị")
@operation(Permission.OPINION_SEE)
def list_opinions(request: HttpRequest, chosen: Query[OpinionFilterIn]) -> dict[str, object]:
    wanted = selectors.OpinionFilter(
        kind=chosen.kind.value,
        category=chosen.category,
        plan=chosen.plan,
        body=chosen.body,
        state=chosen.state or "",
        age=chosen.age,
        text=chosen.q,
    )
    found = selectors.narrowed(selectors.visible_opinions(actor_of(request)), wanted)
    items, count = chosen.of(selectors.waiting_first(found))
    return {"items": items, "count": count}


@router.get(
    "/{opinion_id}",
    response={200: OpinionDetail, REFUSALS: Problem},
    summary="Một kiến nghị và các bước giải quyết",
)
@operation(Permission.OPINION_SEE)
def show_opinion(request: HttpRequest, opinion_id: int) -> Opinion:
    opinion = selectors.visible_opinion(actor_of(request), opinion_id)
    if opinion is None:
        raise NotFound(noop("Chưa thấy kiến nghị này trong phần việc của anh/chị."))
    return opinion


@router.post(
    "", response={201: OpinionDetail, REFUSALS: Problem}, summary="Nêu khó khăn, vướng mắc"
)
@operation(Permission.OPINION_RAISE)
def raise_difficulty(request: HttpRequest, sent: DifficultyIn) -> Status[Opinion]:
    actor, values = actor_of(request), sent.dict()
    plan = selectors.plans_to_raise_on(actor).filter(pk=values.pop("plan_id")).first()
    body = selectors.bodies_to_raise_for(actor).filter(pk=values.pop("body_id")).first()
    if plan is None or body is None:
        raise NotFound(noop("Chưa thấy kế hoạch hoặc đơn vị này trong phần việc của anh/chị."))
    opinion = services.say_difficulty(plan=plan, saying=Saying(body=body, **values), by=actor)
    return Status(201, opinion)


@router.post(
    "/{opinion_id}/answer",
    response={200: OpinionDetail, REFUSALS: Problem},
    summary="Trả lời kiến nghị",
)
@operation(Permission.OPINION_ANSWER)
def answer_opinion(request: HttpRequest, opinion_id: int, sent: AnswerIn) -> Opinion:
    opinion = show_opinion(request, opinion_id)
    return services.answer(
        opinion=opinion, answer=sent.text, outcome=sent.outcome, by=actor_of(request)
    )
