from datetime import date

import pytest

from hientai.duties.domain import DONE, DutyState
from hientai.reports.domain.composing import YEARLY, composed
from hientai.reports.domain.facts import (
    DUE,
    UNASSIGNED,
    Counts,
    Figure,
    Query,
    TaskFacts,
    dotted,
    telling_depth,
)
from hientai.reports.domain.spans import Part, Span
from tests.reports.annual_sample import TASKS, YEAR_OVER, duty, full_report, report

RUNNING = Span.of_year(2025, date(2025, 8, 1))


@pytest.mark.parametrize(
    ("due", "done", "part"),
    [
        (date(2025, 1, 1), None, Part.OWED),
        (date(2025, 12, 31), date(2024, 12, 1), Part.OWED),
        (None, None, Part.OWED),
        (date(2024, 12, 31), None, Part.CARRIED),
        (date(2024, 12, 31), date(2025, 1, 1), Part.CARRIED),
        (date(2024, 12, 31), date(2024, 12, 30), None),
        (None, date(2024, 5, 1), None),
        (date(2026, 1, 1), None, Part.NEXT),
        (date(2026, 1, 1), date(2025, 12, 1), Part.EARLY),
        (date(2026, 1, 1), date(2024, 12, 1), None),
        (date(2027, 1, 1), None, None),
    ],
)
def test_a_duty_belongs_to_a_year_by_its_due_day_and_by_when_it_was_done(due, done, part):
    assert YEAR_OVER.part(due=due, done=done, history=False) is part


def test_what_was_due_before_tracking_began_is_history_of_its_year():
    assert YEAR_OVER.part(due=date(2025, 1, 5), done=None, history=True) is Part.HISTORY


def test_history_of_another_year_does_not_belong_to_this_one():
    assert YEAR_OVER.part(due=date(2024, 1, 5), done=None, history=True) is None


def test_a_running_year_is_seen_today():
    assert (RUNNING.at, RUNNING.judged_on) == (date(2025, 8, 1), date(2025, 8, 1))


def test_work_due_on_the_last_day_of_a_year_that_is_over_is_judged_the_day_after():
    assert (YEAR_OVER.at, YEAR_OVER.judged_on) == (date(2025, 12, 31), date(2026, 1, 1))


def test_the_share_counts_only_what_was_due():
    assert full_report().totals().rate == Figure(50, "%", Query(states=DONE))


def test_there_is_no_share_when_nothing_was_due():
    assert report(duty(1, DutyState.IN_TERM)).totals().rate is None


def test_what_was_carried_into_the_year_counts_in_it():
    assert full_report().totals().overdue.value == 2


def test_the_next_year_and_history_stay_out_of_the_total():
    assert full_report().totals().duties().value == 6


def test_groups_add_up_to_the_total():
    found = full_report()

    assert sum(line.totals.duties().value for line in found.by_group) == 6


def test_the_body_with_most_overdue_work_comes_first():
    late = [duty(n, DutyState.OVERDUE, body=12) for n in (1, 2)]

    lines = report(*late, duty(3, DutyState.OVERDUE)).by_body

    assert [line.name for line in lines] == ["Sở Y tế", "Sở Nội vụ"]


def test_a_body_without_a_duty_in_the_year_is_not_listed():
    assert [line.name for line in report(duty(1, DutyState.OVERDUE)).by_body] == ["Sở Nội vụ"]


def test_a_task_is_counted_by_its_worst_duty():
    found = report(duty(1, DutyState.DONE_ON_TIME), duty(2, DutyState.OVERDUE, body=12))

    assert found.count_tasks(DutyState.OVERDUE).value == 1


def test_a_task_that_nobody_ever_owed_is_unassigned():
    assert report(duty(1, DutyState.OVERDUE)).find_tasks(Query(states=(UNASSIGNED,))) == TASKS[1:]


def test_a_task_with_duties_in_other_years_only_is_assigned():
    found = report(duty(1, DutyState.OVERDUE), assigned=frozenset({2}))

    assert found.count_tasks(UNASSIGNED).value == 0


FINDERS = {
    Counts.TASKS: "find_tasks",
    Counts.OPINIONS: "find_opinions",
    Counts.BODIES: "find_bodies",
}


def test_every_figure_equals_the_length_of_the_list_behind_it():
    found = full_report()
    figures = [f for f in composed(found, YEARLY, ()).figures if f.query.counts in FINDERS]

    wrong = [
        figure
        for figure in figures
        if figure.value != len(getattr(found, FINDERS[figure.query.counts])(figure.query))
    ]

    assert (wrong, len(figures) > 3) == ([], True)


def test_a_query_is_narrowed_to_a_quarter():
    assert full_report().totals(Query(part=Part.NEXT, quarter=1)).duties().value == 1


def test_the_parameters_of_a_query_name_only_what_narrows_it():
    query = Query(states=DUE[:1], group=7)

    assert query.parameters() == [("state", "done_on_time"), ("group", "7")]


@pytest.mark.parametrize(
    ("value", "unit", "official"),
    [(0, "việc", "0"), (8, "việc", "08"), (1234, "việc", "1.234"), (95.652, "%", "95,7%")],
)
def test_a_figure_is_written_as_on_an_official_paper(value, unit, official):
    assert Figure(value, unit, Query()).official == official


def test_tasks_under_one_heading_are_told_apart_by_the_headings_below_it():
    paths = [("III", "1"), ("III", "2"), ("III", "3"), ("IV",)]

    assert telling_depth(paths) == 2


def test_tasks_spread_over_the_first_headings_are_told_by_them():
    assert telling_depth([("I", "1"), ("II", "1"), ("III", "1")]) == 1


def test_a_plan_without_headings_still_has_a_depth():
    assert telling_depth([]) == 1


@pytest.mark.parametrize(
    ("path", "number"),
    [(["III", "1", "1.2"], "III.1.2"), (["II", "2"], "II.2"), (["PL", "I."], "PL.I"), ([], "")],
)
def test_a_heading_is_numbered_with_those_above_it(path, number):
    assert dotted(path) == number


def test_a_task_without_a_group_is_found_in_none():
    lone = TaskFacts(3, "3", "Việc lẻ")

    assert report(duty(1, DutyState.OVERDUE, task=3), tasks=(lone,)).by_group == ()
