"""Who gets in where in subplans."""

from datetime import date

from hientai.bodies.models import Body
from hientai.documents.models import Relation
from hientai.plans.models import Plan
from hientai.subplans.models import OwnPlan, PlanOrder
from tests.architecture.access_doors import SEES, STEWARD, WORKS, Door, get, post
from tests.architecture.access_world import World
from tests.factories import make_duty, make_plan, make_task

PAGES: dict[str, Door] = {
    "subplans:clauses": get(SEES, plan_id="plan", below_id="own_plan"),
    "subplans:decide": post(STEWARD, {"due_on": "30/9/2026"}, task_id="task"),
    "subplans:hand-in": get(WORKS, duty_id="plan_duty"),
    "subplans:hang": post(WORKS, task_id="own_task", above_id="task"),
    "subplans:hang-chosen": post(WORKS, {"above": ["task"]}, task_id="own_task"),
    "subplans:list": get(SEES),
    "subplans:plan": get(SEES, plan_id="plan"),
    "subplans:point-out": post(STEWARD, {"task": ["task"]}, plan_id="plan"),
    "subplans:propose": post(STEWARD, plan_id="plan"),
    "subplans:return": get(STEWARD, own_id="own_plan_row"),
    "subplans:table": get(SEES, plan_id="plan"),
}
FORMS: dict[str, Door] = {
    "POST subplans:hand-in": post(WORKS, duty_id="plan_duty"),
    "POST subplans:return": post(STEWARD, own_id="own_plan_row"),
}
OPERATIONS: dict[str, Door] = {}  # "GET /api/v1/…"


def things(world: World) -> dict[str, int | str]:
    """Make what the addresses name; keys are the arguments' values in the tables above."""
    task = make_task(world.plan, lead=world.own_body, text="Xây dựng kế hoạch thực hiện.")
    PlanOrder.objects.create(task=task, owed=task, quote=task.text, state="confirmed")
    handed = make_duty(task, world.own_body, period_start=date(2025, 1, 1))
    below = _below(world.plan, world.own_body)
    own = OwnPlan.objects.create(duty=handed, plan=below, handed_in_on=date(2026, 1, 5))
    return {
        "plan_duty": make_duty(task, world.own_body).pk,
        "own_plan": below.pk,
        "own_plan_row": own.pk,
        "own_task": make_task(below).pk,
    }


def _below(plan: Plan, body: Body) -> Plan:
    below = make_plan(body, state=Plan.State.CONFIRMED)
    Relation.objects.create(source=below.document, target=plan.document, kind="implements")
    return below
