"""Counts of the register: every breakdown says what counting one by one says."""

from collections import Counter
from datetime import date

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hientai.bodies.models import BodyKind
from hientai.people.domain.degrees import Degree
from hientai.people.models import Person
from hientai.people.selectors.counting import Whom
from hientai.statistics.domain.columns import Axis, Column, tally
from hientai.statistics.selectors.cube import cube, people_in
from tests.factories import make_body
from tests.people.making import make_person

DAY = date(2026, 11, 21)


@given(
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 299), st.booleans()), max_size=80),
)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_tally_is_what_counting_one_by_one_gives(rows):
    first, second, kept = (
        (np.array(list(part)) for part in zip(*rows, strict=True))
        if rows
        else (np.empty(0, np.uint8),) * 3
    )
    turn = np.arange(300, dtype=np.uint16) % 7
    axes = [Axis(first.astype(np.uint8), None, 3), Axis(second.astype(np.uint16), turn, 7)]
    found = tally(axes, [Axis(kept.astype(np.uint8), None, 2)], len(rows))
    expected = Counter((a, b % 7) for a, b, keep in rows if keep)
    assert {tuple(at): found[tuple(at)] for at in np.argwhere(found)} == expected


def test_codes_beyond_a_byte_do_not_overflow():
    codes = np.arange(1000, dtype=np.uint16) % 256
    column = Column(codes, tuple(range(256)))
    found = tally([column.through(range(256), 256), Axis(codes, None, 256)])
    assert found.sum() == 1000
    assert found[255, 255] == 3


@pytest.fixture
def people(db):
    """Make a few of many kinds, in a body of the province and one of a commune."""
    office = make_body("Sở Mẫu")
    commune = make_body("Ủy ban nhân dân xã Bắc Hà", kind=BodyKind.COMMUNE, province="Lào Cai")
    doctor, master = Degree("doctor", "Toán học", year=2015), Degree("master", "Luật", year=2005)
    return {
        "An": make_person("Mẫu An", office, degree=(doctor, master), birth="1980-05", sex="Nữ"),
        "Ba": make_person("Mẫu Ba", office, degree=(master,), birth="1970", sex="Nam"),
        "Cư": make_person("Mẫu Cư", commune, degree=(Degree("bachelor"),), birth="1995-01-02"),
        "Dã": make_person("Mẫu Dã", birth="1950-03", sex="Nam", status="nghỉ hưu"),
        "Éo": make_person("Mẫu Éo", office, birth="1955", sex="Nam", status="đã mất"),
        "Gì": make_person("Mẫu Gì", office, degree=(Degree("college"),), sex="Nam"),
    }


@pytest.mark.usefixtures("people")
def test_only_those_who_count_are_counted():
    assert cube(()).total == 4
    assert cube((), whom=Whom.WORKING).total == 3
    assert cube((), whom=Whom.RETIRED).total == 1


@pytest.mark.usefixtures("people")
def test_a_breakdown_has_a_cell_for_each_combination():
    found = cube(("degree", "sex"), on=DAY)
    assert found.by_keys == {
        ("ts", "Nữ"): 1,
        ("ths", "Nam"): 2,
        ("dh", ""): 1,
    }
    assert found.count("ts", "Nam") == 0


def test_a_cell_opens_to_the_people_in_it(people):
    assert people_in({"degree": ["ths"], "age": ["60"]}, DAY) == [people["Dã"].pk]
    assert people_in({}, DAY, bodies=[people["Ba"].body_id]) == [people["An"].pk, people["Ba"].pk]


@pytest.mark.usefixtures("people")
def test_a_former_day_takes_back_degrees_and_retirements():
    then = cube(("degree",), on=date(2009, 12, 31), whom=Whom.WORKING)
    assert then.by_keys == {("ths",): 3, ("dh",): 1}
    assert "Tính lại từ hồ sơ hiện có" in then.notes[0]


@pytest.mark.usefixtures("people")
def test_a_commune_is_counted_on_its_boundary_and_on_the_district_before():
    now, before = cube(("place",), on=DAY), cube(("district",), on=DAY)
    assert {label.label for label in now.values[0]} == {
        "Xã Bắc Hà",
        "Cơ quan cấp tỉnh, chưa rõ địa bàn",
    }
    assert now.count("") == 3
    assert before.values[0][0].label == "Huyện Bắc Hà"
    assert before.counts.sum() == now.counts.sum() == 4


def test_a_person_is_counted_in_each_policy_group(people):
    make_person("Mẫu Hà", policy_group=("Vùng cao", "Ở nước ngoài"), degree=(Degree("doctor"),))
    found = cube(("group", "degree"))
    assert found.by_keys == {("vung cao", "ts"): 1, ("o nuoc ngoai", "ts"): 1}
    assert len(people_in({"group": ["vung cao"]})) == 1


def test_a_change_is_seen_at_once(people):
    assert cube(()).total == 4
    make_person("Mẫu Hà")
    assert cube(()).total == 5
    assert cube(("retires",)).count("before") == 1


def test_an_empty_register_has_empty_breakdowns(db):
    assert list(cube(("degree", "sex", "group")).rows()) == []
    assert cube(()).total == 0
    assert Person.objects.count() == 0
