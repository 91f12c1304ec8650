"""Which clauses order bodies to make a plan of their own: proposed by rule, decided by a person."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hientai.core import audit
from hientai.core.notices import Notice, tell
from hientai.duties.domain import StopReason, issue_day
from hientai.duties.models import Duty
from hientai.duties.services import open_duties
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.timeframes import TimeKind
from hientai.kernel.vietnamese import fold, format_date
from hientai.plans.models import Party, Plan, Task, WantedPaper
from hientai.plans.services import decide_wanted
from hientai.subplans import domain, selectors
from hientai.subplans.models import OwnPlan, PlanOrder


@transaction.atomic
def propose_orders(*, plan: Plan, by: Actor) -> int:
    """Look for the clauses of a confirmed plan that order plans of one's own; decided ones stay."""
    by.require(Permission.TASK_ASSIGN, of=[plan.steward_id])
    tasks = plan.tasks.filter(dropped=False, plan_order=None, text_key__contains="ke hoach")
    made = []
    for task in tasks.filter(kind=Task.Kind.TASK):
        found = domain.ordered_in(task.text)
        if found is not None:
            day = domain.day_ordered(
                found.quote, end=task.end, issued=issue_day(plan.document.issued)
            )
            made.append(PlanOrder(task=task, quote=found.quote, whole=found.whole, due_on=day))
    PlanOrder.objects.bulk_create(made)
    if made:
        audit.record(by=by, action="plan_order.proposed", target=plan, found=len(made))
    return len(made)


def on_plan_confirmed(*, plan: Plan, by: Actor, **_more: Any) -> None:
    """Receive `plans.signals.plan_confirmed`."""
    propose_orders(plan=plan, by=by)


@transaction.atomic
def order_plans(
    *, task: Task, whole: bool, due_on: date | None, by: Actor, today: date | None = None
) -> PlanOrder:
    """Make a task's clause an order: every body that leads the task owes its own plan by a day.

    Where the task says little else and names its day, its own duties are these. Else a task is
    added for them; if the one that orders them says little else, it is owed no more.
    """
    order = _order(task, by)
    if not selectors.ordered_bodies(order.task).exists():
        raise Conflict(
            noop("Chưa rõ đơn vị nào phải lập kế hoạch. Giao nhiệm vụ này cho đơn vị trước.")
        )
    if not whole and due_on is None:
        raise Conflict(noop("Nhiệm vụ còn nội dung khác nên phải ghi ngày nộp kế hoạch riêng."))
    _undo(order)
    order.whole, order.due_on = whole, due_on
    order.owed = order.task if _owes_itself(order) else _added(order, due_on)
    _decide(order, PlanOrder.State.CONFIRMED, by)
    open_duties(plan=order.task.plan, by=by, today=today, tasks=[order.owed])
    if whole and order.owed != order.task:
        _replace(order, today or localdate())
    duties = selectors.duties_of(order)
    _ask_for_no_paper(order, by)
    if due_on is not None:
        _set_day(order.task.plan, duties, due_on)
    audit.record(
        by=by, action="plan_order.confirmed", target=task, due=due_on and due_on.isoformat()
    )
    _tell(order, duties)
    return order


@transaction.atomic
def refuse_order(*, task: Task, by: Actor) -> PlanOrder:
    """Say that a task orders no plan of one's own."""
    order = _order(task, by)
    _undo(order)
    order.owed = None
    _decide(order, PlanOrder.State.REFUSED, by)
    audit.record(by=by, action="plan_order.refused", target=task)
    return order


def _order(task: Task, by: Actor) -> PlanOrder:
    task = Task.objects.select_for_update(of=("self",)).select_related("plan").get(pk=task.pk)
    by.require(Permission.TASK_ASSIGN, of=[task.plan.steward_id])
    if task.plan.state != Plan.State.CONFIRMED or task.dropped:
        raise Conflict(noop("Kế hoạch chưa duyệt nên chưa giao lập kế hoạch riêng được."))
    order = PlanOrder.objects.filter(task=task).first()
    order = order or PlanOrder(task=task, quote=task.text)
    order.task = task
    return order


def _undo(order: PlanOrder) -> None:
    """Take back what the order opened before; not once somebody worked on it."""
    if order.owed_id is None:
        return
    if OwnPlan.objects.filter(duty__task=order.owed_id, returned_on=None).exists():
        raise Conflict(noop("Đã có đơn vị nộp kế hoạch, không đổi yêu cầu được nữa."))
    if order.owed_id == order.task_id:
        return
    _put_back(order)
    if Duty.objects.filter(task=order.owed_id, progress__isnull=False).exists():
        raise Conflict(noop("Đã có đơn vị báo cáo việc này, không đổi yêu cầu được nữa."))
    added, order.owed = order.owed, None
    order.save()
    if added is not None:
        added.delete()


def _ask_for_no_paper(order: PlanOrder, by: Actor) -> None:
    """Take back the paper that the reader saw in the clause: it is many plans, and each has its file."""
    quote = fold(order.quote)
    papers = order.task.wanted.filter(kind="Kế hoạch").exclude(state=WantedPaper.State.REFUSED)
    for wanted in papers.select_related("document"):
        if not wanted.is_issued and fold(wanted.title) in quote:
            decide_wanted(wanted=wanted, changes=None, by=by)


def _owes_itself(order: PlanOrder) -> bool:
    once = order.task.timeframe.kind in {TimeKind.DATED, TimeKind.RANGED}
    return order.whole and (once or order.due_on is None)


def _replace(order: PlanOrder, today: date) -> None:
    """Ask no more for the clause period by period: its plan is owed once, by its day."""
    Task.objects.filter(pk=order.task_id).update(stopped_on=today)
    open_ones = Duty.objects.filter(
        task=order.task_id, done_on=None, stopped_on=None, history=False
    )
    open_ones.update(
        stopped_on=today,
        stopped_for=StopReason.REPLACED,
        stopped_why=_("Nộp kế hoạch của đơn vị, một lần."),
        replaced_by=order.owed,
    )


def _put_back(order: PlanOrder) -> None:
    Task.objects.filter(pk=order.task_id).update(stopped_on=None)
    stopped = Duty.objects.filter(task=order.task_id, replaced_by=order.owed_id)
    stopped.update(stopped_on=None, stopped_for="", stopped_why="", replaced_by=None)


def _decide(order: PlanOrder, state: PlanOrder.State, by: Actor) -> None:
    order.state = state
    order.decided_by, order.decided_at = by.label[:200], timezone.now()
    order.save()


def _added(order: PlanOrder, due_on: date | None) -> Task:
    """Add a task whose duties are the plans, led by those who lead the one that orders them."""
    said = order.task
    text = f"Xây dựng kế hoạch của đơn vị thực hiện {said.plan.document.short_name}."
    task = Task.objects.create(
        plan=said.plan,
        position=said.position,
        path=said.path,
        label=said.label,
        group_id=said.group_id,
        text=text,
        text_key=fold(text),
        deliverable="Kế hoạch",
        time_text=f"trước ngày {format_date(due_on)}" if due_on else "",
        end=due_on.isoformat() if due_on else "",
        origin=Task.Origin.ADDED,
    )
    for lead in said.parties.filter(role=Party.Role.LEAD).prefetch_related("bodies"):
        copied = {
            name: getattr(lead, name) for name in ("role", "name", "position", "state", "why")
        }
        Party.objects.create(task=task, **copied).bodies.set(lead.bodies.all())
    return task


def _set_day(plan: Plan, duties: list[Duty], due_on: date) -> None:
    """Let the plans be due on the day ordered, also where the paper itself states none."""
    early = bool(plan.tracked_from and due_on < plan.tracked_from)
    open_ones = [duty.pk for duty in duties if duty.done_on is None]
    Duty.objects.filter(pk__in=open_ones).update(due_on=due_on, first_due_on=due_on, history=early)


def _tell(order: PlanOrder, duties: list[Duty]) -> None:
    paper = order.task.plan.document.short_name
    for duty in duties:
        if duty.done_on is None and not duty.history:
            tell(
                Notice(
                    kind="plan_ordered",
                    words=noop("%(paper)s giao đơn vị xây dựng kế hoạch riêng và nộp tại đây."),
                    values={"paper": paper},
                    href=reverse("subplans:hand-in", args=[duty.pk]),
                    key=f"plan_ordered:{duty.pk}",
                    bodies=[duty.body_id],
                )
            )
