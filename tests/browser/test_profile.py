"""Somebody is added by hand, a value is corrected by a paper, a post is ended: the history shows."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def add(steward):
    steward.open("/tri-thuc/them/")
    page = steward.page
    page.get_by_label("Họ và tên").fill("Đặng Mẫu Thược")
    page.get_by_label("Ngày sinh").fill("5.3.1981")
    page.get_by_label("Nơi công tác").fill("Viện Mẫu")
    page.get_by_label("Chức vụ").fill("Nghiên cứu viên")
    page.get_by_label("Học vị, trình độ").fill("TS Thú y 2012")
    page.get_by_role("button", name="Thêm hồ sơ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đặng Mẫu Thược")
    expect(page.get_by_text("05/03/1981")).to_be_visible()


def correct_by_paper(steward, path):
    page = steward.page
    page.get_by_role("link", name="Sửa thông tin chung").click()
    page.get_by_role("textbox", name="Ngày sinh").fill("05/04/1981")
    page.get_by_label("đã xem giấy tờ").check()
    page.get_by_label("Tên giấy tờ đã xem").fill("Giấy khai sinh 12")
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text(re.compile("đã xem giấy tờ: Giấy khai sinh 12"))).to_be_visible()
    expect(page.get_by_text("05/04/1981")).to_be_visible()


def follow(steward):
    page = steward.page
    page.get_by_role("link", name="Nghiên cứu viên, Viện Mẫu").click()
    page.get_by_label("Đến ngày").fill("31/12/2023")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_role("link", name="Thêm chức vụ").click()
    page.get_by_label("Nơi công tác").fill("Trung tâm Mẫu")
    page.get_by_label("Chức vụ").fill("Giám đốc")
    page.get_by_label("Từ ngày").fill("01/2024")
    page.get_by_role("button", name="Lưu").click()


def test_a_profile_made_by_hand_keeps_where_its_values_come_from(person, tmp_path):
    steward, paper = person("daumoi"), tmp_path / "khai-sinh.pdf"
    paper.write_bytes(b"%PDF-1.4 mau")
    add(steward)
    correct_by_paper(steward, paper)
    follow(steward)
    history = steward.page.locator("ol.timeline > li")
    expect(history.nth(0)).to_contain_text("Giám đốc, Trung tâm Mẫu")
    expect(history.nth(1)).to_contain_text("đến 31/12/2023")
    steward.shot("people-profile")
