"""What a name or a code stands for on a day."""

import pytest

from hientai.places.domain import Status
from tests.places.conftest import AFTER, BEFORE, TODAY


@pytest.mark.parametrize(
    "text",
    [
        "xã Tả Van",
        "XÃ TẢ VAN",
        "xa ta van, sa pa",
        "X. Tả Van",
        "UBND xã Tả Van",
        "Tả Van",
        "xã Tả Van, thị xã Sa Pa, tỉnh Lào Cai",
        "xã Tả Văn, Sa Pa, Lào Cai",
        "03040",
    ],
)
def test_many_ways_to_write_one_commune(country, text):
    answer = country.at(text, BEFORE)
    assert (answer.status, answer.place.code) == (Status.EXACT, "03040")


def test_a_name_that_begins_like_a_unit_is_a_name(country):
    assert country.at("Quảng Trị", AFTER).place.code == "44"
    assert country.at("P5, Q3", BEFORE, within="Hồ Chí Minh").place.code == "27151"


def test_a_typo_is_understood_and_said(country):
    answer = country.at("xã Tả Vann", BEFORE, within="Sa Pa")
    assert (answer.place.name, answer.typo) == ("Tả Van", True)


def test_a_code_without_a_day_is_ambiguous_if_it_was_used_again(country):
    answer = country.at("15", None)
    assert answer.status is Status.AMBIGUOUS
    assert [place.full_name for place in answer.places] == ["tỉnh Yên Bái", "tỉnh Lào Cai"]


def test_a_code_is_read_by_its_day(country):
    assert country.at("15", BEFORE).place.name == "Yên Bái"
    assert country.at("15", AFTER).place.name == "Lào Cai"
    assert country.at("10", AFTER).place.name == "Lào Cai"


def test_a_merged_province_is_followed_with_its_legal_basis(country):
    answer = country.at("tỉnh Bắc Giang", TODAY)
    assert (answer.status, answer.place.full_name) == (Status.SUCCESSOR, "thành phố Bắc Ninh")
    assert [step.basis for step in answer.via] == [
        "Nghị quyết 202/2025/QH15 ngày 12/06/2025",
        "Nghị quyết 39/2026/QH16",
    ]


def test_a_split_commune_is_ambiguous_and_never_guessed(country):
    answer = country.at("phường Ngọc Hà, quận Ba Đình", TODAY)
    assert (answer.status, answer.place) == (Status.AMBIGUOUS, None)
    assert [place.name for place in answer.places] == ["Ba Đình", "Ngọc Hà"]


def test_a_split_commune_follows_its_people_if_the_law_says_where_all_went(country):
    answer = country.at("xã Đặng Xá, huyện Gia Lâm", TODAY)
    assert answer.place.full_name == "xã Thuận An"
    assert len(answer.via) > 1


def test_a_district_is_answered_with_the_communes_on_its_land(country):
    answer = country.at("huyện Cát Hải", AFTER)
    assert answer.place.full_name == "đặc khu Cát Hải"
    answer = country.at("thị xã Sa Pa", AFTER)
    assert (answer.status, len(answer.places)) == (Status.AMBIGUOUS, 6)


def test_the_unit_tells_a_city_from_a_province(country):
    assert country.at("tỉnh Cao Bằng", BEFORE).place.code == "04"
    assert country.at("thành phố Cao Bằng", BEFORE).place.code == "040"
    assert country.at("Cao Bằng", BEFORE).place.code == "04"


def test_numbered_wards_need_their_district(country):
    assert country.at("Phường 5", BEFORE).status is Status.AMBIGUOUS
    assert country.at("P.05, Q.3, TP Hồ Chí Minh", BEFORE).place.code == "27151"


def test_marks_decide_between_names_that_fold_alike(country):
    assert country.at("P. Sa Pả", BEFORE).place.name == "Sa Pả"
    assert country.at("P. Sa Pa", BEFORE).place.name == "Sa Pa"


def test_a_name_of_later_days_is_unknown_and_tells_its_origins(country):
    answer = country.at("phường Hoành Sơn", BEFORE)
    assert (answer.status, answer.named.code) == (Status.UNKNOWN, "18832")
    assert "Kỳ Lợi" in {place.name for place in answer.places}


def test_a_likeness_that_is_no_typo_is_only_offered(country):
    answer = country.at("Không Đâu", TODAY)
    assert answer.status is Status.UNKNOWN
    assert answer.places


def test_nonsense_is_unknown(country):
    assert country.at("xã Không Nơi Nào Cả", TODAY).status is Status.UNKNOWN
    assert country.at("", TODAY).status is Status.UNKNOWN
