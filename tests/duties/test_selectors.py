"""The database computes the same states as the pure rule, and shows what a person may see."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.utils import timezone

from hientai.bodies.models import Event, Handover
from hientai.duties import selectors
from hientai.duties.domain import RANK, Counted, DutyState, state_of
from hientai.duties.models import Duty
from hientai.duties.selectors import BoardFilter
from hientai.kernel.permissions import ANONYMOUS, Role
from hientai.kernel.timeframes import TimeKind
from hientai.kernel.vietnamese import fold
from hientai.plans.models import Heading, Party, Plan
from tests.factories import make_actor, make_body, make_duty, make_plan, make_task

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)
LATE, SOON, FAR = (TODAY + timedelta(days=n) for n in (-1, 14, 15))


def board(chosen=None, duties=None):
    found = Duty.objects.all() if duties is None else duties
    return list(selectors.board(found, chosen or BoardFilter(), TODAY))


def test_the_database_and_the_rule_agree_on_every_state():
    task = make_task()
    cases = product(
        (None, LATE, TODAY, SOON, FAR),
        (None, LATE, TODAY, FAR),
        (False, True),
        (TimeKind.DATED, TimeKind.CONTINUOUS),
        (None, LATE, FAR),
    )
    Duty.objects.bulk_create(
        Duty(plan=task.plan, task=task, body=make_body(f"Sở {n}"), named_as="", due_on=due,
             done_on=done, history=history, time_kind=kind, stopped_on=stopped)
        for n, (due, done, history, kind, stopped) in enumerate(cases)
    )  # fmt: skip
    for duty in selectors.with_state(Duty.objects.all(), TODAY):
        expected = state_of(
            due_on=duty.due_on,
            done_on=duty.done_on,
            history=duty.history,
            time_kind=TimeKind(duty.time_kind),
            stopped_on=duty.stopped_on,
            today=TODAY,
        )
        assert (duty.state, duty.rank) == (expected, RANK[expected])


def test_the_board_shows_overdue_first_then_by_day():
    days = [FAR, SOON, LATE, TODAY]
    for n, day in enumerate(days):
        make_duty(body=make_body(f"Sở {n}"), due_on=day)
    assert [duty.due_on for duty in board()] == [LATE, TODAY, SOON, FAR]


@pytest.mark.parametrize("query", ["cơ sở dữ liệu", "co so du lieu", "CƠ SỞ"])
def test_text_is_found_with_and_without_marks(query):
    text = "Xây dựng cơ sở dữ liệu trí thức"
    found = make_duty(make_task(text=text, text_key=fold(text)))
    make_duty(make_task(text="Tôn vinh", text_key="ton vinh"), make_body("Sở Y tế"))
    assert board(BoardFilter(text=query)) == [found]


def test_the_board_narrows_to_a_plan_a_body_and_a_group():
    plan, body = make_plan(), make_body()
    heading = Heading.objects.create(plan=plan, path=["II"], label="II", text="Nhóm", position=1)
    wanted = make_duty(make_task(plan, group=heading), body)
    make_duty(make_task(plan, group=heading), make_body("Sở Y tế"))
    make_duty(make_task(plan), body)
    make_duty(body=body)
    assert board(BoardFilter(plan=plan.pk, body=body.pk, heading=heading.pk)) == [wanted]


def test_the_board_narrows_to_a_state():
    late = make_duty(due_on=LATE)
    make_duty(body=make_body("Sở Y tế"), due_on=FAR)
    assert board(BoardFilter(state="overdue")) == [late]


def test_open_stands_for_all_that_is_not_done():
    still_open = [make_duty(due_on=LATE), make_duty(body=make_body("Sở B"), due_on=None)]
    make_duty(body=make_body("Sở C"), done_on=TODAY)
    make_duty(body=make_body("Sở D"), history=True)
    assert board(BoardFilter(state="open")) == still_open


def test_figures_of_duties_and_of_tasks_differ():
    task = make_task()
    make_duty(task, make_body("Sở A"), due_on=LATE)
    make_duty(task, make_body("Sở B"), due_on=LATE, done_on=LATE)
    duties, tasks = (
        count(Duty.objects.all(), today=TODAY)
        for count in (selectors.duty_figures, selectors.task_figures)
    )
    assert (duties.counted, duties.total, duties.done, duties.due) == (Counted.DUTIES, 2, 1, 2)
    assert (tasks.counted, tasks.total, tasks[DutyState.OVERDUE]) == (Counted.TASKS, 1, 1)


def test_the_database_and_the_rule_agree_on_a_tasks_state():
    for n, days in enumerate(product((LATE, FAR), repeat=2)):
        task = make_task()
        for m, due in enumerate(days):
            make_duty(task, make_body(f"Sở {n} {m}"), due_on=due, done_on=due if m else None)
    tasks = {duty.task for duty in Duty.objects.select_related("task")}
    states = [one.state for one in selectors.task_states(tasks, TODAY).values()]
    counted = selectors.task_figures(Duty.objects.all(), today=TODAY)
    assert {state: counted[state] for state in DutyState} == {
        state: states.count(state) for state in DutyState
    }


def test_figures_leave_the_chosen_state_out_of_account():
    make_duty(due_on=LATE)
    make_duty(body=make_body("Sở Y tế"), due_on=FAR)
    figures = selectors.duty_figures(Duty.objects.all(), BoardFilter(state="overdue"), TODAY)
    assert figures.total == 2


def test_a_tally_counts_by_body():
    slow, quick = make_body("Sở Chậm"), make_body("Sở An")
    make_duty(body=slow, due_on=LATE)
    make_duty(body=quick, due_on=FAR)
    late = {
        body: figures[DutyState.OVERDUE]
        for body, figures in selectors.tally(Duty.objects.all(), today=TODAY).by_body.items()
    }
    assert late == {slow.pk: 1, quick.pk: 0}


def test_a_tally_counts_by_plan():
    plans = [make_duty(body=make_body(f"Sở {n}")).plan_id for n in range(2)]
    tally = selectors.tally(Duty.objects.all(), today=TODAY)
    assert {plan: figures.total for plan, figures in tally.by_group.items()} == dict.fromkeys(
        plans, 1
    )


def test_within_a_plan_a_tally_counts_by_group_of_tasks():
    plan = make_plan()
    heading = Heading.objects.create(plan=plan, path=["I"], label="I", text="I", position=1)
    make_duty(make_task(plan, group=heading))
    make_duty(make_task(plan), make_body("Sở Y tế"))
    tally = selectors.tally(Duty.objects.all(), BoardFilter(plan=plan.pk), TODAY)
    assert {pk: figures.total for pk, figures in tally.by_group.items()} == {
        heading.pk: 1,
        None: 1,
    }


def test_a_tally_adds_up_to_the_figures():
    for n, day in enumerate((LATE, TODAY, SOON, FAR, None)):
        make_duty(body=make_body(f"Sở {n}"), due_on=day)
    tally = selectors.tally(Duty.objects.all(), today=TODAY)
    assert tally.figures == selectors.duty_figures(Duty.objects.all(), today=TODAY)


def test_an_empty_tally_has_figures():
    assert selectors.tally(Duty.objects.none(), today=TODAY).figures.total == 0


def test_an_officer_sees_what_their_body_owes():
    mine = make_duty()
    make_duty(body=make_body("Sở Y tế"))
    officer = make_actor(Role.BODY_OFFICER, mine.body)
    assert list(selectors.visible_duties(officer)) == [mine]


@pytest.mark.parametrize("role", [Role.STEWARD, Role.LEADER, Role.SUPERVISOR])
def test_who_watches_sees_all_duties(role):
    make_duty()
    assert selectors.visible_duties(make_actor(role, make_body("Sở Y tế"))).count() == 1


def test_nobody_known_sees_no_duty():
    make_duty()
    assert not selectors.visible_duties(ANONYMOUS).exists()


def test_coordinated_tasks_are_those_of_tracked_plans():
    body = make_body()
    for state in (Plan.State.CONFIRMED, Plan.State.CHECKING):
        task = make_task(make_plan(state=state), text=state)
        Party.objects.create(task=task, role="coordinator", name=body.name).bodies.add(body)
    assert [task.text for task in selectors.coordinated_by([body.pk])] == ["confirmed"]


def test_what_is_owed_by_a_day_leaves_later_work_out():
    soon = make_duty(due_on=SOON)
    make_duty(body=soon.body, due_on=FAR)
    assert list(selectors.owed_by([soon.body_id], TODAY, until=SOON)) == [soon]


def test_a_duty_s_history_tells_who_took_it_over():
    old, heir = make_body("Sở Kế hoạch và Đầu tư"), make_body("Sở Tài chính")
    duty = make_duty(body=old)
    event = Event.objects.create(kind="absorbed", on=date(2025, 3, 1), state="in_effect")
    taken = Handover.objects.create(
        event=event,
        what="duty",
        item=duty.pk,
        from_body=old,
        to_body=heir,
        state="taken",
        answered_at=timezone.now(),
    )

    assert [one.handover for one in selectors.timeline(duty)] == [taken]


def test_a_body_s_own_plan_is_counted_only_where_it_is_asked_for():
    body = make_body()
    above, own = make_plan(), make_plan(body, internal=True)
    duty, inside = (make_duty(make_task(plan), body) for plan in (above, own))

    assert board() == [duty]
    assert selectors.duty_figures(Duty.objects.all(), today=TODAY).total == 1
    assert board(BoardFilter(plan=own.pk)) == [inside]
    assert {one.pk for one in board(BoardFilter(body=body.pk))} == {duty.pk, inside.pk}
