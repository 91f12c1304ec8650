"""What columns are called, and what they hold."""

import pytest

from hientai.people.domain.fields import FIELDS
from hientai.people.domain.importing.meaning import likely_meaning, meaning_of
from hientai.people.tables import COLUMNS


@pytest.mark.parametrize("name", COLUMNS)
def test_our_own_headings_are_known(name):
    meaning = meaning_of([FIELDS[name].label])
    assert meaning is not None
    assert (meaning.field, meaning.value) == (name, "")


@pytest.mark.parametrize(
    ("path", "siblings", "field"),
    [
        (["Năm sinh", "Nam"], ["Nữ"], "birth:Nam"),
        (["Ngày sinh", "Năm"], ["Ngày", "Tháng"], "birth_year:"),
        (["Ngày sinh", "Nam"], ["Ngay", "Thang"], "birth_year:"),
        (["Nữ"], [], "sex:Nữ"),
        (["Ngày vào ngành"], [], ":"),
        (["Dân tộc Kinh"], ["Dân tộc khác"], "ethnicity:Kinh"),
        (["Dân tộc khác"], ["Dân tộc Kinh"], "policy_group:Dân tộc thiểu số"),
        (["Ngày vào Đảng"], [], "party_since:"),
        (["Ngày kết nạp"], [], "party_since:"),
        (["Tên"], ["Họ đệm"], "given_name:"),
        (["Tên"], ["Ngày sinh"], "name:"),
        (["Trình độ", "Chuyên môn"], [], "degree:"),
        (["Chuyên môn"], [], "speciality:"),
        (["Lý luận chính trị", "Trung cấp"], [], "political_theory:Trung cấp"),
        (["Trình độ đào tạo", "Trung cấp"], [], "degree:intermediate"),
        (["Thạc sĩ", "Chuyên ngành"], [], "speciality:master"),
        (["Ngoại ngữ", "Anh"], [], "languages:Tiếng Anh"),
        (["Dân tộc"], [], "ethnicity:"),
        (["Là người dân tộc thiểu số"], [], "policy_group:Dân tộc thiểu số"),
        (["Tình trạng"], [], "status:"),
        (["Số CMND/CCCD"], [], "identity:"),
        (["Ngày cấp"], [], ":"),
        (["Hộ khẩu thường trú (xã, huyện)"], [], "residence:"),
        (["Học hàm, học vị"], [], "degree:"),
        (["Email"], [], "email:"),
    ],
)
def test_a_heading_means_a_field(path, siblings, field):
    meaning = meaning_of(path, siblings)
    assert meaning is not None
    assert f"{meaning.field}:{meaning.value}" == field


@pytest.mark.parametrize(
    ("title", "field"),
    [("Đơn vị công tcá", "workplace"), ("hovaten", "name"), ("Số tài khoản", None)],
)
def test_a_slip_of_the_keys_is_only_likely(title, field):
    meaning = meaning_of([title]) or likely_meaning([title])
    assert (meaning.field if meaning else None) == field
