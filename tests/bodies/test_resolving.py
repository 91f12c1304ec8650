"""The rules by which a name becomes a body on a day, over what comes with the program."""

from datetime import date

import pytest

from hientai.bodies.domain.resolving import Engine, Fact, Facts, Step, standard_engine

IN_2020, IN_2024, IN_APRIL, IN_2026 = (
    date(2020, 4, 8),
    date(2024, 6, 10),
    date(2025, 4, 15),
    date(2026, 11, 21),
)


def ask(name, province="Bắc Giang", at=IN_2026):
    return standard_engine().resolve(name, province=province, at=at)


def bodies(answer):
    return [(found.fact.name, found.fact.province) for found in answer.found]


def events(answer):
    return [(step.kind, step.on) for step in answer.found[0].via]


def why(answer):
    return " ".join(map(str, answer.why))


def test_a_chain_of_events_is_followed_and_kept():
    answer = ask("Sở Kế hoạch và Đầu tư")

    assert (bodies(answer), events(answer)) == (
        [("Sở Tài chính", "Bắc Ninh")],
        [("absorbed", date(2025, 3, 1)), ("merged", date(2025, 7, 1))],
    )


def test_functions_that_moved_elsewhere_come_after_the_successor():
    answer = ask("Sở Thông tin và Truyền thông", at=IN_APRIL)

    assert [(found.fact.name, found.main) for found in answer.found] == [
        ("Sở Khoa học và Công nghệ", True),
        ("Sở Văn hóa, Thể thao và Du lịch", False),
    ]


def test_a_split_has_all_its_heirs_and_asks_for_a_choice():
    answer = ask("Sở LĐ-TB&XH", at=IN_APRIL)

    assert {name for name, _province in bodies(answer)} == {
        "Sở Nội vụ",
        "Sở Giáo dục và Đào tạo",
        "Sở Y tế",
        "Sở Nông nghiệp và Môi trường",
    }
    assert why(answer).endswith("Chọn đơn vị nhận nhiệm vụ này.")


def test_an_unconfirmed_step_makes_the_answer_less_sure():
    sure, unsure = ask("Sở Tài chính"), ask("Ban Tuyên giáo Tỉnh ủy")

    assert sure.found[0].confidence == 1.0 > unsure.found[0].confidence


def test_a_body_not_yet_there_is_ambiguous_with_its_predecessors():
    answer = ask("Sở NN&MT", at=IN_2024)

    assert answer.status == "ambiguous"
    assert {name for name, _province in bodies(answer)[:2]} == {
        "Sở Tài nguyên và Môi trường",
        "Sở Nông nghiệp và Phát triển nông thôn",
    }


def test_a_province_that_kept_its_name_is_another_one_since():
    then, now = ask("Sở Nội vụ", "Bắc Ninh", IN_2024), ask("Sở Nội vụ", "Bắc Ninh")

    assert (then.found[0].fact.valid_from, now.found[0].fact.valid_from) == (
        None,
        date(2025, 7, 1),
    )
    assert why(now) == "Đúng tên đang dùng. Từ 01/07/2025 Bắc Ninh gồm cả Bắc Giang."


@pytest.mark.parametrize(("at", "province"), [(IN_2024, "Bắc Giang"), (IN_2026, "Bắc Ninh")])
def test_a_code_means_the_province_that_had_it_on_the_day(at, province):
    assert bodies(ask("Sở Nội vụ", "24", at)) == [("Sở Nội vụ", province)]


def test_a_city_that_was_a_province_of_another_name_is_followed():
    then, now = ask("UBND tỉnh", "Thừa Thiên Huế", IN_2024), ask("UBND tỉnh", "Thừa Thiên Huế")

    assert (bodies(then), bodies(now)) == (
        [("Ủy ban nhân dân tỉnh Thừa Thiên Huế", "Thừa Thiên Huế")],
        [("Ủy ban nhân dân thành phố Huế", "Huế")],
    )


def test_a_name_of_another_province_is_a_question():
    answer = ask("Sở Nội vụ tỉnh Lạng Sơn")

    assert (answer.status, bodies(answer)) == ("ambiguous", [("Sở Nội vụ", "Lạng Sơn")])


@pytest.mark.parametrize("name", ["Báo Bắc Ninh", "Tỉnh ủy Bắc Ninh", "Báo Lạng Sơn"])
def test_a_mere_name_of_another_province_at_the_end_is_a_question_too(name):
    assert ask(name, at=IN_2024).status == "ambiguous"


def test_the_name_of_the_larger_province_means_its_own_body_since():
    answer = ask("Tỉnh ủy Bắc Ninh")

    assert (answer.status, bodies(answer)) == ("exact", [("Tỉnh ủy Bắc Ninh", "Bắc Ninh")])


def test_society_is_no_commune_and_no_association():
    assert ask("Xã hội").status == "unknown"


def test_a_name_without_province_is_the_one_in_it():
    assert bodies(ask("Sở Y tế tỉnh Hải Dương", "")) == [("Sở Y tế", "Hải Phòng")]


def test_a_name_without_province_that_is_unique_is_found():
    assert bodies(ask("Báo Bắc Giang", "", IN_2024)) == [("Báo Bắc Giang", "Bắc Giang")]


def test_a_name_that_every_province_has_is_ambiguous_without_one():
    answer = ask("Sở Nội vụ", "")

    assert (answer.status, len(answer.found)) == ("ambiguous", 34)


def test_a_province_that_is_none_is_said_to_be_none():
    assert why(ask("Sở Nội vụ", "Xứ Lạ")) == "Không có tỉnh, thành phố tên “Xứ Lạ”."


def test_a_district_that_ended_leads_to_the_communes_on_its_land():
    answer = ask("UBND thành phố Phan Thiết", "Bình Thuận")

    assert (answer.status, len(answer.found)) == ("ambiguous", 7)
    assert ("Ủy ban nhân dân phường Mũi Né", "Lâm Đồng") in bodies(answer)


@pytest.mark.parametrize(
    ("name", "at", "status", "first"),
    [
        ("Công an huyện Lục Nam", IN_2024, "unknown", "Ủy ban nhân dân huyện Lục Nam"),
        ("Công an huyện Lục Nam", IN_2026, "ambiguous", "Công an tỉnh Bắc Ninh"),
        ("Phòng Nội vụ huyện Lục Nam", IN_2026, "ambiguous", "Ủy ban nhân dân xã Đông Phú"),
        ("Huyện ủy Lục Nam", IN_2024, "exact", "Huyện ủy Lục Nam"),
        ("Huyện ủy Lục Nam", IN_2026, "ambiguous", "Đảng ủy xã Đông Phú"),
    ],
)
def test_an_office_of_a_district_is_an_explained_question(name, at, status, first):
    answer = ask(name, at=at)

    assert (answer.status, bodies(answer)[0][0]) == (status, first)


def test_a_district_of_a_province_merged_later_is_not_ours_yet():
    then, now = ask("UBND huyện Văn Yên", "Lào Cai", IN_2024), ask("UBND huyện Văn Yên", "Lào Cai")

    assert (then.status, now.status) == ("unknown", "ambiguous")


def test_a_court_of_a_district_is_regional_since():
    answer = ask("TAND huyện Lục Nam")

    assert (answer.status, why(answer)) == (
        "ambiguous",
        "Từ 01/07/2025 tòa án, viện kiểm sát cấp huyện thành cấp khu vực; chọn đơn vị.",
    )


def test_a_city_that_was_no_province_yet_is_not_taken_for_one():
    assert ask("UBND thành phố Huế", "Thừa Thiên Huế", IN_2024).status == "unknown"


@pytest.mark.parametrize("at", [IN_2024, IN_2026])
def test_a_province_with_two_departments_for_culture_and_tourism_has_both(at):
    assert ask("Sở Du lịch", "Hà Nội", at).status == "exact"
    assert ask("Sở Văn hóa", "Hà Nội", at).found[0].fact.name == "Sở Văn hóa và Thể thao"


def test_organisations_of_a_lower_level_are_not_the_province_s():
    assert ask("Các tổ chức chính trị - xã hội xã").status == "ambiguous"


def test_an_old_commune_leads_to_the_one_that_holds_it():
    answer = ask("UBND xã Lục Nam", "Bắc Ninh")

    assert (answer.status, bodies(answer)) == (
        "successor",
        [("Ủy ban nhân dân phường Lục Nam", "Bắc Ninh")],
    )


def test_communes_of_a_province_that_was_absorbed_are_those_on_its_land():
    answer = ask("UBND các xã, phường", "Bắc Giang")

    assert (answer.status, len(answer.found)) == ("exact", 58)


def test_a_list_of_names_is_all_of_its_bodies():
    answer = ask("Sở Nội vụ, Sở Tài chính và Sở Y tế", at=IN_2024)

    assert (answer.status, len(answer.found), answer.group) == ("exact", 3, True)


def test_the_union_says_under_whom_it_came():
    assert "trực thuộc Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Bắc Ninh" in why(ask("Liên hiệp hội"))


def test_members_that_nobody_confirmed_are_less_sure():
    answer = ask("các hội thành viên", at=IN_2024)

    assert {found.confidence for found in answer.found} == {0.6}


def test_a_circle_of_events_ends():
    facts = (
        Fact(1, "Sở Một", "so mot", "department", "Xứ Lạ", None, date(2024, 12, 31)),
        Fact(2, "Sở Hai", "so hai", "department", "Xứ Lạ", None, date(2024, 12, 31)),
    )
    steps = (
        Step(1, 2, "merged", date(2025, 1, 1), "", sure=True),
        Step(2, 1, "merged", date(2025, 1, 1), "", sure=True),
    )
    engine = Engine(lambda _family: Facts(facts, steps))

    assert engine.resolve("Sở Một", province="Xứ Lạ", at=IN_2026).status == "ambiguous"
