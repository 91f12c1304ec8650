"""Later changes as rows: a good table is applied, a bad one changes nothing and says which row."""

from datetime import date
from fractions import Fraction

import pytest

from hientai.places.domain import Level, apply_rows
from tests.places.conftest import TODAY

NEXT = date(2027, 1, 1)


def row(**cells):
    return {"on": "01/01/2027", "basis": "Nghị quyết thử", **cells}


def apply(country, *rows):
    done = apply_rows(country, rows)
    return done.places, [(problem.row, str(problem)) for problem in done.problems]


def test_a_merge_under_a_new_code(country):
    name = {"to": "99901", "name": "Phường Mẫu"}
    places, problems = apply(
        country, row(**name, **{"from": "03037"}), row(**name, **{"from": "03013"})
    )
    assert not problems
    answer = places.at("xã Tả Van", NEXT)
    assert (answer.place.full_name, answer.place.parent) == ("phường Mẫu", "15")
    assert places.at("xã Tả Van", TODAY).place.code == "03037"


def test_a_commune_that_takes_another_in_begins_anew(country):
    places, problems = apply(country, row(**{"from": "03013", "to": "03037"}))
    assert not problems
    grown = places.coded_on("03037", NEXT)
    assert grown.full_name == "xã Tả Van"
    assert sorted(step.old.code for step in places.origins(grown)) == ["03013", "03037"]


def test_a_split_with_known_shares(country):
    places, problems = apply(
        country,
        row(**{"from": "03037", "to": "03037", "part": "yes", "share": "0,7"}),
        row(**{"from": "03037", "to": "99902", "part": "yes", "share": "0,3", "name": "Xã Hai"}),
    )
    assert not problems
    shares = {s.new.code: s.link.share for s in places.successors(places.coded_on("03037", TODAY))}
    assert shares == {"03037": Fraction(7, 10), "99902": Fraction(3, 10)}


def test_shares_of_a_split_that_is_known_already(country):
    given = {"on": "2025-07-01", "basis": "Số liệu dân số của phường", "from": "00016"}
    places, problems = apply(
        country,
        {**given, "to": "00004", "share": "0.25"},
        {**given, "to": "00008", "share": "0.75"},
    )
    assert not problems
    steps = places.successors(places.get("00016.0"))
    assert [step.link.share for step in steps] == [Fraction(1, 4), Fraction(3, 4)]


def test_a_place_of_before_our_lists(country):
    places, problems = apply(
        country,
        {
            "on": "01/11/2023",
            "basis": "Nghị quyết thử",
            "from": "99903",
            "from_name": "Phường Mẫu Xưa",
            "to": "00004",
        },
    )
    assert not problems
    ended = places.at("phường Mẫu Xưa, Ba Đình", TODAY)
    assert [place.name for place in ended.places] == ["Ba Đình"]
    assert places.coded_on("00004", date(2023, 1, 1)).until == date(2023, 10, 31)
    assert len(places.on(date(2025, 6, 30), Level.COMMUNE)) == 10_035


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"from": "99999", "to": "03037"}, "không có nơi nào mang mã 99999"),
        ({"from": "03037", "to": "99901"}, "mang mã 99901 chưa có tên"),
        ({"from": "03037", "to": "999", "name": "Huyện Mẫu"}, "khác cấp"),
        ({"from": "03037", "to": "99901", "name": "Mẫu"}, "chưa có loại"),
        ({"from": "03037", "to": "99901", "name": "Xã Mẫu", "part": "yes"}, "thiếu dòng"),
        ({"from": "03037", "to": "99901", "name": "Xã Mẫu", "share": "2"}, "từ 0 đến 1"),
        ({"from": "0303x", "to": "03037"}, "2, 3 hoặc 5 chữ số"),
        ({"from": "03037", "to": "03013", "basis": ""}, "Cột basis đang trống"),
        ({"from": "03037", "to": "03013", "on": "31/02/2027"}, "31/02/2027"),
        (
            {"from": "03040", "to": "99901", "name": "Xã Mẫu", "on": "01/01/2025"},
            "đã có thay đổi khác",
        ),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_changed(country, cells, sentence):
    places, problems = apply(country, row(**cells))
    assert places is country
    assert [number for number, _said in problems] == [2]
    assert sentence in problems[0][1]


def test_shares_must_add_up(country):
    part = {"from": "03037", "part": "yes", "share": "0.6"}
    _places, problems = apply(
        country, row(**part, to="03037"), row(**part, to="99902", name="Xã Hai")
    )
    assert "phải bằng 1" in problems[0][1]
