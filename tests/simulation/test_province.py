"""A simulated province of two years: nothing lost, nobody reminded twice, figures as recounted."""

from collections import Counter
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core.management import call_command
from django.db.models import Q
from django.test import override_settings

from hientai.chasing.domain import ladder
from hientai.chasing.models import Delivery, Line
from hientai.duties.models import Duty
from hientai.plans.models import Task
from hientai.reports.domain.spans import Part
from hientai.reports.selectors import annual_report
from hientai.returns.models import Return
from tests.simulation.province import BEGIN, BODIES, END, MERGER, TASKS, Habit
from tests.simulation.recount import periods, recounted
from tests.simulation.story import HERE, TAKEN_AFTER, live

OFFICIAL = ("done_on_time", "done_late", "overdue")
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def story(django_db_setup, django_db_blocker):
    with (
        django_db_blocker.unblock(),
        override_settings(
            TASKS={"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}},
            EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend",
            PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        ),
    ):
        yield live()
        call_command("flush", verbosity=0, interactive=False)


def test_the_province_is_of_the_size_that_was_asked_for(story):
    assert len(story.province.bodies) == BODIES
    assert Task.objects.count() == 3 * TASKS
    assert (END - BEGIN).days > 2 * 364
    assert len(set(story.province.habits.values())) == len(Habit)


def test_every_rung_of_every_duty_is_told_to_a_person_at_most_once(story):
    told = Counter(Line.objects.values_list("duty", "due_on", "days", "audience", "recipient"))

    assert told
    assert max(told.values()) == 1


def test_nobody_gets_two_letters_on_one_day(story):
    letters = Counter((day, to) for day, to, _subject in story.mails)

    assert letters
    assert max(letters.values()) == 1


def test_every_letter_that_went_out_was_recorded_once(story):
    sent = Delivery.objects.filter(state=Delivery.State.SENT)

    assert sent.count() == len(story.mails)


def test_nothing_that_was_done_is_reminded_of_afterwards(story):
    lines = Line.objects.values_list("duty", "digest__day")

    assert [row for row in lines if row[0] in story.done and story.done[row[0]] < row[1]] == []


def test_a_silent_body_is_reminded_on_every_rung(story):
    silent = [pk for pk, habit in story.province.habits.items() if habit is Habit.SILENT]
    first, last = BEGIN + timedelta(days=20), END - timedelta(days=20)
    duties = Duty.objects.filter(body__in=silent, history=False, due_on__range=(first, last))
    rungs = [step.days for step in ladder.DEFAULT_LADDER if step.audience == "officer"]
    told = Counter(
        Line.objects.filter(duty__in=duties, audience="officer").values_list("duty", flat=True)
    )

    assert duties
    for pk, due in duties.values_list("pk", "due_on"):
        assert due  # rungs of one working day are told as one
        assert told[pk] == len({ladder.rung_day(due, days) for days in rungs}), (pk, due)


def test_every_body_that_was_named_as_lead_owes_every_period(story):
    onward = {body.pk: story.heir.pk for body in story.merged}
    for task in Task.objects.filter(condition="", end="", start="").select_related("plan"):
        time = {"recurrence": task.recurrence} if task.recurrence else {}
        wanted = periods(time, task.plan.report_period, BEGIN, END)
        for lead in leads_at_first(story, task):
            mine = Q(body=lead) | Q(origin=lead) | Q(body=onward.get(lead, lead))
            opened = set(task.duties.filter(mine).values_list("period_start", flat=True))
            assert wanted <= opened, (task, lead, wanted - opened)


def leads_at_first(story, task):
    named = {body.name: body.pk for body in story.province.bodies}
    return [named[name] for name in task.parties.filter(role="lead").values_list("name", flat=True)]


def test_no_period_of_a_body_is_owed_twice(story):
    owed = Counter()
    for task, body, origin, start, end in Duty.objects.values_list(
        "task", "body", "origin", "period_start", "period_end"
    ):
        owed[task, origin or body, start, end] += 1

    assert max(owed.values()) == 1


def test_what_the_merged_bodies_owed_is_all_with_their_successor(story):
    old = [body.pk for body in story.merged]

    assert story.moved
    assert not Duty.objects.filter(body__in=old, done_on=None, history=False).exists()
    moved = Duty.objects.filter(pk__in=story.moved)
    assert set(moved.values_list("body", flat=True)) == {story.heir.pk}
    assert set(moved.values_list("origin", flat=True)) <= set(old)


def test_the_successor_owes_what_opens_after_the_merger(story):
    later = Duty.objects.filter(period_start__gt=MERGER + TAKEN_AFTER)

    assert later.filter(body=story.heir).exists()
    assert not later.filter(body__in=[body.pk for body in story.merged]).exists()


def test_what_the_story_did_is_what_the_system_holds(story):
    done = dict(Duty.objects.exclude(done_on=None).values_list("pk", "done_on"))

    assert done == story.done


@pytest.mark.parametrize("year", [2024, 2025, 2026])
@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_year_s_figures_are_those_of_a_recount(story, number, year):
    plan = story.province.plans[number]
    with time_machine.travel(datetime(END.year, END.month, END.day, 12, tzinfo=HERE), tick=False):
        report = annual_report(story.province.leader, plan.pk, year)
    mine = recounted(story, plan.pk, year, END)

    assert official(report, Part.OWED) == mine.due
    assert official(report, Part.CARRIED) == mine.carried
    assert mine.due.total() > 50


def test_the_share_counts_only_what_is_due(story):
    plan = story.province.plans[0]
    report = annual_report(story.province.leader, plan.pk, 2025)
    mine = recounted(story, plan.pk, 2025, END)
    every = Counter()
    for (_body, state), count in (mine.due + mine.carried).items():
        every[state] += count
    done = every["done_on_time"] + every["done_late"]

    rate = report.totals().rate
    assert rate
    assert rate.value == Decimal(done) * 100 / (done + every["overdue"])


def official(report, part):
    """Return a report's counts by body and the official four: what is neither done nor late is open."""
    found = Counter()
    for (of, body), counts in report.tallies.bodies.items():
        for state, count in counts.items() if of == part else ():
            found[body, state if state in OFFICIAL else "open"] += count
    return found


def test_bodies_that_report_in_one_paper_a_period_are_confirmed(story):
    sent = Return.objects.exclude(sent_at=None)

    assert set(sent.values_list("pk", flat=True)) == set(story.returned)
    assert set(sent.values_list("state", flat=True)) == {Return.State.CONFIRMED}
    silent = {pk for pk, habit in story.province.habits.items() if habit is Habit.SILENT}
    assert silent.isdisjoint(sent.values_list("body", flat=True))
