"""Names of bodies: lists split as the guide says, names in full, sentences end the list."""

from __future__ import annotations

import pytest

from hientai.reading.bodies import pure, scan, split
from hientai.reading.source import whole

LISTS = {
    "Các Sở: Tài chính, Nội vụ": ["Sở Tài chính", "Sở Nội vụ"],
    "Sở Văn hóa, Thể thao và Du lịch, Sở Y tế": ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"],
    "Các sở, ban, ngành": ["Các sở, ban, ngành"],
    "Các sở, ngành liên quan, cơ quan báo chí": ["Các sở, ngành liên quan", "Cơ quan báo chí"],
    "Sở Nội vụ và đơn vị liên quan": ["Sở Nội vụ", "Đơn vị liên quan"],
    "UBND các huyện, thị xã, thành phố": ["Ủy ban nhân dân các huyện, thị xã, thành phố"],
    "Liên hiệp các Hội KH&KT tỉnh và các hội thành viên": [
        "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh",
        "Các hội thành viên",
    ],
    "Ủy ban Mật trận Tổ quốc Việt Nam": ["Ủy ban Mặt trận Tổ quốc Việt Nam"],
    "Thủ trưởng các cơ quan, đơn vị": ["Thủ trưởng các cơ quan, đơn vị"],
    "Các Trường: Đại học Sông Mẫu, Cao đẳng Nghề": [
        "Trường Đại học Sông Mẫu",
        "Trường Cao đẳng Nghề",
    ],
    "Viện Chiến lược, Chính sách tài nguyên; Cục Kiểm soát ô nhiễm": [
        "Viện Chiến lược, Chính sách tài nguyên",
        "Cục Kiểm soát ô nhiễm",
    ],
}


@pytest.mark.parametrize("text", LISTS)
def test_a_list_splits_into_its_bodies(text: str) -> None:
    assert [body.name for body in split(whole(text))] == LISTS[text]


SENTENCES = {
    "Sở Nội vụ và các sở, ngành có liên quan tham mưu, đề xuất": 2,
    "Cấp ủy đảng và chính quyền các cấp xác định công tác": 2,
    "các sở, ngành tổ chức triển khai": 1,
    "Trung tâm Ứng dụng tiến bộ khoa học và công nghệ tỉnh cho phép": 1,
    "Tổ chức các hoạt động khoa học": 0,
    "Báo cáo kết quả thực hiện": 0,
    "môi trường làm việc thuận lợi": 0,
}


@pytest.mark.parametrize("text", SENTENCES)
def test_a_verb_ends_the_list(text: str) -> None:
    assert len(scan(whole(text))[0]) == SENTENCES[text]


@pytest.mark.parametrize(
    "text", ["TỔ CHỨC THỰC HIỆN", "Tăng cường quản lý nhà nước", "KINH PHÍ", "Hội thảo khoa học"]
)
def test_a_heading_of_work_is_no_body(text: str) -> None:
    assert pure(whole(text)) == []
