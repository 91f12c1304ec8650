"""Two offices wrote one person: found, looked at side by side, merged by keyboard, parted again."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LIST = (
    "Họ và tên;Ngày sinh;Trình độ;Chuyên ngành;Đơn vị công tác\n"
    "Quách Thúy Mẫu Hòa;12/05/1975;ThS;Thú y;Trung tâm Mẫu\n"
    "Quach Thuy Mau Hoa;1975;ThS;Thú y;Chi cục Mẫu\n"
)


def take_in(steward, path):
    steward.open("/tri-thuc/nhap/")
    steward.page.locator("input[type=file]").set_input_files(path)
    steward.page.get_by_role("button", name="Gửi và xem trước").click()
    heading = steward.page.get_by_role("heading", level=1)
    expect(heading).to_have_text(re.compile("Sẽ thêm"), timeout=20_000)
    decision = steward.page.get_by_role("radio", name="người khác, thêm mới")
    if decision.count():
        decision.check()
        steward.page.get_by_role("button", name="Ghi").first.click()
    steward.page.get_by_role("button", name="Xác nhận nhập").click()
    expect(steward.page.get_by_role("button", name="Hoàn tác cả lần nhập")).to_be_visible(
        timeout=20_000
    )


def look_at_the_pair(steward):
    button = steward.page.get_by_role("button", name="Tìm cặp trùng")
    for _ in range(40):  # the nightly search of a server that just started may be at work
        steward.open("/tri-thuc/trung/")
        if button.count():
            break
        steward.page.wait_for_timeout(500)
    button.click()
    pair = steward.page.get_by_role("link", name="Quách Thúy Mẫu Hòa")
    expect(pair).to_be_visible(timeout=20_000)
    pair.click()
    expect(steward.page.get_by_text("một bên ghi không dấu")).to_be_visible()
    steward.shot("merging-pair")


def test_one_person_of_two_lists_is_merged_and_parted_again(person, tmp_path):
    steward, path = person("daumoi"), tmp_path / "hai-don-vi.csv"
    path.write_text(LIST, "utf-8")
    take_in(steward, path)
    look_at_the_pair(steward)
    steward.page.keyboard.press("Control+Enter")
    expect(steward.page.get_by_role("status")).to_contain_text("Đã gộp vào hồ sơ")
    steward.open("/tri-thuc/trung/da-gop/")
    steward.shot("merging-merges")
    steward.page.get_by_role("button", name="Hoàn tác lần gộp").first.click()
    expect(steward.page.get_by_text("hai hồ sơ trở lại như trước")).to_be_visible()
    steward.open("/tri-thuc/?q=quach+thuy+mau+hoa")
    expect(steward.page.get_by_role("link", name="Quach Thuy Mau Hoa")).to_be_visible()
