"""The rules of opinions: kinds as data, the way, how long it took, what says the same."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hientai.opinions.domain import (
    DONE,
    KINDS,
    MOVES,
    UNANSWERED,
    Act,
    Kind,
    Said,
    Side,
    State,
    after,
    answer_day,
    is_late,
    like,
    medians,
    open_acts,
    stays,
    working_days_between,
)
from hientai.opinions.models import Opinion, Step

FRIDAY, MONDAY = date(2026, 3, 6), date(2026, 3, 9)
days = st.dates(date(2024, 1, 1), date(2027, 12, 31))


def test_columns_and_rules_name_the_same_kinds_states_and_steps():
    assert set(Opinion.Kind.values) == set(Kind)
    assert set(Opinion.State.values) == set(State)
    assert set(Step.Act.values) == set(Act)


@pytest.mark.parametrize("kind", Kind)
def test_who_takes_a_step_of_a_kind_has_a_permission_for_it(kind):
    rules = KINDS[kind]
    assert {side for sides in rules.acts.values() for side in sides} == set(rules.permissions)


def test_every_unanswered_state_has_a_way_on():
    left = {state for move in MOVES.values() for state in move.before}
    assert left >= UNANSWERED


@pytest.mark.parametrize("state", State)
def test_what_is_closed_goes_nowhere(state):
    acts = open_acts(KINDS[Kind.DIFFICULTY], state, frozenset(Side))
    assert bool(acts) is (state is not State.CLOSED)


def test_a_finding_is_not_joined_and_does_not_go_up():
    rules = KINDS[Kind.FINDING]
    assert (rules.may_join, rules.may_go_up) == (False, False)
    assert after(rules, Act.SEND_UP, State.RAISED) is None


def test_an_answer_is_due_in_working_days():
    assert answer_day(FRIDAY, 1) == MONDAY
    assert working_days_between(FRIDAY, MONDAY) == 1


@given(days, st.integers(0, 60))
def test_the_days_to_an_answer_are_as_many_as_were_given(since, count):
    assert working_days_between(since, answer_day(since, count)) == count


@given(days, days, days)
def test_working_days_add_up(one, two, three):
    first, middle, last = sorted((one, two, three))
    whole = working_days_between(first, middle) + working_days_between(middle, last)
    assert whole == working_days_between(first, last)


def test_each_state_lasts_until_the_next_and_the_last_until_today():
    way = [(State.RAISED, date(2026, 3, 2)), (State.CLASSED, date(2026, 3, 4))]
    found = stays(way, today=MONDAY)
    assert [(stay.state, stay.days, stay.until) for stay in found] == [
        (State.RAISED, 2, date(2026, 3, 4)),
        (State.CLASSED, 3, None),
    ]


def test_an_answer_ends_the_waiting_and_a_new_class_does_not():
    way = [
        (State.CLASSED, date(2026, 3, 2)),
        (State.CLASSED, date(2026, 3, 3)),
        (State.ANSWERED, date(2026, 3, 5)),
    ]
    assert [(stay.state, stay.days) for stay in stays(way, MONDAY)] == [(State.CLASSED, 3)]


def test_medians_leave_out_what_still_lasts():
    over = stays([(State.RAISED, date(2026, 3, 2)), (State.ANSWERED, MONDAY)], MONDAY)
    lasting = stays([(State.RAISED, date(2026, 1, 5))], MONDAY)
    assert medians([*over, *lasting]) == {State.RAISED: 5}


@pytest.mark.parametrize(
    ("state", "late"),
    [*((state, False) for state in sorted(DONE)), (State.SENT_UP, False), (State.RAISED, True)],
)
def test_only_what_the_province_owes_is_late(state, late):
    assert is_late(state, FRIDAY, MONDAY) is late


def test_what_says_the_same_is_found_over_other_words():
    one = Said(1, "Chưa có hướng dẫn về mức thù lao cho chuyên gia phản biện xã hội")
    same = Said(2, "Đề nghị sớm có hướng dẫn mức thù lao cho chuyên gia tham gia phản biện")
    other = Said(3, "Thiếu kinh phí mua sắm thiết bị phòng thí nghiệm của trường")
    assert [key for key, _score in like(one, [same, other])] == [2]


def test_short_words_of_one_clause_are_not_taken_for_the_same():
    assert like(Said(1, "Thiếu vốn", task=7), [Said(2, "Thiếu người làm", task=7)]) == []
