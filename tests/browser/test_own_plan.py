"""A body makes its own plan: ordered by a clause, handed in, read, checked, linked clause by clause."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ABOVE = """ỦY BAN NHÂN DÂN
TỈNH BẮC NINH

Số: 77/KH-UBND

Bắc Ninh, ngày 05 tháng 10 năm 2026

KẾ HOẠCH
Phát huy vai trò của đội ngũ trí thức tỉnh Bắc Ninh (văn bản mẫu, không có thật)

II. NHIỆM VỤ

1. Sở Nội vụ: Xây dựng cơ sở dữ liệu trí thức của tỉnh.

2. Sở Nội vụ: Tổ chức gặp mặt, đối thoại với đội ngũ trí thức.

III. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ; Sở Tài chính: Căn cứ Kế hoạch này, xây dựng kế hoạch thực hiện cụ thể của đơn vị mình, hoàn thành trước ngày 15/12/2026.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Mẫu Bình
"""
OWN = """ỦY BAN NHÂN DÂN TỈNH BẮC NINH
SỞ NỘI VỤ

Số: 301/KH-SNV

Bắc Ninh, ngày 10 tháng 11 năm 2026

KẾ HOẠCH
Thực hiện Kế hoạch phát huy vai trò của đội ngũ trí thức (văn bản mẫu, không có thật)

II. NHIỆM VỤ

1. Sở Nội vụ: Cập nhật dữ liệu trí thức của các cơ quan vào cơ sở dữ liệu trí thức của tỉnh, hoàn thành trước ngày 30/11/2027.

2. Sở Nội vụ: Bồi dưỡng ngoại ngữ cho viên chức.

GIÁM ĐỐC

Lê Mẫu Chi
"""
MEETING = "Tổ chức gặp mặt, đối thoại với đội ngũ trí thức."


@pytest.fixture
def files(tmp_path):
    made = {"above": ABOVE, "own": OWN}
    for name, text in made.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    return {name: tmp_path / f"{name}.txt" for name in made}


def confirm(person):
    """Confirm the plan that the person is checking, and return its number."""
    person.page.wait_for_url("**/kiem-tra/**", timeout=60_000)
    person.page.get_by_role("link", name="Duyệt kế hoạch").first.click()
    person.page.get_by_label("Theo dõi từ ngày").fill("1/10/2026")
    if (rest := person.page.locator("[name=accept_rest]")).count():
        rest.check()
    person.page.get_by_role("button", name="Duyệt và mở việc phải làm").click()
    person.page.wait_for_url(re.compile(r"/ke-hoach/\d+/$"))
    return person.page.url.rstrip("/").rsplit("/", 1)[1]


def order(steward, above):
    steward.open("/ke-hoach/tai-len/")
    steward.page.get_by_label("Tệp kế hoạch").set_input_files(above)
    steward.page.get_by_role("button", name="Tải lên và đọc").click()
    plan = confirm(steward)
    steward.page.get_by_role("link", name="Kế hoạch của đơn vị thực hiện kế hoạch này").click()
    steward.shot("own-plan-1-order")
    steward.page.get_by_role("button", name="Giao các đơn vị").first.click()
    expect(steward.page.get_by_role("heading", level=1)).to_contain_text("0/2 đơn vị")
    return plan


def hand_in(officer, own, plan):
    officer.open("/ke-hoach-don-vi/")
    expect(officer.page.get_by_role("heading", level=1)).to_contain_text("phải nộp")
    officer.page.get_by_role("link", name="77/KH-UBND").first.click()
    officer.page.get_by_label("Tệp kế hoạch của đơn vị").set_input_files(own)
    officer.shot("own-plan-2-hand-in")
    officer.page.get_by_role("button", name="Nộp kế hoạch").click()
    below = confirm(officer)
    officer.open(f"/ke-hoach-don-vi/{plan}/{below}/")
    officer.page.get_by_role("button", name="Gắn vào").first.click()
    officer.shot("own-plan-3-clauses")
    return below


def test_a_body_s_own_plan_is_handed_in_and_linked(person, files):
    steward, officer = person("daumoi"), person("sonoivu")

    plan = order(steward, files["above"])
    below = hand_in(officer, files["own"], plan)
    steward.open(f"/ke-hoach-don-vi/{plan}/")
    steward.shot("own-plan-4-who-has")

    expect(steward.page.get_by_role("heading", level=1)).to_contain_text("1/2 đơn vị")
    expect(steward.page.get_by_role("region", name="chưa đơn vị nào")).to_contain_text(MEETING)
    steward.open(f"/ke-hoach-don-vi/{plan}/{below}/")
    expect(steward.page.get_by_text("đã ghi nhận là xong")).to_be_visible()
    row = steward.page.locator("tr").filter(has_text="Xây dựng cơ sở dữ liệu")
    expect(row).to_contain_text("Cập nhật dữ liệu trí thức")
