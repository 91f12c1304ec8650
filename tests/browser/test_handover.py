"""A body is absorbed: entered step by step, seen by the successor's officer, taken back."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

OLD, HEIR = "Sở Tài chính (Bắc Ninh)", "Sở Khoa học và Công nghệ (Bắc Ninh)"


def choose(steward, body):
    steward.page.get_by_label("Tên đơn vị", exact=True).fill(body)
    steward.page.get_by_role("button", name="Thêm vào danh sách").click()
    expect(
        steward.page.get_by_role("button", name=f"Bỏ {body.split(' (', maxsplit=1)[0]}")
    ).to_be_visible()


def enter(steward):
    steward.open("/co-quan/su-kien/them/")
    steward.page.get_by_label(re.compile("^Nhập vào")).check()
    steward.page.get_by_label("Ngày có hiệu lực").fill("01/11/2026")
    steward.page.get_by_label("Văn bản căn cứ").fill("Nghị quyết 01/NQ-HĐND")
    steward.page.get_by_role("button", name="Tiếp tục").click()
    choose(steward, OLD)
    steward.page.get_by_role("link", name="Tiếp tục: đơn vị mới").click()
    choose(steward, HEIR)
    steward.page.get_by_role("link", name="Tiếp tục: xem trước").click()
    expect(steward.page.get_by_text("vai trò của người dùng")).to_be_visible()
    steward.shot("event-preview")
    steward.page.get_by_role("button", name="Xác nhận sự kiện").click()


def test_an_event_proposes_a_hand_over_and_is_undone(person):
    steward, officer = person("daumoi", width=360), person("sokhcn")
    enter(steward)
    expect(steward.page.get_by_text("Sự kiện đã có hiệu lực")).to_be_visible()
    officer.open("/co-quan/ban-giao/")
    officer.page.get_by_role("link", name=re.compile(re.escape(OLD))).click()
    expect(officer.page.get_by_role("button", name="Nhận", exact=True)).to_be_visible()
    officer.shot("handover")
    steward.page.get_by_role("button", name="Hoàn tác").click()
    expect(steward.page.get_by_text("trở lại như trước sự kiện")).to_be_visible()
