"""The statistics page: a question chosen, its chart seen, a cell opened; nothing for axe to find."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import check

pytestmark = pytest.mark.browser

PAGES = [
    "/thong-ke/?rows=age5&columns=sex",
    "/thong-ke/?rows=degree&before=2020",
    "/thong-ke/?rows=sector&columns=degree",
    "/thong-ke/can-doi/",
    "/thong-ke/nien-giam/",
    "/thong-ke/cong-khai/chon/",
    "/thong-ke/cong-khai/",
]
HEAD = "DANH SÁCH CÁN BỘ\n\nSTT;Họ và tên;Ngày sinh;Giới tính;Trình độ;Đơn vị công tác\n"


def take_in(steward, path):
    rows = (
        f"{n};Lê Mẫu Số {name};12/05/19{70 + n};{'Nữ' if n % 2 else 'Nam'};TS Toán học;Sở Mẫu"
        for n, name in enumerate(("An", "Bình", "Chi", "Dung", "Giang"), start=1)
    )
    path.write_text(HEAD + "\n".join(rows), "utf-8")
    steward.open("/tri-thuc/nhap/")
    steward.page.locator("input[type=file]").set_input_files(path)
    steward.page.get_by_role("button", name="Gửi và xem trước").click()
    steward.page.get_by_role("button", name="Xác nhận nhập").click(timeout=20_000)
    undo = steward.page.get_by_role("button", name="Hoàn tác cả lần nhập")
    expect(undo).to_be_visible(timeout=20_000)


def ask(steward):
    steward.open("/thong-ke/")
    steward.page.get_by_label("Hàng").select_option(label="Học vị")
    steward.page.get_by_label("Cột").select_option(label="Giới tính")
    steward.page.get_by_role("button", name="Xem", exact=True).click()
    expect(steward.page).to_have_url(re.compile("rows=degree&columns=sex"))
    expect(steward.page.get_by_role("img", name=re.compile("Đông nhất")).first).to_be_visible()


def test_a_question_is_chosen_and_a_cell_opens_its_people(person, tmp_path):
    steward = person("daumoi")
    take_in(steward, tmp_path / "can-bo.csv")
    ask(steward)
    steward.shot("statistics")
    steward.page.get_by_role("row", name=re.compile("^Tiến sĩ")).get_by_role("link").first.click()
    heading = steward.page.get_by_role("heading", level=1)
    expect(heading).to_have_text(re.compile("người trong số liệu này"))
    assert check(steward, PAGES) == {}
    assert check(person("daumoi", width=360, dark=True), PAGES) == {}
