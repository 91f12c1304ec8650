"""What tests of chasing stand on: a body in debt on a Friday, its people, what went out."""

from datetime import date

from hientai.chasing import services
from hientai.chasing.domain import Audience, Step
from hientai.chasing.models import Ladder
from hientai.kernel.permissions import Role
from tests.factories import make_body, make_duty, make_plan, make_task, make_user

TODAY = date(2026, 3, 6)  # a Friday
OFFICER, HEAD, STEWARD, LEADER = Audience


def ladder(*steps):
    """Put rungs in force: pairs of days and audience."""
    rungs = [Step(*step) for step in steps]
    return Ladder.objects.create(steps=[[one.days, one.audience] for one in rungs])


def officer(body, **fields):
    return make_user(Role.BODY_OFFICER, body, **{"email": "canbo@tinh.example", **fields})


def owing(body=None, plan=None, **fields):
    """Return a duty that is due today."""
    task = make_task(plan or make_plan())
    return make_duty(task, body or make_body(), **{"due_on": TODAY, **fields})


def chase(today=TODAY):
    """Do what the daily job does, and send all that waits."""
    for delivery in services.gather(today=today):
        services.deliver(delivery, today=today)
