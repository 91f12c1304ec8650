"""A scanned plan with five wrong values is put right on the check page, as a new user does it."""

import re
import shutil

import pytest
from playwright.sync_api import expect

from tests.browser import scanned
from tests.browser.test_accessibility import findings

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("tesseract"), reason="no Tesseract"),
    pytest.mark.skipif(scanned.font() is None, reason="no font with Vietnamese letters"),
]
RIGHT = {
    "Đầu văn bản": {"Ngày ban hành": "12/3/2026"},
    "I / 1": {"Theo văn bản": "Quý III/2026"},
    "I / 3": {
        "Nội dung": "Đổi mới công tác đào tạo, bồi dưỡng chuyên gia đầu ngành.",
        "Chủ trì": "Sở Giáo dục và Đào tạo",
        "Phối hợp": "Sở Y tế",
    },
}


def upload(steward, folder):
    """Upload the scan and wait for the check page."""
    scan = folder / "ban-quet.png"
    scan.write_bytes(scanned.picture())
    steward.open("/ke-hoach/tai-len/")
    steward.page.get_by_label("Tệp kế hoạch").set_input_files(scan)
    steward.page.get_by_role("button", name="Tải lên và đọc").click()
    steward.page.wait_for_url("**/kiem-tra/**", timeout=60_000)


def put_right(page):
    """Put the open card right with the keyboard alone; return which it was."""
    card = page.locator(".q.open")
    name = card.locator("h3, .tag").first.inner_text()
    page.keyboard.press("F2")
    for label, value in RIGHT.get(name, {}).items():
        card.get_by_label(label, exact=True).focus()
        page.keyboard.press("Control+A")
        page.keyboard.type(value)
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    return name


def go_through(steward):
    """Follow the queue to its end; a suggested word is taken by one click."""
    page, seen = steward.page, []
    while page.get_by_role("heading", name="Cần xem trước").count():
        offered = page.get_by_role("button", name=re.compile("đai ngộ .* đãi ngộ"))
        if offered.count():
            offered.click()
            expect(page.locator(".q.open").get_by_label("Nội dung")).to_have_value(
                "Xây dựng chính sách đãi ngộ trí thức trẻ về tỉnh công tác."
            )
        steward.shot(f"scan-{len(seen)}")
        seen.append(put_right(page))
        assert len(seen) < 10, seen
    return seen


def boxes(page, item, *labels):
    """Return what the boxes of a card hold."""
    page.goto(re.sub(r"\?.*", "", page.url) + f"?task={item}")
    card = page.locator(".q.open")
    return [card.get_by_label(label, exact=True).input_value() for label in labels]


def test_five_wrong_values_of_a_scan_are_put_right(person, tmp_path):
    steward = person("daumoi", width=1280)
    upload(steward, tmp_path)
    page = steward.page
    picture = page.locator(".q.open .cut img").first
    expect(picture).to_be_visible()
    page.wait_for_function("() => document.querySelector('.q.open .cut img').naturalWidth > 0")
    assert findings(page) == []
    tasks = {
        tag.inner_text(): tag.evaluate("e => e.closest('.q').dataset.src")
        for tag in page.locator(".q .tag").all()
    }

    assert set(go_through(steward)) >= set(RIGHT)

    steward.shot("scan-done")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Không còn giá trị đáng ngờ")
    assert boxes(page, "vb", "Ngày ban hành") == ["12/03/2026"]
    first = boxes(page, tasks["I / 1"], "Từ ngày", "Đến ngày, hạn", "Chủ trì")
    assert first == ["01/07/2026", "30/09/2026", "Sở Nội vụ"]
    third = boxes(page, tasks["I / 3"], "Nội dung", "Chủ trì", "Phối hợp")
    assert third == list(RIGHT["I / 3"].values())

    confirmed(steward)
    for value in ("Đổi mới công tác đào tạo, bồi dưỡng chuyên gia đầu ngành.", "Sở Y tế"):
        expect(page.get_by_text(value).first).to_be_attached()
    steward.shot("scan-plan")


def confirmed(steward):
    """Confirm the plan and come to its own page."""
    page = steward.page
    page.get_by_role("link", name="Duyệt kế hoạch").first.click()
    steward.shot("scan-confirm")
    page.get_by_role("button", name="Duyệt và mở việc phải làm").click()
    page.wait_for_url(re.compile(r"/ke-hoach/\d+/$"))


def test_the_whole_page_opens_and_closes_by_the_keyboard(person, tmp_path):
    steward = person("daumoi", width=360, height=740)
    upload(steward, tmp_path)
    page = steward.page
    cut = page.locator(".q.open .cut").first
    cut.focus()
    page.keyboard.press("Enter")
    whole = page.get_by_role("dialog", name="Trang bản gốc")
    expect(whole.get_by_role("img")).to_be_visible()
    assert findings(page) == []
    steward.shot("scan-page-360")
    page.keyboard.press("Escape")
    expect(whole).to_be_hidden()
    expect(cut).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
