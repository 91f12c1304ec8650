"""Groups of policy: what follows at a day, what is only said; details of facts as they may be."""

from datetime import date

import pytest

from hientai.people.domain.facts import WrongDetail, read_details
from hientai.people.domain.groups import Somebody, group_said, groups_at, is_younger

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("birth", "younger"),
    [
        ("1986-11-22", True),
        ("1986-11-21", False),
        ("1987", True),
        ("1986", False),
        ("1986-12", True),
        ("1986-11", False),
        ("", False),
    ],
)
def test_young_is_before_the_fortieth_birthday(birth, younger):
    assert is_younger(birth, TODAY) is younger


def test_groups_follow_from_the_profile_at_a_day():
    somebody = Somebody(sex="Nữ", birth="1990", status="retired", lives="overseas", ethnicity="Tày")
    assert list(groups_at(somebody, TODAY)) == [
        "women",
        "young",
        "retired",
        "minority",
        "overseas",
    ]
    assert "young" not in groups_at(somebody, date(2031, 1, 1))


@pytest.mark.parametrize("ethnicity", ["Kinh", "Người nước ngoài", "Không rõ", ""])
def test_kinh_and_foreigners_are_no_minority(ethnicity):
    assert "minority" not in groups_at(Somebody(ethnicity=ethnicity), TODAY)


def test_what_follows_is_not_taken_from_words():
    said = ("Trẻ", "Nữ", "Vùng sâu, vùng xa", "Người khuyết tật")
    assert groups_at(Somebody(sex="Nam", said=said), TODAY) == {"disabled": False, "remote": False}


@pytest.mark.parametrize(
    ("words", "group"),
    [("Người dân tộc thiểu số", "minority"), ("kiều bào", "overseas"), ("Đoàn viên", "")],
)
def test_words_name_a_group(words, group):
    assert group_said(words) == group


@pytest.mark.parametrize("typed", [{"year": "1830"}, {"level": "x"}, {"type": "poem"}])
def test_a_detail_that_cannot_be_is_refused(typed):
    with pytest.raises(WrongDetail):
        read_details("works", typed, TODAY)


def test_details_of_another_kind_are_left_out():
    assert read_details("languages", {"level": "B2", "year": "2020"}, TODAY) == {"level": "B2"}
