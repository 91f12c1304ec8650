"""Names of bodies that no lexicon lists whole: told by their first words and their shape."""

from __future__ import annotations

import pytest

from hientai.reading.roles import heading_bodies, subject_roles
from hientai.reading.source import whole

# What a sentence says -> who leads, who works with them.
SENTENCES = {
    "Đảng ủy UBND tỉnh lãnh đạo việc thể chế hóa.": (["Đảng ủy Ủy ban nhân dân tỉnh"], []),
    "Tổ đảng ở Thường trực Hội đồng Dân tộc, các Ủy ban của Quốc hội tổ chức quán triệt.": (
        ["Tổ đảng ở Thường trực Hội đồng Dân tộc", "Các Ủy ban của Quốc hội"],
        [],
    ),
    "Văn phòng HĐND và UBND xã tham mưu kế hoạch.": (
        ["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã"],
        [],
    ),
    "Ban Xây dựng Đảng phối hợp với Ủy ban Kiểm tra Đảng ủy nắm tình hình.": (
        ["Ban Xây dựng Đảng"],
        ["Ủy ban Kiểm tra Đảng ủy"],
    ),
    "Giao phòng Quản lý Công nghiệp chủ trì, phối hợp với Văn phòng Sở chuẩn bị hồ sơ.": (
        ["Phòng Quản lý Công nghiệp"],
        ["Văn phòng Sở"],
    ),
    "Ban Quản lý dự án đầu tư xây dựng số 1 khẩn trương hoàn thành hồ sơ.": (
        ["Ban Quản lý dự án đầu tư xây dựng số 1"],
        [],
    ),
    "Hội đồng tư vấn về Kinh tế chủ trì góp ý.": (["Hội đồng tư vấn về Kinh tế"], []),
    "Quá 24 tháng kể từ ngày có quyết định, Sở Tài chính sẽ tổng hợp.": (["Sở Tài chính"], []),
    "Trên cơ sở kết quả rà soát của các địa phương, Sở Nội vụ xây dựng phương án.": (
        ["Sở Nội vụ"],
        [],
    ),
    "Trung tâm chính trị các xã, phường tổ chức học tập.": (
        ["Trung tâm Chính trị các xã, phường"],
        [],
    ),
    "Ban Tổ chức Thành ủy cùng với Trường Chính trị rà soát nội dung.": (
        ["Ban Tổ chức Thành ủy"],
        ["Trường Chính trị"],
    ),
    "Sở Công Thương chủ trì, phối hợp với các chủ đầu tư hạ tầng cụm công nghiệp rà soát.": (
        ["Sở Công Thương"],
        ["Các chủ đầu tư hạ tầng cụm công nghiệp"],
    ),
}


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_names_who_leads_and_who_helps(text: str) -> None:
    roles = subject_roles(whole(text))
    found = [b.name for b in roles.leads], [b.name for b in roles.coordinators]
    assert found == SENTENCES[text]


HEADINGS = {
    "Chi bộ các thôn Đông, Đoài, Trung": ["Chi bộ các thôn Đông, Đoài, Trung"],
    "Thuế tỉnh, Thống kê tỉnh": ["Thuế tỉnh", "Thống kê tỉnh"],
    "Đội Cảnh sát giao thông": ["Đội Cảnh sát giao thông"],
    "Tiểu ban An toàn, an ninh mạng tỉnh": ["Tiểu ban An toàn, an ninh mạng tỉnh"],
    "Đổi mới công tác tuyên truyền": [],
    "Giao Sở Nội vụ chủ trì thực hiện các nhiệm vụ sau:": ["Sở Nội vụ"],
    "Yêu cầu các công ty đầu tư hạ tầng KCN:": ["Các công ty đầu tư hạ tầng khu công nghiệp"],
    "Phòng Cảnh sát quản lý hành chính về trật tự xã hội": [
        "Phòng Cảnh sát quản lý hành chính về trật tự xã hội"
    ],
    "Phòng, chống dịch bệnh": [],
    "Trung tâm dữ liệu của tỉnh": [],
    "Yêu cầu chung:": [],
}


@pytest.mark.parametrize("text", HEADINGS)
def test_a_heading_that_is_only_a_name_says_who_answers(text: str) -> None:
    assert [body.name for body in heading_bodies(whole(text))] == HEADINGS[text]
