from datetime import date

import pytest

from hientai.bodies.models import BodyDetail, BodyKind
from hientai.bodies.selectors import Resolver
from tests.bodies.conftest import JULY, LAST_OF_JUNE

pytestmark = pytest.mark.django_db

IN_2024, IN_2026 = date(2024, 6, 10), date(2026, 11, 21)
DISTRICTS = "Ủy ban nhân dân các huyện, thị xã, thành phố"


def resolve(name, at=IN_2026, province="Bắc Giang"):
    return Resolver(province=province, at=at).resolve(name)


def test_a_collective_is_its_members_by_kind(make):
    sector = make("Công an tỉnh", BodyKind.SECTOR)
    department = make("Sở Nội vụ")

    resolution = resolve("Các sở, ban, ngành", IN_2024)

    assert (resolution.state, resolution.bodies) == ("collective", (department, sector))


def test_a_collective_holds_only_bodies_of_the_day(finance):
    assert resolve("Các sở, ngành").bodies == (finance["new"],)


def test_a_collective_says_how_many_it_has(make):
    make("Sở Nội vụ")

    assert resolve("Các sở, ngành", IN_2024).why == "Nhóm này gồm 1 đơn vị tại ngày 10/06/2024."


def test_a_collective_without_members_is_open(make):
    make("Sở Nội vụ")

    assert resolve("Các hội quần chúng").state == "open"


def test_related_bodies_are_only_suggested(make):
    department = make("Sở Nội vụ")

    resolution = resolve("Các sở, ngành liên quan", IN_2024)

    assert (resolution.state, resolution.bodies) == ("open", (department,))


def test_districts_of_their_time_are_a_collective(make):
    district = make("Ủy ban nhân dân huyện Lục Nam", BodyKind.DISTRICT, valid_to=LAST_OF_JUNE)

    assert resolve(DISTRICTS, IN_2024).bodies == (district,)


@pytest.mark.parametrize("name", [DISTRICTS, "UBND huyện Lục Nam", "UBND huyện Sa Pa"])
def test_districts_after_their_end_suggest_communes(make, name):
    make("Ủy ban nhân dân huyện Lục Nam", BodyKind.DISTRICT, valid_to=LAST_OF_JUNE)
    commune = make("Ủy ban nhân dân xã Lục Sơn", BodyKind.COMMUNE, "Bắc Ninh", valid_from=JULY)

    resolution = resolve(name)

    assert (resolution.state, resolution.bodies) == ("open", (commune,))


def test_the_end_of_districts_is_told(make):
    make("Sở Nội vụ")

    assert resolve(DISTRICTS).why == (
        "Cấp huyện kết thúc từ 01/07/2025; đề nghị giao UBND các xã, phường hoặc sở."
    )


def test_communes_of_a_larger_province_are_those_on_the_land_of_the_paper(make):
    ours = make("Ủy ban nhân dân xã Lục Sơn", BodyKind.COMMUNE, "Bắc Ninh", valid_from=JULY)
    make("Ủy ban nhân dân phường Võ Cường", BodyKind.COMMUNE, "Bắc Ninh", valid_from=JULY)

    resolution = resolve("Các xã, phường")

    assert (resolution.state, resolution.bodies) == ("collective", (ours,))


def test_members_of_the_union_are_those_that_the_register_says(make):
    union = make("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Bắc Giang", BodyKind.ASSOCIATION)
    member, _other = (
        make("Hội Tin học", BodyKind.ASSOCIATION),
        make("Hội Luật gia", BodyKind.ASSOCIATION),
    )
    BodyDetail.objects.create(body=member, kind=BodyDetail.Kind.PARENT, other=union)

    resolution = resolve("các hội thành viên", IN_2024)

    assert (resolution.state, resolution.bodies) == ("collective", (member,))


def test_members_that_nobody_entered_are_to_be_chosen(make):
    association = make("Hội Tin học", BodyKind.ASSOCIATION)

    resolution = resolve("các hội thành viên", IN_2024)

    assert (resolution.state, resolution.bodies) == ("open", (association,))


def test_communes_of_the_province_itself_are_a_collective(make):
    commune = make("Ủy ban nhân dân xã Lục Nam", BodyKind.COMMUNE, "Bắc Ninh", valid_from=JULY)

    assert resolve("UBND các xã, phường", province="Bắc Ninh").bodies == (commune,)


def test_all_names_of_a_plan_cost_a_few_queries(finance, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        resolver = Resolver(province="Bắc Giang", at=IN_2026)
        for name in ("Sở KH&ĐT", "Các sở, ngành", "Sở Tài chánh", DISTRICTS):
            resolver.resolve(name)
