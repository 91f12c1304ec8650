"""One plan reported monthly, one body that owes three kinds of work, its officer, the steward."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from hientai.kernel.permissions import SYSTEM, Role
from hientai.kernel.timeframes import TimeKind
from hientai.returns.domain import Said
from hientai.returns.models import Return
from hientai.returns.services import open_returns, save_line, send
from tests.factories import make_actor, make_body, make_duty, make_plan, make_task

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
MAY_10 = datetime(2026, 5, 10, 9, 0, tzinfo=HERE)
MAY_19 = datetime(2026, 5, 19, 9, 0, tzinfo=HERE)


@pytest.fixture
def body(db):
    return make_body("Sở Nội vụ")


@pytest.fixture
def plan(db):
    return make_plan(
        make_body("Liên hiệp hội"),
        state="confirmed",
        tracked_from=date(2026, 5, 1),
        report_period="month",
        report_day=18,
        contributor_days=0,
    )


@pytest.fixture
def dated(plan, body):
    return make_duty(make_task(plan, lead=body), body)


def owing_the_report(task, body, month):
    return make_duty(
        task,
        body,
        time_kind=TimeKind.NONE,
        period_start=date(2026, month, 1),
        period_end=date(2026, month, 28),
        due_on=date(2026, month, 18),
    )


@pytest.fixture
def untimed(plan, body):
    return owing_the_report(make_task(plan, lead=body), body, 5)


@pytest.fixture
def officer(body):
    return make_actor(Role.BODY_OFFICER, body)


@pytest.fixture
def steward(plan):
    return make_actor(Role.STEWARD, plan.steward)


@pytest.fixture
def report(plan, dated, untimed):
    """Return the return of May 2026, due on the 18th."""
    open_returns(plan=plan, by=SYSTEM, today=date(2026, 5, 2))
    return Return.objects.get(body=dated.body)


def fill(report, duty, by, **said):
    values = {"result": "Đã gửi thẩm định.", "percent": 70, "pace": "on_track"}
    return save_line(report=report, duty=duty, said=Said(**{**values, **said}), by=by, at=MAY_10)


@pytest.fixture
def sent(report, dated, untimed, officer):
    fill(report, dated, officer)
    fill(report, untimed, officer, result="Đã tổ chức 2 hội nghị.", percent=40)
    return send(report=report, by=officer, at=MAY_10)
