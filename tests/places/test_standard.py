"""The tables of places: how many there are on each day, and that every land went somewhere."""

from collections import Counter
from datetime import date

import pytest

from hientai.places.domain import Level, Part
from tests.places.conftest import AFTER, BEFORE, LAST, TODAY


@pytest.mark.parametrize(
    ("day", "level", "count"),
    [
        (BEFORE, Level.PROVINCE, 63),
        (LAST, Level.PROVINCE, 63),
        (AFTER, Level.PROVINCE, 34),
        (BEFORE, Level.DISTRICT, 704),
        (LAST, Level.DISTRICT, 696),
        (AFTER, Level.DISTRICT, 0),
        (LAST, Level.COMMUNE, 10_035),
        (AFTER, Level.COMMUNE, 3_321),
        (TODAY, Level.COMMUNE, 3_321),
    ],
)
def test_as_many_places_as_the_law_says(country, day, level, count):
    assert len(country.on(day, level)) == count


def test_communes_since_the_reform_by_unit(country):
    units = Counter(place.unit for place in country.on(AFTER, Level.COMMUNE))
    assert units == {"xã": 2_621, "phường": 687, "đặc khu": 13}


def test_provinces_and_cities_since_the_reform_and_since_2026(country):
    assert Counter(p.unit for p in country.on(AFTER, Level.PROVINCE)) == {
        "tỉnh": 28,
        "thành phố": 6,
    }
    assert Counter(p.unit for p in country.on(TODAY, Level.PROVINCE)) == {
        "tỉnh": 25,
        "thành phố": 9,
    }


def test_changes_of_2026_are_said_to_be_unconfirmed(country):
    (city,) = (place for place in country.coded("75") if place.valid_on(TODAY))
    (step,) = country.origins(city)
    assert city.full_name == "thành phố Đồng Nai"
    assert (step.sure, step.on, step.basis) == (False, date(2026, 4, 30), "Nghị quyết 30/2026/QH16")


def test_every_old_commune_became_something_by_a_resolution(country):
    for place in country.on(LAST, Level.COMMUNE):
        steps = country.successors(place)
        assert steps
        assert all("NQ-UBTVQH15" in step.basis for step in steps)


def test_every_new_commune_has_origins_in_the_province_that_it_lies_in(country):
    for place in country.on(AFTER, Level.COMMUNE):
        province = country.province_of(place, AFTER)
        for step in country.origins(place):
            before = country.province_of(step.old)
            assert province in country.heirs(before, AFTER)[0]


def test_440_communes_were_split_and_of_58_all_people_went_to_one(country):
    split = [
        steps
        for place in country.on(LAST, Level.COMMUNE)
        if len(steps := country.successors(place)) > 1
    ]
    people = [steps for steps in split if any(s.link.part is Part.PEOPLE for s in steps)]
    assert (len(split), len(people)) == (440, 58)


@pytest.mark.parametrize(
    ("name", "before", "since"),
    [
        ("Lào Cai", "10", "15"),
        ("Bắc Ninh", "27", "24"),
        ("Quảng Trị", "45", "44"),
        ("Gia Lai", "64", "52"),
        ("Tây Ninh", "72", "80"),
        ("Đồng Tháp", "87", "82"),
        ("An Giang", "89", "91"),
    ],
)
def test_seven_provinces_kept_their_name_and_changed_their_code(country, name, before, since):
    assert country.at(f"tỉnh {name}", BEFORE).place.code == before
    assert country.at(name, AFTER).place.code == since


def test_a_place_knows_what_is_above_it_in_its_time(country):
    old = country.at("xã Tả Van", BEFORE).place
    new = country.at("xã Tả Van", AFTER).place
    assert country.above(old, Level.DISTRICT).full_name == "thị xã Sa Pa"
    assert country.province_of(old).code == "10"
    assert country.above(new, Level.DISTRICT) is None
    assert country.province_of(new).code == "15"


def test_a_district_that_ended_before_the_reform_is_known(country):
    old = country.at("huyện Yên Dũng, tỉnh Bắc Giang", BEFORE).place
    communes = country.on(BEFORE, Level.COMMUNE, within=old)
    assert len(communes) == 17
    assert country.at("huyện Yên Dũng", LAST).place.full_name == "thành phố Bắc Giang"


def test_a_commune_had_another_name_and_district_before_the_mergers_of_2025(country):
    old = country.at("phường Văn Miếu, quận Đống Đa", BEFORE).place
    new = country.coded_on(old.code, LAST)
    assert new.full_name == "phường Văn Miếu - Quốc Tử Giám"
    moved = country.at("xã Thanh Hải, huyện Lục Ngạn", BEFORE).place
    assert country.above(country.coded_on(moved.code, LAST), Level.DISTRICT).name == "Chũ"
