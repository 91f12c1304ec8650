"""The reform of 2025 over a Bắc Giang instance with 1,000 open duties: nothing is lost."""

from collections import Counter
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hientai.bodies import services
from hientai.bodies.domain import Blueprint, name_key
from hientai.bodies.domain.provinces import predecessors_of
from hientai.bodies.models import Body, Event, Handover, Succession
from hientai.duties.models import Duty
from hientai.kernel.errors import Conflict
from hientai.kernel.permissions import SYSTEM, Role
from hientai.plans.models import Plan
from hientai.reports.selectors import annual_report
from tests.factories import make_actor, make_plan, make_task

pytestmark = pytest.mark.django_db
DUTIES = 1000
PROVINCE = next(one for one in predecessors_of("Bắc Ninh") if one.name == "Bắc Giang")


@pytest.fixture
def plan():
    return make_plan(state=Plan.State.CONFIRMED, tracked_from=date(2024, 1, 1))


def open_thousand(plan, bodies):
    """Give the bodies 1,000 open duties of 2024, and as many done ones as there are bodies."""
    tasks = [make_task(plan) for _ in range(-(-DUTIES // len(bodies)) + 1)]
    values = {
        "time_kind": "dated",
        "period_start": date(2024, 1, 1),
        "period_end": date(2024, 12, 31),
        "due_on": date(2024, 12, 31),
    }
    wanted = [(task, body) for task in tasks[1:] for body in bodies][:DUTIES]
    done = [(tasks[0], body) for body in bodies]
    Duty.objects.bulk_create(
        Duty(plan=plan, task=task, body=body, named_as=body.name, done_on=day, **values)
        for pairs, day in ((wanted, None), (done, date(2024, 11, 1)))
        for task, body in pairs
    )


@pytest.fixture
def standard(plan):
    """Return the plan of an instance whose register knows the old bodies and their ends already."""
    services.ensure_province(province="Bắc Giang", by=SYSTEM)
    old = Body.objects.filter(province="Bắc Giang", valid_from=None).exclude(
        valid_to__year__lt=2024
    )
    open_thousand(plan, list(old))
    return plan


@pytest.fixture
def untouched(plan):
    """Return the plan of an instance of 2024 that was never told of the reform."""
    planned = [one for one in Blueprint(PROVINCE).bodies if one.province == "Bắc Giang"]
    made = Body.objects.bulk_create(
        Body(
            name=one.name,
            kind=one.kind,
            province=one.province,
            key=name_key(one.name),
            sort_key=one.name,
        )
        for one in planned
        if one.valid_from is None and not (one.valid_to and one.valid_to.year < 2024)
    )
    open_thousand(plan, made)
    return plan


@pytest.fixture(params=["standard", "untouched"])
def instance(request):
    return request.getfixturevalue(request.param)


def apply():
    services.run_reform(key=services.apply_reform(province="Bắc Giang", by=SYSTEM))


def handed():
    return Handover.objects.filter(what="duty")


def snapshot(bodies):
    return list(Duty.objects.order_by("pk").values()), list(
        Body.objects.filter(pk__in=bodies).order_by("pk").values()
    )


def test_every_open_duty_is_handed_to_a_living_body_or_asks(instance):
    apply()
    states = Counter(handed().values_list("state", flat=True))

    assert sum(states.values()) == DUTIES
    assert set(states) == {"proposed", "choose"}
    assert not handed().filter(state="proposed").exclude(to_body__valid_to=None).exists()


def test_what_is_taken_moves_and_what_is_done_stays(instance):
    apply()
    services.take(ids=handed().filter(state="proposed").values_list("pk", flat=True), by=SYSTEM)
    taken = handed().filter(state="taken").count()

    assert Duty.objects.filter(body__valid_to=None, done_on=None).count() == taken
    assert not Duty.objects.filter(body__valid_to=None).exclude(done_on=None).exists()
    assert taken + handed().filter(state="choose").count() == DUTIES


def test_before_anybody_takes_anything_it_is_undone_exactly(instance):
    bodies = list(Body.objects.values_list("pk", flat=True))
    before = snapshot(bodies)
    apply()
    services.undo_reform(province="Bắc Giang", by=SYSTEM)

    assert snapshot(bodies) == before
    assert not handed().exclude(state="undone").exists()


def test_it_may_be_applied_again_after_it_was_undone(standard):
    apply()
    services.undo_reform(province="Bắc Giang", by=SYSTEM)
    apply()

    assert handed().exclude(state="undone").count() == DUTIES


def test_after_something_was_taken_it_is_not_undone(standard):
    apply()
    services.take(ids=handed().filter(state="proposed").values_list("pk", flat=True)[:1], by=SYSTEM)

    with pytest.raises(Conflict, match="1 mục đã được nhận"):
        services.undo_reform(province="Bắc Giang", by=SYSTEM)


def test_a_report_for_2024_still_names_the_old_bodies(instance):
    leader = make_actor(Role.LEADER)
    before = annual_report(leader, instance.pk, 2024)
    apply()
    services.take(ids=handed().filter(state="proposed").values_list("pk", flat=True), by=SYSTEM)
    after = annual_report(leader, instance.pk, 2024)

    assert (after.tallies, after.bodies) == (before.tallies, before.bodies)


def test_a_report_for_2025_names_who_followed(standard):
    apply()
    services.take(ids=handed().filter(state="proposed").values_list("pk", flat=True), by=SYSTEM)
    names = annual_report(make_actor(Role.LEADER), standard.pk, 2025).bodies.values()

    assert "Sở Tài chính" in names
    assert "Sở Kế hoạch và Đầu tư" not in names


def test_running_the_job_twice_changes_nothing(standard):
    apply()
    before = list(Handover.objects.values()), Succession.objects.count()
    services.run_reform(key=Event.objects.exclude(reform="").values_list("reform", flat=True)[0])

    assert (list(Handover.objects.values()), Succession.objects.count()) == before


def test_a_thousand_duties_are_taken_in_few_queries(standard):
    apply()
    chosen = list(handed().filter(state="proposed").values_list("pk", flat=True))
    with CaptureQueriesContext(connection) as queries:
        services.take(ids=chosen, by=SYSTEM)

    assert len(queries) < 100
