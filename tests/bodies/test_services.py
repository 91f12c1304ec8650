from datetime import date

import pytest

from hientai.bodies.models import Body, BodyKind, Succession
from hientai.bodies.selectors import Resolver
from hientai.bodies.services import add_body, ensure_province
from hientai.core.models import AuditLine
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import SYSTEM, Role
from tests.factories import make_actor

pytestmark = pytest.mark.django_db

IN_2026 = date(2026, 11, 21)


def add(**fields):
    values = {
        "name": "Trường Cao đẳng Mẫu",
        "kind": BodyKind.SCHOOL,
        "province": "tỉnh Bắc Ninh",
        "valid_from": None,
        "aliases": ["CĐ Mẫu"],
        "by": SYSTEM,
    }
    return add_body(**{**values, **fields})


def test_a_province_is_made_once():
    first = ensure_province(province="Bắc Giang", by=SYSTEM)

    assert (first, ensure_province(province="Bắc Ninh", by=SYSTEM)) == (Body.objects.count(), 0)


def test_making_a_province_is_told_in_the_log():
    made = ensure_province(province="Bắc Giang", by=SYSTEM)
    line = AuditLine.objects.get()

    assert (line.action, line.target, line.details["bodies"]) == (
        "body.province_made",
        "Ủy ban nhân dân tỉnh Bắc Ninh",
        made,
    )


def test_making_a_province_costs_few_queries(django_assert_max_num_queries):
    with django_assert_max_num_queries(24):
        ensure_province(province="Bình Thuận", by=SYSTEM)


def test_a_missing_body_is_made_again_with_its_successions():
    ensure_province(province="Bắc Giang", by=SYSTEM)
    before = Succession.objects.count()
    Body.objects.get(name="Sở Kế hoạch và Đầu tư", province="Bắc Giang").delete()

    made = ensure_province(province="Bắc Giang", by=SYSTEM)

    assert (made, Succession.objects.count()) == (1, before)


@pytest.mark.parametrize(
    ("province", "name", "today"),
    [
        ("Bắc Giang", "Sở Kế hoạch và Đầu tư", "Sở Tài chính (Bắc Ninh)"),
        ("Bắc Giang", "Báo Bắc Giang", "Báo và Phát thanh, Truyền hình Bắc Ninh"),
        ("Bình Thuận", "Sở TT&TT", "Sở Khoa học và Công nghệ (Lâm Đồng)"),
        ("Lào Cai", "Liên hiệp hội", "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lào Cai"),
        ("Yên Bái", "UBND tỉnh", "Ủy ban nhân dân tỉnh Lào Cai"),
    ],
)
def test_a_name_of_an_old_paper_finds_todays_body(province, name, today):
    ensure_province(province=province, by=SYSTEM)

    found = Resolver(province=province, at=IN_2026).resolve(name).bodies

    assert [body.full_name for body in found] == [today]


def test_of_a_name_that_is_no_province_nothing_is_made():
    assert ensure_province(province="Xứ Lạ", by=SYSTEM) == 0


def test_a_steward_does_not_make_provinces():
    with pytest.raises(NotAllowed):
        ensure_province(province="Bắc Giang", by=make_actor(Role.STEWARD))


def test_an_added_body_is_found_by_its_alias():
    body = add()

    assert Resolver(province="Bắc Ninh", at=IN_2026).resolve("cđ mẫu").bodies == (body,)


def test_an_added_body_bears_the_plain_name_of_its_province():
    assert add().province == "Bắc Ninh"


def test_a_name_that_is_taken_is_refused():
    add()

    with pytest.raises(Conflict):
        add(name="TRƯỜNG CAO ĐẲNG MẪU")


def test_the_name_of_an_ended_body_may_be_used_again():
    add()
    Body.objects.update(valid_to=date(2025, 6, 30))

    assert add(valid_from=date(2025, 7, 1)).pk
