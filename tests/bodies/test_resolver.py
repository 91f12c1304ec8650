from datetime import date

import pytest

from hientai.bodies.models import BodyAlias, BodyKind, Succession
from hientai.bodies.selectors import Resolver
from tests.bodies.conftest import JULY, LAST_OF_FEBRUARY, LAST_OF_JUNE, MARCH

pytestmark = pytest.mark.django_db

IN_2024, IN_APRIL, IN_2026 = date(2024, 6, 10), date(2025, 4, 1), date(2026, 11, 21)


def resolve(name, at=IN_2026, province="Bắc Giang"):
    return Resolver(province=province, at=at).resolve(name)


def test_a_name_valid_on_the_day_is_that_body(finance):
    resolution = resolve("Sở KH&ĐT", IN_2024)

    assert (resolution.state, resolution.bodies) == ("exact", (finance["planning"],))


def test_a_merged_body_leads_to_its_successor(finance):
    resolution = resolve("Sở Kế hoạch và Đầu tư", IN_APRIL)

    assert (resolution.state, resolution.bodies) == ("successor", (finance["old"],))


def test_a_succession_is_told_as_a_sentence(finance):
    assert resolve("Sở KH&ĐT", IN_APRIL).why == (
        "Sở Kế hoạch và Đầu tư đã hợp nhất vào Sở Tài chính từ 01/03/2025."
    )


def test_successions_are_followed_along_the_chain(finance):
    assert resolve("Sở Kế hoạch và Đầu tư").bodies == (finance["new"],)


def test_a_chain_is_told_step_by_step(finance):
    assert resolve("Sở Kế hoạch và Đầu tư").why == (
        "Sở Kế hoạch và Đầu tư đã hợp nhất vào Sở Tài chính từ 01/03/2025."
        " Sở Tài chính đã hợp nhất vào Sở Tài chính (Bắc Ninh) từ 01/07/2025."
    )


def test_a_succession_nobody_confirmed_says_so(make, merge):
    old = make("Báo Bắc Giang", valid_to=LAST_OF_JUNE)
    merge(old, make("Báo Bắc Ninh", valid_from=JULY), confirmed=False)

    assert resolve("Báo Bắc Giang").why.endswith("(chưa có người xác nhận).")


def test_a_name_valid_today_wins_over_an_ended_one_of_the_same_province(make):
    make("Sở Nội vụ", province="Bắc Ninh", valid_to=LAST_OF_JUNE)
    new = make("Sở Nội vụ", province="Bắc Ninh", valid_from=JULY)

    assert resolve("Sở Nội vụ", province="Bắc Ninh").bodies == (new,)


def test_a_body_of_the_other_merged_province_is_not_ours(make):
    make("Sở Du lịch", province="Bắc Ninh", valid_to=LAST_OF_JUNE)

    assert resolve("Sở Du lịch").state == "unknown"


def test_a_body_only_of_the_new_province_is_a_successor(make):
    new = make("Sở Du lịch", province="Bắc Ninh", valid_from=JULY)

    assert (resolve("Sở Du lịch").state, resolve("Sở Du lịch").bodies) == ("successor", (new,))


def test_a_split_is_left_to_a_person(make, merge):
    labour = make("Sở Lao động - Thương binh và Xã hội", valid_to=LAST_OF_FEBRUARY)
    heirs = make("Sở Nội vụ"), make("Sở Y tế")
    for heir in heirs:
        merge(labour, heir, MARCH, Succession.Kind.SPLIT)

    resolution = resolve("Sở LĐTB&XH", IN_APRIL)

    assert (resolution.state, resolution.bodies) == ("open", heirs)


def test_a_part_that_moved_does_not_make_another_successor(make, merge):
    media = make("Sở Thông tin và Truyền thông", valid_to=LAST_OF_FEBRUARY)
    science = make("Sở Khoa học và Công nghệ")
    merge(media, science, MARCH)
    culture = make("Sở Văn hóa, Thể thao và Du lịch")
    merge(media, culture, MARCH, Succession.Kind.MOVED)

    assert resolve("Sở TT&TT", IN_APRIL).bodies == (science,)


def test_a_circle_of_successions_ends(make, merge):
    one, other = make("Sở Một", valid_to=LAST_OF_JUNE), make("Sở Hai", valid_to=LAST_OF_JUNE)
    merge(one, other)
    merge(other, one)

    assert resolve("Sở Một").state == "open"


def test_a_body_that_ended_without_successor_is_open(make):
    make("Sở Ngoại vụ", valid_to=LAST_OF_FEBRUARY)

    assert resolve("Sở Ngoại vụ").why == (
        "Sở Ngoại vụ kết thúc từ 01/03/2025, chưa rõ đơn vị kế thừa; chọn đơn vị."
    )


def test_a_body_not_yet_there_suggests_what_it_is_made_of(make, merge):
    farming = make("Sở Nông nghiệp và Phát triển nông thôn", valid_to=LAST_OF_FEBRUARY)
    merge(farming, make("Sở Nông nghiệp và Môi trường", valid_from=MARCH), MARCH)

    resolution = resolve("Sở NN&MT", IN_2024)

    assert (resolution.state, resolution.bodies) == ("open", (farming,))


def test_an_alias_is_a_name(make):
    union = make("Liên hiệp các Hội Khoa học và Kỹ thuật", BodyKind.ASSOCIATION)
    BodyAlias.objects.create(body=union, name="Liên hiệp khoa học", key="lien hiep khoa hoc")

    assert resolve("Liên hiệp khoa học").bodies == (union,)


def test_a_province_named_bare_at_the_end_is_no_part_of_the_name(make):
    home = make("Sở Nội vụ")

    assert resolve("Sở Nội vụ Bắc Giang").bodies == (home,)


def test_a_body_of_a_foreign_province_is_unknown(make):
    make("Sở Nội vụ")

    assert resolve("Sở Nội vụ tỉnh Lạng Sơn").why == (
        "Tên này nêu tỉnh Lạng Sơn, không phải tỉnh Bắc Giang."
    )


def test_an_unknown_name_suggests_the_likest_first(make):
    make("Sở Nội vụ")
    finance = make("Sở Tài chính")

    resolution = resolve("Sở Tài sản")

    assert (resolution.state, resolution.bodies[0]) == ("unknown", finance)


def test_a_letter_that_is_wrong_is_understood_and_said(make):
    finance = make("Sở Tài chính")

    resolution = resolve("Sở Tài chánh", IN_2024)

    assert (resolution.bodies, resolution.why) == (
        (finance,),
        "Hiểu là “Sở Tài chính”; tên viết gần đúng. Đúng tên đang dùng.",
    )


def test_a_name_between_two_bodies_is_left_to_a_person(make):
    both = make("Sở Nội vụ"), make("Sở Ngoại vụ")

    resolution = resolve("Sở Ngọi vụ", IN_2024)

    assert (resolution.state, set(resolution.bodies)) == ("open", set(both))


def test_a_body_that_only_the_places_know_is_not_in_the_register(make):
    make("Sở Nội vụ")

    resolution = resolve("UBND xã Tam Tiến", IN_2024)

    assert (resolution.state, resolution.bodies) == ("unknown", ())


def test_two_bodies_of_one_name_are_left_to_a_person(make):
    both = make("Trung tâm A"), make("Trung tâm A")

    assert (resolve("Trung tâm A").state, resolve("Trung tâm A").bodies) == ("open", both)
