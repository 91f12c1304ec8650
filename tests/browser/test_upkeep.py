"""A body's yearly confirmation: one person retired, the rest with one click; the province sees it."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

BODY = "Sở Khoa học và Công nghệ"
HEAD = "STT;Họ và tên;Ngày sinh;Giới tính;Trình độ;Chức vụ;Đơn vị công tác\n"
LIST = HEAD + "".join(
    f"{n};{name};12/05/1966;Nam;ThS Luật;Chuyên viên;{BODY}\n"
    for n, name in enumerate(["Lê Mẫu Xác", "Lê Mẫu Nhận", "Lê Mẫu Hưu"], 1)
)


def take_in(officer, path):
    officer.open("/tri-thuc/nhap/")
    officer.page.locator("input[type=file]").set_input_files(path)
    officer.page.get_by_role("button", name="Gửi và xem trước").click()
    officer.page.get_by_role("button", name="Xác nhận nhập").click(timeout=20_000)
    heading = officer.page.get_by_role("heading", level=1)
    expect(heading).to_have_text(re.compile("Đã thêm 3 hồ sơ"), timeout=20_000)


def ask(steward):
    steward.open("/tri-thuc/")
    steward.page.get_by_role("link", name="Rà soát").first.click()
    steward.page.get_by_role("link", name="Mở đợt rà soát").first.click()
    steward.page.get_by_label("Hạn xác nhận").fill("2031-12-30")
    steward.shot("upkeep-add")
    steward.page.get_by_role("button", name="Mở đợt rà soát").click()
    expect(steward.page.get_by_role("heading", level=1)).to_have_text(
        re.compile(r"0 trong \d+ đơn vị đã xác nhận")
    )


def confirm(officer):
    officer.open("/sang-nay/")
    officer.page.get_by_role("link", name=re.compile("Rà soát danh sách trí thức")).first.click()
    officer.shot("upkeep-answer-360")
    officer.page.get_by_role("link", name=re.compile("Có thay đổi.*Lê Mẫu Hưu")).click()
    officer.page.get_by_label("Đã nghỉ hưu").check()
    officer.page.get_by_label("Từ ngày").fill("2026")
    officer.shot("upkeep-person-360")
    officer.page.get_by_role("button", name="Ghi thay đổi").click()
    officer.page.get_by_role("button", name="Xác nhận cả danh sách").click()
    heading = officer.page.get_by_role("heading", level=1)
    expect(heading).to_have_text(re.compile(f"{BODY}.* đã xác nhận 2 người"))


def test_a_body_confirms_its_people_and_the_province_sees_it(person, tmp_path):
    steward, officer = person("daumoi", width=1280), person("sokhcn", width=360)
    path = tmp_path / "so-khcn.csv"
    path.write_text(LIST, "utf-8")
    take_in(officer, path)
    ask(steward)
    confirm(officer)
    steward.page.reload()
    expect(steward.page.get_by_role("heading", level=1)).to_have_text(re.compile("1 trong"))
    steward.shot("upkeep-round")
    steward.page.get_by_role("link", name=re.compile(BODY)).first.click()
    steward.shot("upkeep-answer")
    expect(steward.page.get_by_text("đã nghỉ hưu")).to_be_visible()
