"""A list of people goes in: looked through, a wrong cell corrected, confirmed, found, undone."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LIST = (
    "DANH SÁCH CÁN BỘ\n\nSTT;Họ và tên;Ngày sinh;Giới tính;Trình độ;Đơn vị công tác\n"
    "1;Nguyễn Mẫu Đường;12/05/1975;Nam;TS Thú y;Sở Mẫu\n"
    "2;Trần Thị Mẫu Hoa;31/02/1980;Nữ;ThS;Sở Mẫu\n"
)


def send(steward, path):
    steward.open("/tri-thuc/")
    steward.page.get_by_role("link", name="Nhập danh sách").first.click()
    steward.page.locator("input[type=file]").set_input_files(path)
    steward.page.get_by_role("button", name="Gửi và xem trước").click()
    expect(steward.page.get_by_role("heading", level=1)).to_have_text(
        re.compile("Sẽ thêm 1 hồ sơ"), timeout=20_000
    )


def correct(steward):
    expect(steward.page.get_by_text("không phải ngày có thật")).to_be_visible()
    steward.page.get_by_label("Sửa ô C5").fill("28/02/1980")
    steward.page.get_by_role("button", name="Sửa ô").click()
    steward.page.get_by_role("button", name="Kiểm tra lại").click()
    heading = steward.page.get_by_role("heading", level=1)
    expect(heading).to_have_text(re.compile("Sẽ thêm 2 hồ sơ"), timeout=20_000)
    steward.shot("people-intake")


def test_a_list_is_corrected_confirmed_found_and_undone(person, tmp_path):
    steward, path = person("daumoi"), tmp_path / "can-bo.csv"
    path.write_text(LIST, "utf-8")
    send(steward, path)
    correct(steward)
    steward.page.get_by_role("button", name="Xác nhận nhập").click()
    undo = steward.page.get_by_role("button", name="Hoàn tác cả lần nhập")
    expect(undo).to_be_visible(timeout=20_000)
    address = steward.page.url
    steward.open("/tri-thuc/?q=mau+duong")
    expect(steward.page.get_by_role("link", name="Nguyễn Mẫu Đường")).to_be_visible()
    steward.page.goto(address)
    undo.click()
    steward.open("/tri-thuc/?q=mau+duong")
    expect(steward.page.get_by_role("link", name="Nguyễn Mẫu Đường")).to_have_count(0)
