from collections import Counter
from datetime import date

import pytest

from hientai.bodies.domain import Blueprint, province_of
from hientai.bodies.domain.provinces import current_provinces


def draw(name):
    province = province_of(name)
    assert province is not None
    return Blueprint(province)


BAC_GIANG, HA_NOI = draw("Bắc Giang"), draw("Hà Nội")


def names(blueprint, province, day):
    return [
        body.name
        for body in blueprint.bodies
        if body.province == province
        and (body.valid_from or day) <= day <= (body.valid_to or day)
        and body.kind == "department"
    ]


@pytest.mark.parametrize("name", current_provinces())
def test_no_two_bodies_share_an_identity(name):
    counts = Counter(body.identity for body in draw(name).bodies)

    assert counts.most_common(1)[0][1] == 1


def test_departments_of_the_new_province_are_those_of_the_decree():
    assert sorted(names(BAC_GIANG, "Bắc Ninh", date(2025, 7, 1))) == [
        "Sở Công Thương",
        "Sở Dân tộc và Tôn giáo",
        "Sở Giáo dục và Đào tạo",
        "Sở Khoa học và Công nghệ",
        "Sở Nông nghiệp và Môi trường",
        "Sở Nội vụ",
        "Sở Tài chính",
        "Sở Tư pháp",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Xây dựng",
        "Sở Y tế",
    ]


def test_an_old_province_has_no_body_after_june_2025():
    assert names(BAC_GIANG, "Bắc Giang", date(2025, 7, 1)) == []


def test_a_province_that_was_not_merged_keeps_its_bodies():
    home = next(body for body in HA_NOI.bodies if body.name == "Sở Nội vụ")

    assert (home.valid_from, home.valid_to) == (None, None)


def test_a_city_has_a_city_party_committee():
    assert "Thành ủy Hà Nội" in [body.name for body in HA_NOI.bodies]


def test_communes_are_those_of_the_new_province():
    communes = [
        body for body in BAC_GIANG.bodies if body.kind == "commune" and body.valid_to is None
    ]

    assert (len(communes), communes[0].province) == (99, "Bắc Ninh")


def test_the_merge_of_provinces_makes_a_succession_from_each_old_one():
    origins = [
        step.predecessor.province
        for step in BAC_GIANG.successions
        if step.successor.name == "Sở Nội vụ" and step.on == date(2025, 7, 1)
    ]

    assert sorted(origins) == ["Bắc Giang", "Bắc Ninh"]


def test_a_successor_begins_on_its_first_day():
    step = next(s for s in BAC_GIANG.successions if s.predecessor.name == "Cục Thuế tỉnh Bắc Giang")

    assert (step.successor.name, step.on) == ("Thuế tỉnh Bắc Ninh", date(2025, 7, 1))


def test_what_nobody_saw_a_source_for_is_not_confirmed():
    moved = {step.confirmed for step in BAC_GIANG.successions if step.kind == "moved"}

    assert moved == {False}


@pytest.mark.parametrize("name", ["Hồ Chí Minh", "Lâm Đồng", "Lào Cai", "Huế", "Đồng Nai"])
def test_every_kind_of_province_can_be_drawn(name):
    blueprint = draw(name)

    assert {step.successor.identity for step in blueprint.successions} <= {
        body.identity for body in blueprint.bodies
    }
