"""The reform of 2025 in all 63 provinces: every department of 2024 leads to one of today."""

from datetime import date

import pytest

from hientai.bodies.domain.provinces import current_provinces, predecessors_of
from hientai.bodies.domain.resolving import standard_engine

IN_2024, TODAY = date(2024, 6, 10), date(2026, 11, 21)
OLD = [part for name in current_provinces() for part in predecessors_of(name)]
HEIRS = {
    "Sở Nội vụ": "Sở Nội vụ",
    "Sở Tài chính": "Sở Tài chính",
    "Sở Khoa học và Công nghệ": "Sở Khoa học và Công nghệ",
    "Sở Kế hoạch và Đầu tư": "Sở Tài chính",
    "Sở Thông tin và Truyền thông": "Sở Khoa học và Công nghệ",
    "Sở Giao thông vận tải": "Sở Xây dựng",
    "Sở Tài nguyên và Môi trường": "Sở Nông nghiệp và Môi trường",
    "Sở Nông nghiệp và Phát triển nông thôn": "Sở Nông nghiệp và Môi trường",
    "Sở Lao động - Thương binh và Xã hội": "Sở Nội vụ",
}


def ask(name, province, at):
    return standard_engine().resolve(name, province=province.name, at=at)


def test_there_are_63_provinces_and_34():
    assert (len(OLD), len(current_provinces())) == (63, 34)


@pytest.mark.parametrize("province", OLD, ids=lambda province: province.name)
def test_every_department_of_2024_leads_to_one_of_today(province):
    for old, new in HEIRS.items():
        then, now = ask(old, province, IN_2024), ask(old, province, TODAY)

        assert (then.status, then.found[0].fact.province) == ("exact", province.name), old
        assert now.status in {"exact", "successor"}, old
        assert (now.found[0].fact.name, now.found[0].fact.province) == (new, province.new_name), old
        assert now.found[0].fact.valid_to is None


@pytest.mark.parametrize("province", OLD, ids=lambda province: province.name)
def test_every_district_of_2024_is_known_and_every_land_has_communes(province):
    districts = ask("Ủy ban nhân dân các huyện, thị xã, thành phố", province, IN_2024)
    communes = ask("Ủy ban nhân dân các xã, phường", province, TODAY)

    assert (districts.status, communes.status) == ("exact", "exact")
    assert min(len(districts.found), len(communes.found)) >= 5


def test_the_communes_of_the_lands_are_all_the_communes():
    found = {
        (body.fact.name, body.fact.province)
        for province in OLD
        for body in ask("Ủy ban nhân dân các xã, phường", province, TODAY).found
    }

    assert len(found) == 3321
