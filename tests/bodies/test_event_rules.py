"""What events may look like, as pure rules."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hientai.bodies.domain.events import (
    CARDINALITY,
    BadEvent,
    Life,
    check_event,
    goes_round,
    parse_basis,
)

MARCH = date(2025, 3, 1)


def lives(count, start=1, first=None, last=None):
    return [Life(start + n, f"Sở {start + n}", first, last) for n in range(count)]


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("created", 0, 1),
        ("renamed", 1, 1),
        ("merged", 2, 1),
        ("split", 1, 3),
        ("absorbed", 1, 1),
        ("abolished", 1, 0),
        ("moved", 1, 2),
    ],
)
def test_each_kind_has_its_numbers_of_bodies(kind, before, after):
    check_event(kind, MARCH, lives(before), lives(after, start=10))


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("created", 1, 1),
        ("renamed", 2, 1),
        ("merged", 1, 1),
        ("split", 1, 1),
        ("absorbed", 1, 2),
        ("abolished", 1, 1),
        ("moved", 0, 1),
    ],
)
def test_other_numbers_are_refused_with_the_rule(kind, before, after):
    with pytest.raises(BadEvent) as refusal:
        check_event(kind, MARCH, lives(before), lives(after, start=10))

    assert str(refusal.value) == CARDINALITY[kind].sentence


def test_a_body_cannot_follow_itself():
    with pytest.raises(BadEvent, match="vừa là đơn vị cũ vừa là đơn vị mới"):
        check_event("renamed", MARCH, lives(1), lives(1))


def test_a_predecessor_that_begins_later_is_refused():
    with pytest.raises(BadEvent, match="chỉ có từ 01/07/2025"):
        check_event("abolished", MARCH, lives(1, first=date(2025, 7, 1)), [])


def test_a_predecessor_that_ended_long_before_is_refused():
    with pytest.raises(BadEvent, match="đã kết thúc từ 31/12/2024"):
        check_event("abolished", MARCH, lives(1, last=date(2024, 12, 31)), [])


def test_a_successor_that_has_ended_is_refused():
    with pytest.raises(BadEvent, match="không nhận được việc"):
        check_event("renamed", MARCH, lives(1), lives(1, 9, last=date(2024, 12, 31)))


def test_lines_that_come_back_go_round():
    assert goes_round([(1, 2), (2, 3)], [(3, 1)])


@given(st.sets(st.tuples(st.integers(0, 20), st.integers(0, 20)).filter(lambda p: p[0] < p[1])))
def test_lines_that_only_go_forward_never_go_round(lines):
    assert not goes_round([], lines)


def test_a_basis_in_one_line_is_parted_into_paper_and_day():
    assert parse_basis("Nghị định 45/2025/NĐ-CP ngày 28/02/2025") == (
        "Nghị định 45/2025/NĐ-CP",
        date(2025, 2, 28),
    )
