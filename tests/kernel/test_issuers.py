"""Who signs for a body: its name tells it before the kind on record does."""

import pytest

from hientai.kernel.issuers import signature_of, stands_under_committee


@pytest.mark.parametrize(
    ("kind", "name", "authorities", "position"),
    [
        ("department", "Sở Nội vụ", (), "GIÁM ĐỐC"),
        ("association", "Hội Đông y tỉnh", ("TM. BAN THƯỜNG VỤ",), "CHỦ TỊCH"),
        ("department", "Liên hiệp hội Mẫu", ("TM. BAN THƯỜNG VỤ",), "CHỦ TỊCH"),
        ("union", "Tỉnh đoàn Mẫu", ("TM. BAN THƯỜNG VỤ",), "BÍ THƯ"),
        ("council", "Hội đồng nhân dân tỉnh", ("TM. HỘI ĐỒNG NHÂN DÂN",), "CHỦ TỊCH"),
        ("school", "Hội đồng trường", (), "THỦ TRƯỞNG ĐƠN VỊ"),
    ],
)
def test_who_signs(kind, name, authorities, position):
    signature = signature_of(kind, name)
    assert (signature.authorities, signature.position) == (authorities, position)


def test_an_association_names_no_committee_above_it():
    assert not stands_under_committee("department", "Liên hiệp hội Mẫu")
    assert stands_under_committee("department", "Sở Nội vụ")
