"""Somebody is found in spite of a slip, the list narrowed by keyboard, kept, and opened again."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_people import LIST, correct, send

pytestmark = pytest.mark.browser


def test_a_list_is_searched_narrowed_and_kept(person, tmp_path):
    steward, path = person("daumoi", width=360), tmp_path / "can-bo.csv"
    path.write_text(LIST.replace("Mẫu", "Thử"), "utf-8")
    send(steward, path)
    correct(steward)
    steward.page.get_by_role("button", name="Xác nhận nhập").click()
    expect(steward.page.get_by_role("button", name="Hoàn tác cả lần nhập")).to_be_visible(
        timeout=20_000
    )
    steward.open("/tri-thuc/?q=thu+hoas")  # keys of Telex
    expect(steward.page.get_by_role("link", name="Trần Thị Thử Hoa")).to_be_visible()
    narrow(steward)
    keep(steward)
    steward.open("/tri-thuc/danh-sach/")
    steward.page.get_by_role("link", name="Nữ mẫu").click()
    expect(steward.page.get_by_role("link", name="Trần Thị Thử Hoa")).to_be_visible()
    steward.shot("people-search")


def narrow(steward):
    choice = steward.page.get_by_role("link", name=re.compile(r"^Nữ \d"))
    steward.page.get_by_text("Giới tính", exact=True).press("Enter")
    choice.press("Enter")
    chip = steward.page.get_by_role("link", name="Bỏ lọc: Nữ")
    expect(chip).to_be_visible()


def keep(steward):
    steward.page.get_by_text("Lưu danh sách này").press("Enter")
    steward.page.get_by_label("Tên danh sách").fill("Nữ mẫu")
    steward.page.get_by_role("button", name="Lưu", exact=True).press("Enter")
    expect(steward.page.get_by_text("Đã lưu danh sách “Nữ mẫu”.")).to_be_visible()
