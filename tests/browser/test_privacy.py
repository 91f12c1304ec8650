"""A person comes by a letter, says yes and no, objects, asks for erasure, and gets it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import findings

pytestmark = pytest.mark.browser

OWN = [f"/ho-so-cua-toi/{path}" for path in ("", "sua/", "dong-y/", "yeu-cau/", "ai-da-xem/")]
NAME = "Nguyễn Mẫu Chủ"
LIST = (
    "DANH SÁCH\n\nSTT;Họ và tên;Ngày sinh;Giới tính;Trình độ;Đơn vị công tác\n"
    f"1;{NAME};12/05/1975;Nam;TS Thú y;Sở Mẫu\n"
)


def take_in(steward, path):
    path.write_text(LIST, "utf-8")
    steward.open("/tri-thuc/nhap/")
    steward.page.locator("input[type=file]").set_input_files(path)
    steward.page.get_by_role("button", name="Gửi và xem trước").click()
    confirm = steward.page.get_by_role("button", name="Xác nhận nhập")
    expect(confirm).to_be_visible(timeout=20_000)
    confirm.click()
    undo = steward.page.get_by_role("button", name="Hoàn tác cả lần nhập")
    expect(undo).to_be_visible(timeout=20_000)


def invite(steward):
    steward.open("/tri-thuc/?q=mau+chu")
    steward.page.get_by_role("link", name=NAME).first.click()
    steward.page.get_by_role("link", name="Mời, đồng ý, yêu cầu").click()
    steward.page.get_by_role("button", name="Tạo thư mời").click()
    return re.sub(r"^https?://[^/]+", "", steward.page.locator("code").inner_text())


def come(owner, address):
    owner.open(address)
    owner.page.get_by_label("Năm sinh của anh/chị").fill("1975")
    owner.page.get_by_label("Tên đăng nhập").fill("nguyen.mau.chu")
    owner.page.get_by_label("Mật khẩu", exact=True).fill("mat-khau-cua-toi")
    owner.page.get_by_role("button", name="Nhận hồ sơ").click()
    expect(owner.page.get_by_role("heading", name=NAME)).to_be_visible()
    owner.shot("privacy-mine")


def look_around(owner):
    for path in OWN:
        owner.open(path)
        owner.page.set_viewport_size({"width": 360, "height": 740})
        assert findings(owner.page) == [], path
        assert owner.page.evaluate("document.documentElement.scrollWidth") <= 360, path
        owner.page.set_viewport_size({"width": 1366, "height": 768})


def agree(owner):
    owner.open("/ho-so-cua-toi/dong-y/")
    owner.page.get_by_label("Học hàm, học vị").check()
    owner.page.locator("#public").get_by_role("button", name="Tôi đồng ý").click()
    owner.page.get_by_role("link", name="Xem trang công khai").click()
    expect(owner.page.get_by_role("heading", level=1)).to_have_text(NAME)
    return re.sub(r"^https?://[^/]+", "", owner.page.url)


def ask(owner, right, purpose=""):
    owner.open("/ho-so-cua-toi/yeu-cau/")
    owner.page.get_by_label("Yêu cầu", exact=True).select_option(right)
    owner.page.get_by_label("Về cách dùng").select_option(purpose)
    owner.page.get_by_role("button", name="Gửi yêu cầu").click()
    expect(owner.page.get_by_role("heading", level=1)).to_contain_text("chờ báo đã nhận")


def answer(steward, right, button, words="", *, sure=False):
    steward.open(f"/tri-thuc/yeu-cau/?right={right}")
    steward.page.locator("td a.what").first.click()
    if words:
        steward.page.get_by_label("Trả lời").fill(words)
    if sure:
        steward.page.get_by_label("Tôi đã đối chiếu đúng người").check()
    steward.page.get_by_role("button", name=button).click()


def test_a_person_comes_agrees_objects_and_is_erased(person, tmp_path):
    steward, owner, anyone = person("daumoi"), person(), person()
    take_in(steward, tmp_path / "mot.csv")
    come(owner, invite(steward))
    look_around(owner)
    page = agree(owner)
    anyone.open(page)
    expect(anyone.page.get_by_role("heading", level=1)).to_have_text(NAME)
    ask(owner, "object", "statistics")
    answer(steward, "object", "Từ chối, nêu lý do", "Thống kê là nhiệm vụ luật giao.")
    owner.page.reload()
    expect(owner.page.get_by_text("Thống kê là nhiệm vụ luật giao.")).to_be_visible()
    ask(owner, "erase")
    answer(steward, "erase", "Xóa hẳn hồ sơ", sure=True)
    steward.open("/tri-thuc/?q=mau+chu")
    expect(steward.page.get_by_role("link", name=NAME)).to_have_count(0)
    assert anyone.page.goto(anyone.server.url + page).status == 404
    owner.open("/ho-so-cua-toi/")
    expect(owner.page).to_have_url(re.compile("/dang-nhap/"))
