"""Rows that are one person: precision and recall on a made register, and single habits of typing."""

import json
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from config.cli import main
from hientai.people.domain.matching import Match, Register, duplicates, read_row
from hientai.people.domain.matching.columns import Columns
from hientai.people.domain.matching.evidence import Evidence
from hientai.people.domain.matching.features import initials, name_words, read_birth
from tests.people.made import register

PERSON = {
    "id": "1",
    "name": "Nguyễn Thúy Hòa",
    "birth": "14/07/1968",
    "sex": "Nữ",
    "degree": "Thạc sĩ",
    "workplace": "Sở Khoa học và Công nghệ Sa Pa",
    "place": "Bắc Hà",
}


@pytest.fixture(scope="module")
def many():
    return register(4000, seed=5)


def quality(rows, found):
    people = {}
    for position, row in enumerate(rows):
        people.setdefault(row["entity"], []).append(position)
    true = {pair for same in people.values() for pair in combinations(same, 2)}
    pairs = {(match.first, match.second) for match in found}
    return len(pairs & true) / len(pairs), len(pairs & true) / len(true)


def test_a_register_without_any_number_is_matched(many):
    precision, recall = quality(many, duplicates([read_row(row) for row in many]))

    assert precision >= 0.98
    assert recall >= 0.9


def test_what_is_offered_is_as_likely_as_it_says(many):
    found = duplicates([read_row(row) for row in many], least=0.05)
    precision, _recall = quality(many, found)

    assert abs(precision - sum(match.probability for match in found) / len(found)) < 0.05


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("name", "NGUYỄN THUÝ HOÀ"),
        ("name", "ThS. Nguyễn Thúy Hòa"),
        ("name", "Nguyen Thuy Hoa"),
        ("name", "Hòa Nguyễn Thúy"),
        ("name", "Nguyễn Thúy  Hòa (ThS)"),
        ("name", "Thúy Hòa"),
        ("name", "Nguễn Thúy Hòa"),
        ("name", "Nguyễn T. Hòa"),
        ("name", "Nguyeenx Thuys Hoaf"),
        ("name", "Nguye6n4 Thúy Hòa"),
        ("name", "NguyễnThúy Hòa"),
        ("name", "Ng. Thúy Hòa"),
        ("name", "Nguyễn Thúy Hòa - PGS.TS"),
        ("name", "Đ/c Nguyễn Thúy Hòa"),
        ("birth", "1968"),
        ("birth", "07/14/1968"),
        ("birth", "14.7.68"),
        ("workplace", "Sở KH&CN Sa Pa"),
        ("place", "huyện Bắc Hà"),
    ],
)
def test_one_habit_of_typing_does_not_hide_a_person(many, column, value):
    rows = [read_row(row) for row in (*many, PERSON, PERSON | {"id": "2", column: value})]
    last = (len(rows) - 2, len(rows) - 1)

    assert last in {(match.first, match.second) for match in duplicates(rows)}


@pytest.mark.parametrize(
    "other",
    [
        {"birth": "03/02/1981", "workplace": "Trung tâm Y tế Văn Bàn"},
        {"name": "Nguyễn Thúy Hà", "place": "Sa Pa", "workplace": "Trường Cao đẳng Yên Bình"},
        {"identity": "034168000001", "birth": "1968", "workplace": "Sở Y tế", "place": "Sa Pa"},
    ],
)
def test_namesakes_stay_two(many, other):
    one = PERSON | {"identity": "034168009999"}
    rows = [read_row(row) for row in (*many, one, PERSON | {"id": "2"} | other)]
    last = (len(rows) - 2, len(rows) - 1)

    assert last not in {(match.first, match.second) for match in duplicates(rows)}


def test_a_common_family_name_is_nearly_no_evidence(many):
    names = ("Nguyễn Văn Hùng", "Nguyễn Thị Lan", "Giàng Văn Hùng", "Giàng Thị Lan")
    rows = [read_row(row) for row in (*many, *({"name": name} for name in names))]
    n = len(rows)
    weighed = Evidence(Columns(rows)).weigh(np.array([n - 4, n - 2]), np.array([n - 3, n - 1]))
    nguyen, giang = weighed["name"]

    assert nguyen < giang - 2


def test_only_pairs_with_changed_rows_are_compared(many):
    rows = [read_row(row) for row in (*many, PERSON, PERSON | {"id": "2"})]
    register = Register(rows)
    everything = register.duplicates()
    last = len(rows) - 1
    some = register.duplicates(touching=[last], prior=register.prior)

    assert some == [match for match in everything if last in (match.first, match.second)]
    assert some


def test_reasons_weigh_what_the_pair_weighs():
    rows = [read_row(PERSON), read_row(PERSON | {"name": "Nguyen Thuy Hoa", "birth": "1968"})]
    [reasons] = Register(rows).reasons([Match(0, 1, 0.9)])

    assert {each.field: each.kind for each in reasons}["name"] == "same_bare"
    assert {each.field: each.kind for each in reasons}["birth"] == "year"
    assert all(each.weight >= 0 for each in reasons)


def test_an_office_s_telephone_is_weaker_the_more_have_it(many):
    shared = {"phone": "0203111222"}
    few = [read_row(row) for row in (*many, *({"name": "Mai Mẫu", **shared},) * 2)]
    several = [*few, *(read_row({"name": f"Mai Mẫu {n}", **shared}) for n in "ABCDEFGH")]
    pair = np.array([len(few) - 2]), np.array([len(few) - 1])
    weights = [Evidence(Columns(rows)).weigh(*pair)["phone"][0] for rows in (few, several)]

    assert weights[1] < weights[0] - 1


def test_of_two_people_who_are_as_like_one_at_most_is_right(many):
    twins = [
        PERSON | {"identity": "034168000001", "workplace": ""},
        PERSON | {"id": "2", "birth": "02/11/1968", "identity": "025168777777", "workplace": ""},
    ]
    asked = PERSON | {"id": "3", "birth": "1968"}
    rows = [read_row(row) for row in (*many, *twins, asked)]
    likely = {(m.first, m.second): m.probability for m in duplicates(rows, least=0.0)}
    n = len(rows)

    assert likely[n - 3, n - 1] + likely[n - 2, n - 1] <= 1


@pytest.mark.parametrize(
    ("text", "birth"),
    [
        ("14/07/1968", (14, 7, 1968)),
        ("1968-07-14", (14, 7, 1968)),
        ("7/1968", (0, 7, 1968)),
        ("14.7.68", (14, 7, 1968)),
        ("1968", (0, 0, 1968)),
        ("không rõ", (0, 0, 0)),
        ("", (0, 0, 0)),
    ],
)
def test_births_as_offices_write_them(text, birth):
    assert read_birth(text) == birth


def test_an_abbreviated_body_has_the_initials_of_the_full_one():
    assert initials("Sở NN&PTNT Văn Bàn") == initials(
        "Sở Nông nghiệp và Phát triển nông thôn Văn Bàn"
    )


def test_names_come_without_titles_and_in_their_order():
    assert name_words("PGS.TS. Hòa Nguyễn Thị, Anh hùng") == ["Nguyễn", "Thị", "Hòa"]
    assert name_words("Nguễn Đình Hiệp") == ["Nguễn", "Đình", "Hiệp"]
    assert name_words("Khương Đình Hiệp") == ["Khương", "Đình", "Hiệp"]


def test_nobody_and_one_person_have_no_duplicates():
    assert duplicates([]) == []
    assert duplicates([read_row(PERSON)]) == []


def test_the_command_prints_pairs(tmp_path: Path, capfd):
    file = tmp_path / "danh-sach.csv"
    rows = [PERSON, PERSON | {"id": "b", "name": "NGUYEN THUY HOA"}, {"name": "Trần Văn Kiên"}]
    columns = list(PERSON)
    lines = [",".join(row.get(column, "") for column in columns) for row in rows]
    file.write_text("\n".join([",".join(columns), *lines]), "utf-8")

    assert main(["people", "duplicates", "--csv", str(file), "--json"]) == 0

    [(one, other, probability)] = json.loads(capfd.readouterr().out)
    assert (one, other) == ("1", "b")
    assert probability > 0.9


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2", b"\xff\xfe\x00"])
def test_a_file_that_is_no_register_is_refused_in_a_sentence(tmp_path: Path, capfd, content):
    file = tmp_path / "la.csv"
    file.write_bytes(content)

    assert main(["people", "duplicates", "--csv", str(file)]) == 2
    assert "la.csv" in capfd.readouterr().err
