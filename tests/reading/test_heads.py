"""The head and the foot of papers as offices really print them."""

from __future__ import annotations

import pytest

from hientai.reading import read_text

HEAD = """{letterhead}
Số: {number}                     Thanh Lâm, ngày 14 tháng 8 năm 2026

KẾ HOẠCH
{title}

Căn cứ Quyết định số 5/QĐ-TTg ngày 01/02/2026 của Thủ tướng Chính phủ, cơ quan ban hành Kế hoạch.

I. NHIỆM VỤ
1. Sở Nội vụ tham mưu kế hoạch của tỉnh Thanh Lâm.

{foot}
"""
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
FOOT = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nKT. CHỦ TỊCH\n\nPhó Chủ tịch\n\nĐại tá Lý Mẫu Thế Anh"


def _read(
    letterhead: str = "UBND TỈNH THANH LÂM",
    number: str = "1/KH-UBND",
    title: str = "Phát triển hợp tác xã",
    foot: str = FOOT,
) -> dict[str, object]:
    text = HEAD.format(letterhead=letterhead, number=number, title=title, foot=foot)
    return dict(read_text(text)["document"])


@pytest.mark.parametrize("number", ["3260-KH/ĐĐQH15", "812/KH-CAT-PC06", "2210/KH-EVNNPC"])
def test_a_symbol_of_several_groups_is_whole(number: str) -> None:
    assert _read(number=number)["number"] == number


ISSUERS = {
    f"BỘ CÔNG AN\nCÔNG AN TỈNH HÀ TĨNH\n{MOTTO}": "Công an tỉnh Hà Tĩnh",
    f"MẶT TRẬN TỔ QUỐC VIỆT NAM\nTỈNH LẠC SƠN\nBAN THƯỜNG TRỰC\n{MOTTO}": "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lạc Sơn",
    "UY BAN NHAN DAN\nTINH THANH LAM\nCONG HOA XA HOI CHU NGHIA VIET NAM": "Ủy ban nhân dân tỉnh Thanh Lâm",
}


@pytest.mark.parametrize("letterhead", ISSUERS)
def test_the_letterhead_names_the_issuer_in_full(letterhead: str) -> None:
    assert _read(letterhead)["issuer"] == ISSUERS[letterhead]


def test_a_title_ends_where_the_paper_begins() -> None:
    title = "V/v: Học tập năm 2026 và những năm tiếp theo"
    assert _read(title=title)["title"] == title.removeprefix("V/v: ")


def test_a_post_in_small_letters_stands_below_the_stead() -> None:
    signer = {"name": "Lý Mẫu Thế Anh", "position": "Phó Chủ tịch", "authority": "KT. Chủ tịch"}
    assert _read()["signer"] == signer


def test_a_recipient_runs_on_after_a_comma() -> None:
    foot = (
        "Nơi nhận:\n- Các Sở: Công Thương,\nXây dựng, Nội vụ;\n- Lưu: VT.\n\n"
        + FOOT.split("\n\n", 1)[1]
    )
    assert _read(foot=foot)["recipients"] == ["Các Sở: Công Thương, Xây dựng, Nội vụ", "Lưu: VT"]
