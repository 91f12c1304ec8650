"""Ways in which papers lay tasks out: each small paper here shows one, with what it must become."""

from __future__ import annotations

import pytest

from hientai.reading import read_text
from hientai.reading.contract import Reading

HEAD = "KẾ HOẠCH\nTôn vinh trí thức tiêu biểu năm 2026\n\nI. MỤC ĐÍCH\nNâng cao chất lượng.\nII. NHIỆM VỤ\n"
LETTER = (
    "UBND TỈNH SÔNG LAM\nSố: 12/UBND-KGVX\nV/v xét tặng danh hiệu\n\nKính gửi:\n- Sở Nội vụ;\n- Sở Tài chính.\n\n"
    "Thực hiện Kế hoạch số 15/KH-UBND ngày 12/3/2026, Chủ tịch UBND tỉnh có ý kiến như sau:\n"
    "Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính xây dựng Quy chế xét tặng danh hiệu, hoàn thành trước ngày 15/9/2026.\n"
    "Căn cứ ý kiến chỉ đạo trên, các đơn vị triển khai thực hiện./.\n\nNơi nhận:\n- Như trên.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Mẫu Nam\n"
)

# Name of the layout -> its lines, and the tasks: path, leads, coordinators, start, end.
LAYOUTS: dict[str, tuple[str, list[tuple[str, list[str], list[str], str | None, str | None]]]] = {
    "cards of two columns": (
        ("Nhiệm vụ 1\tXây dựng cơ sở dữ liệu trí thức\nCơ quan chủ trì\tSở Nội vụ\nThời gian\tQuý III/2026\n"
        "Nhiệm vụ 2\tTổ chức diễn đàn trí thức trẻ\nCơ quan chủ trì\tTỉnh đoàn\nThời gian\t2027\n"),
        [
            ("II/1", ["Sở Nội vụ"], [], "2026-07-01", "2026-09-30"),
            ("II/2", ["Tỉnh đoàn"], [], "2027-01-01", "2027-12-31"),
        ],
    ),
    "a body and what it does, two columns": (
        "Cơ quan\tTrách nhiệm\nSở Nội vụ\tThẩm định hồ sơ xét tặng\nSở Tài chính\tBố trí kinh phí xét tặng\n",
        [
            ("II/-1", ["Sở Nội vụ"], [], None, None),
            ("II/-2", ["Sở Tài chính"], [], None, None),
        ],
    ),
    "bodies as columns that are ticked": (
        "TT\tNội dung\tSở Nội vụ\tSở Tài chính\n1\tXây dựng tiêu chí xét tặng\tC\tP\n2\tLập dự toán xét tặng\tP\tC\n",
        [
            ("II/1", ["Sở Nội vụ"], ["Sở Tài chính"], None, None),
            ("II/2", ["Sở Tài chính"], ["Sở Nội vụ"], None, None),
        ],
    ),
    "years as columns that are ticked": (
        "TT\tNội dung\tChủ trì\tNăm 2026\tNăm 2027\tNăm 2028\n1\tXây dựng cơ sở dữ liệu\tSở Nội vụ\tx\tx\t\n",
        [("II/1", ["Sở Nội vụ"], [], "2026-01-01", "2027-12-31")],
    ),
    "a head of two rows with merged cells": (
        ("TT\tNội dung công việc\tĐơn vị thực hiện\tThời gian\tSản phẩm\n\t\tChủ trì\tPhối hợp\tBắt đầu\tHoàn thành\t\n"
        "1\tKhảo sát nhu cầu hỗ trợ\tSở Nội vụ\tSở Tài chính\t02/2026\t4/2026\tBáo cáo\n"),
        [("II/1", ["Sở Nội vụ"], ["Sở Tài chính"], "2026-02-01", "2026-04-30")],
    ),
    "groups of rows under a body's name": (
        "TT\tNhiệm vụ\tThời gian\tSản phẩm\nA\tSỞ NỘI VỤ\t\t\n1\tXây dựng tiêu chí\t2026\tQuyết định\n",
        [("II/A/1", ["Sở Nội vụ"], [], "2026-01-01", "2026-12-31")],
    ),
    "rows without a number and without full stops": (
        "Nhiệm vụ\tChủ trì\tThời gian\nXây dựng tiêu chí xét tặng\tSở Nội vụ\t2026\nLập dự toán kinh phí\tSở Tài chính\t2027\n",
        [
            ("II/-1", ["Sở Nội vụ"], [], "2026-01-01", "2026-12-31"),
            ("II/-2", ["Sở Tài chính"], [], "2027-01-01", "2027-12-31"),
        ],
    ),
    "both parts named in one cell": (
        "TT\tNhiệm vụ\tĐơn vị chủ trì, phối hợp\n1\tXây dựng tiêu chí\t- Chủ trì: Sở Nội vụ<br>- Phối hợp: Sở Tài chính, Sở Tư pháp\n",
        [("II/1", ["Sở Nội vụ"], ["Sở Tài chính", "Sở Tư pháp"], None, None)],
    ),
    "a time that heads what follows": (
        "1. Quý II năm 2026\n- Sở Nội vụ tổ chức hội nghị triển khai.\n",
        [("II/1/-1", ["Sở Nội vụ"], [], "2026-04-01", "2026-06-30")],
    ),
    "a heading that says who does all below it": (
        "1. Nhóm nhiệm vụ do Sở Nội vụ chủ trì\na) Rà soát đội ngũ trí thức [Hoàn thành: tháng 6/2026].\n",
        [("II/1/a", ["Sở Nội vụ"], [], "2026-06-01", "2026-06-30")],
    ),
    "partners named over bullets": (
        "1. Sở Nội vụ\na) Phối hợp với Sở Tài chính, Sở Tư pháp triển khai:\n- Xây dựng tiêu chí xét tặng.\n",
        [("II/1/a/-1", ["Sở Nội vụ"], ["Sở Tài chính", "Sở Tư pháp"], None, None)],
    ),
    "an arrow back to the bullet above": (
        "• Khảo sát đội ngũ trí thức của tỉnh\n→ Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính; hoàn thành trước ngày 30/6/2026.\n",
        [("II/-1", ["Sở Nội vụ"], ["Sở Tài chính"], None, "2026-06-30")],
    ),
    "items numbered (i), (ii)": (
        "1. Sở Nội vụ:\na) Chủ trì tham mưu:\n(i) Quy chế xét tôn vinh trí thức;\n(ii) Kế hoạch tổ chức lễ tôn vinh.\n",
        [
            ("II/1/a/i", ["Sở Nội vụ"], [], None, None),
            ("II/1/a/ii", ["Sở Nội vụ"], [], None, None),
        ],
    ),
}  # fmt: skip


def tasks_of(
    reading: Reading,
) -> list[tuple[str, list[str], list[str], str | None, str | None]]:
    return [
        (
            "/".join(task["path"]),
            task["leads"],
            task["coordinators"],
            task["timeframe"]["start"] if task["timeframe"] else None,
            task["timeframe"]["end"] if task["timeframe"] else None,
        )
        for task in reading["tasks"]
    ]


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_read(name: str) -> None:
    lines, expected = LAYOUTS[name]
    assert tasks_of(read_text(HEAD + lines)) == expected


def test_a_letter_without_numbers_holds_its_task_and_not_its_closing_words() -> None:
    reading = read_text(LETTER)
    assert tasks_of(reading) == [("-1", ["Sở Nội vụ"], ["Sở Tài chính"], None, "2026-09-15")]
    assert reading["document"]["signer"] == {
        "name": "Trần Mẫu Nam",
        "position": "Phó Chủ tịch",
        "authority": "KT. Chủ tịch",
    }


def test_a_notice_after_the_last_item_does_not_make_it_a_heading() -> None:
    text = (
        HEAD
        + "1. Giao Sở Nội vụ theo dõi, đôn đốc việc thực hiện.\nVăn phòng thông báo để các cơ quan biết, thực hiện./.\n"
    )
    assert [path for path, *_ in tasks_of(read_text(text))] == ["II/1"]


def test_heading_of_an_annex_is_known_by_what_it_is_attached_to() -> None:
    text = (
        HEAD
        + "1. Sở Nội vụ tổ chức thực hiện Kế hoạch này.\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nHoàng Mẫu Thuân\n\n"
        "PHÂN CÔNG NHIỆM VỤ CỦA TỔ CÔNG TÁC XÉT TẶNG\n(Kèm theo Kế hoạch số 15/KH-SNV)\nTT\tNhiệm vụ\tChủ trì\n1\tThẩm định hồ sơ\tSở Nội vụ\n"
    )
    assert [path for path, *_ in tasks_of(read_text(text))] == ["II/1", "PL/1"]


def test_a_notice_without_numbers_holds_its_duties() -> None:
    text = (
        "THÔNG BÁO\nVề việc treo cờ Tổ quốc\n\nỦy ban nhân dân tỉnh đề nghị các sở, ban, ngành treo cờ Tổ quốc trong dịp lễ.\n\n"
        "Ủy ban nhân dân các xã, phường có trách nhiệm kiểm tra việc treo cờ ở địa bàn dân cư./.\n\nNơi nhận:\n- Các sở.\n"
    )
    assert [path for path, *_ in tasks_of(read_text(text))] == ["-1", "-2"]


def test_a_note_at_the_end_is_no_task() -> None:
    text = (
        HEAD
        + "1. Sở Nội vụ triển khai Nghị quyết[1].\n\n[1] Nghị quyết số 45-NQ/TW ngày 24/11/2023 về trí thức.\n"
    )
    reading = read_text(text)
    assert [path for path, *_ in tasks_of(reading)] == ["II/1"]
    assert [cite["number"] for cite in reading["document"]["citations"]] == ["45-NQ/TW"]
