"""Twenty-four months, day by day: jobs run by the clock, bodies report or do not, two are merged."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import time_machine
from django.conf import settings
from django.core import mail
from django.utils.module_loading import import_string

from hientai.bodies import services as bodies
from hientai.bodies.domain.events import Head, NewBody
from hientai.bodies.models import Body, BodyKind, Handover
from hientai.duties.models import Duty
from hientai.duties.services import meet_condition, report_progress
from hientai.kernel.permissions import SYSTEM
from hientai.plans.models import Task
from hientai.returns.domain import Said
from hientai.returns.models import Return
from hientai.returns.selectors import entries
from hientai.returns.services import confirm, save_line, send
from tests.simulation.province import BEGIN, END, MERGER, Habit, Province, make_province

HERE: Final = ZoneInfo("Asia/Ho_Chi_Minh")
GUIDANCE: Final = date(2025, 2, 10)  # the condition comes
TAKEN_AFTER: Final = timedelta(days=12)  # until the successor takes what is handed over
DAYS_BEFORE: Final = {Habit.EARLY: (12, 30), Habit.PUNCTUAL: (0, 5), Habit.LATE: (-60, -1)}


@dataclass
class Story:
    """What happened, noted beside the system: nothing here is read from its figures."""

    province: Province
    done: dict[int, date] = field(default_factory=dict)  # duty -> the day on which it was done
    mails: list[tuple[date, str, str]] = field(default_factory=list)  # day, to, subject
    moved: dict[int, tuple[int, int, date]] = field(default_factory=dict)  # duty -> from, to, day
    returned: dict[int, date] = field(default_factory=dict)  # return -> the day it was sent
    merged: list[Body] = field(default_factory=list)
    heir: Body | None = None


def live(seed: int = 1) -> Story:
    """Let a province live from BEGIN to END and return what happened."""
    mail.outbox = []
    with time_machine.travel(_noon(BEGIN), tick=False):
        story, rnd = Story(make_province(seed)), random.Random(seed)
    day, when = BEGIN, defaultdict[int, date]()
    while day <= END:
        with time_machine.travel(_noon(day), tick=False):
            _jobs(day)
            _officers(story, day, when, rnd)
            _events(story, day)
            _post(story, day)
        day += timedelta(days=1)
    return story


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=HERE)


def _jobs(day: date) -> None:
    """Run the daily jobs; opening, which reads every task, on Mondays and the first of a month."""
    for path in settings.DAILY_JOBS:
        if "open" not in path or day.day == 1 or day.weekday() == 0:
            import_string(path).enqueue()


def _officers(story: Story, day: date, when: dict[int, date], rnd: random.Random) -> None:
    """Let every body do what falls on this day by its habit: one duty by itself, or in a return."""
    habits = story.province.habits
    open_ones = Duty.objects.filter(done_on=None, history=False, stopped_on=None)
    for duty in open_ones.exclude(due_on=None).select_related("plan"):
        habit = habits[duty.body_id]
        if habit is Habit.SILENT:
            continue
        if duty.pk not in when:
            before = rnd.randint(*DAYS_BEFORE[habit])
            when[duty.pk] = (duty.due_on or day) - timedelta(days=before)
        if when[duty.pk] <= day and duty.plan_id == story.province.plans[0].pk:
            _report(story, duty, day)
    _returns(story, day)


def _report(story: Story, duty: Duty, day: date) -> None:
    by = story.province.officers[duty.body_id]
    report_progress(duty=duty, percent=100, summary="Đã xong.", done=True, by=by)
    story.done[duty.pk] = day


def _returns(story: Story, day: date) -> None:
    """Send what is due of the second and third plan in one paper a period, and check it."""
    province = story.province
    wanted = Return.objects.filter(plan__in=province.plans[1:], state=Return.State.DRAFT)
    for report in wanted.select_related("plan", "body"):
        habit = province.habits[report.body_id]
        days = {Habit.EARLY: -6, Habit.PUNCTUAL: 0, Habit.LATE: 9}.get(habit)
        if days is None or day < report.due_on + timedelta(days=days):
            continue
        by = province.officers[report.body_id]
        for entry in entries(report, day):
            said = Said(result="Đã xong phần của kỳ.", percent=100, pace="on_track")
            save_line(report=report, duty=entry.duty, said=said, by=by)
        send(report=report, by=by, unfilled=True)
        confirm(report=report, by=province.steward)
        story.returned[report.pk] = day
    told = Duty.objects.filter(done_on=day, plan__in=province.plans[1:])
    story.done |= dict.fromkeys(told.values_list("pk", flat=True), day)


def _events(story: Story, day: date) -> None:
    if day == GUIDANCE:
        for task in Task.objects.exclude(condition="").filter(condition_met_on=None):
            meet_condition(task=task, on=day, by=SYSTEM)
    if day == MERGER:
        _merge(story)
    if day == MERGER + TAKEN_AFTER:
        _take(story, day)


def _merge(story: Story) -> None:
    """Make one body of two that are neither silent nor the steward."""
    province = story.province
    old = [b for b in province.bodies[1:] if province.habits[b.pk] is Habit.PUNCTUAL][:2]
    event = bodies.draft_event(head=Head("merged", MERGER), by=SYSTEM)
    name = NewBody("Sở Mẫu hợp nhất", BodyKind.DEPARTMENT, old[0].province)
    bodies.set_sides(event=event, before=old, new=[name], by=SYSTEM)
    bodies.confirm_event(event=event, by=SYSTEM)
    story.merged, story.heir = old, Body.objects.get(name=name.name)
    province.join(story.heir, Habit.PUNCTUAL)


def _take(story: Story, day: date) -> None:
    rows = list(Handover.objects.filter(what="duty", state="proposed"))
    assert story.heir
    story.moved = {row.item: (row.from_body_id, story.heir.pk, day) for row in rows}
    by = story.province.officers[story.heir.pk]
    bodies.take(ids=[row.pk for row in Handover.objects.filter(state="proposed")], by=by)


def _post(story: Story, day: date) -> None:
    story.mails += [(day, to, str(each.subject)) for each in mail.outbox for to in each.to]
    mail.outbox.clear()
