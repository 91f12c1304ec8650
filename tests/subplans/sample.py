"""A plan that orders its bodies to make plans, and such a plan."""

from datetime import date
from typing import Any

from hientai.bodies.models import Body
from hientai.duties.models import Duty
from hientai.kernel.permissions import SYSTEM
from hientai.kernel.timeframes import ReportingCalendar
from hientai.plans.models import Plan, Task
from hientai.plans.services import confirm_plan
from hientai.subplans import selectors
from hientai.subplans.models import OwnPlan, PlanOrder
from hientai.subplans.services import hand_in_known, order_plans
from tests.factories import make_body, make_plan, make_task

ORDER = "Căn cứ Kế hoạch này, các sở, ngành xây dựng kế hoạch thực hiện cụ thể của đơn vị."
DATA = "Xây dựng cơ sở dữ liệu trí thức của tỉnh."
MEETING = "Tổ chức gặp mặt, đối thoại với đội ngũ trí thức."
DUE = date(2026, 9, 30)
TODAY = date(2026, 6, 1)
OWN_DATA = "Cập nhật cơ sở dữ liệu trí thức của ngành vào cơ sở dữ liệu trí thức của tỉnh."
OWN_PLAN = """SỞ MẪU

Số: 12/KH-SM

Bắc Ninh, ngày 10 tháng 6 năm 2026

KẾ HOẠCH
Thực hiện kế hoạch phát huy vai trò của đội ngũ trí thức

II. NHIỆM VỤ

1. Sở Mẫu: Cập nhật cơ sở dữ liệu trí thức của ngành vào cơ sở dữ liệu trí thức của tỉnh.

2. Sở Mẫu: Bồi dưỡng ngoại ngữ cho viên chức của ngành.

GIÁM ĐỐC

Nguyễn Mẫu Bình
"""


def confirm(plan: Plan, by: Any = SYSTEM) -> Plan:
    return confirm_plan(
        plan=plan,
        tracked_from=date(2026, 1, 1),
        calendar=ReportingCalendar(),
        steward=plan.steward,
        collector=None,
        consolidator=None,
        by=by,
    )


def led(task: Task, *bodies: Body) -> None:
    """Give a task to bodies, as a person does: their names are not resolved again."""
    for body in bodies:
        task.parties.create(role="lead", name=body.name, state="exact").bodies.add(body)
    task.values = {"leads": {"assigned": [body.name for body in bodies]}}
    task.save()


def ordering_plan(*bodies: Body, text: str = ORDER, **fields: Any) -> tuple[Plan, Task]:
    """Return a confirmed plan, and its task that orders plans of these bodies."""
    plan = make_plan(state=Plan.State.CHECKING)
    task = make_task(plan, text=text, text_key="ke hoach", **fields)
    led(task, *bodies)
    led(make_task(plan, text=DATA), bodies[0])
    led(make_task(plan, text=MEETING), bodies[0])
    return confirm(plan), task


def ordered(*bodies: Body, **more: Any) -> tuple[Plan, PlanOrder]:
    plan, task = ordering_plan(*(bodies or [make_body("Sở Mẫu")]))
    said = {"whole": True, "due_on": DUE, "by": SYSTEM, "today": TODAY}
    return plan, order_plans(task=task, **{**said, **more})


def duty_of(order: PlanOrder) -> Duty:
    return selectors.duties_of(order)[0]


def handed_in(order: PlanOrder, **more: Any) -> OwnPlan:
    """Hand in a plan whose tasks are there already, to be checked."""
    duty = duty_of(order)
    plan = make_plan(duty.body, state=Plan.State.CHECKING)
    for text in (OWN_DATA, "Bồi dưỡng ngoại ngữ cho viên chức của ngành."):
        make_task(plan, lead=duty.body, text=text)
    return hand_in_known(duty=duty, plan=plan, **{"by": SYSTEM, "on": TODAY, **more})
