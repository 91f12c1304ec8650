"""The whole story, told once: from the signed file to the paper that says what was done."""

import re
import time
from email import message_from_bytes
from email.policy import default
from io import BytesIO

import pytest
from docx import Document
from playwright.sync_api import expect

from config.demo import SAMPLES

pytestmark = pytest.mark.browser

PLAN = SAMPLES / "bac-giang-2024.txt"
ADDED = "Biên soạn sổ tay hướng dẫn khai thác cơ sở dữ liệu trí thức."
OVERDUE = "Sửa đổi Quyết định số"
RESULT = "Đã lấy ý kiến 12 hội, hoàn thiện dự thảo quyết định trình thẩm định."
DIFFICULTY = "Chưa có hướng dẫn mức thù lao mới sau sáp nhập."
ANSWER = "Đã báo cáo Ủy ban nhân dân tỉnh, có hướng dẫn trong tháng 12."


def upload_and_correct(steward):
    """Upload, wait for the reader, correct the lead of one task, add one that names nobody."""
    steward.open("/ke-hoach/tai-len/")
    steward.page.get_by_label("Tệp kế hoạch").set_input_files(PLAN)
    steward.page.get_by_role("button", name="Tải lên và đọc").click()
    steward.page.wait_for_url("**/kiem-tra/**", timeout=60_000)
    steward.shot("1-check")
    wrong = steward.page.locator("article.q, .q").filter(has_text="III / 2 / 2.2").first
    wrong.locator("a.clamp").click()
    opened = steward.page.locator("article.q.open")
    opened.get_by_label("Chủ trì").fill("Sở Nội vụ")
    opened.get_by_role("button", name="Đồng ý").click()
    steward.page.get_by_role("link", name="Thêm nhiệm vụ còn thiếu").click()
    opened = steward.page.locator("#muc-them")
    opened.get_by_label("Nội dung").fill(ADDED)
    opened.get_by_role("button", name="Thêm nhiệm vụ").click()
    expect(steward.page.get_by_text(ADDED).first).to_be_attached()


def confirm(steward):
    """Confirm with a tracking day two years back, so that something is overdue."""
    steward.page.get_by_role("link", name="Duyệt kế hoạch").first.click()
    steward.page.get_by_label("Theo dõi từ ngày").fill("1/7/2024")
    if (rest := steward.page.locator("[name=accept_rest]")).count():
        rest.check()
    steward.shot("2-confirm")
    steward.page.get_by_role("button", name="Duyệt và mở việc phải làm").click()
    steward.page.wait_for_url(re.compile(r"/ke-hoach/\d+/$"))
    return steward.page.url.rstrip("/").rsplit("/", 1)[1]


def assign(steward):
    steward.open("/ke-hoach/can-giao/")
    card = steward.page.locator("form.assign").filter(has_text=ADDED)
    card.locator("summary").click()
    card.get_by_label("Tên đơn vị khác").fill("Sở Nội vụ")
    steward.shot("3-assign")
    card.get_by_role("button", name="Giao", exact=True).click()
    expect(steward.page.locator("form.assign").filter(has_text=ADDED)).to_have_count(0)


def report(officer, evidence):
    """Find the overdue duty on the body's own page, report on it, raise a difficulty."""
    officer.open("/viec/")
    officer.shot("4-mine")
    expect(officer.page.get_by_text(ADDED).first).to_be_visible()
    officer.page.get_by_role("link", name=OVERDUE).first.click()
    officer.page.get_by_label("Kết quả đã làm").fill(RESULT)
    officer.page.get_by_label("Khối lượng đã làm (%)").fill("70")
    officer.page.get_by_label("Minh chứng").set_input_files(evidence)
    officer.page.get_by_role("button", name="Gửi báo cáo").click()
    expect(officer.page.get_by_text(RESULT).first).to_be_visible()
    officer.page.get_by_role("link", name=re.compile("Nêu khó khăn")).first.click()
    officer.page.get_by_label("Khó khăn, vướng mắc").fill(DIFFICULTY)
    officer.page.locator("main form button.primary").click()
    expect(officer.page.get_by_text(DIFFICULTY).first).to_be_visible()
    officer.shot("5-duty")


def follow(steward, plan):
    """See overdue in red, remind everybody who is late, answer the difficulty."""
    steward.open(f"/theo-doi/?plan={plan}&state=overdue")
    badge = steward.page.locator("td .st.overdue").first
    expect(badge).to_have_text(re.compile("Quá hạn"))
    assert badge.evaluate("e => getComputedStyle(e).color") == "rgb(165, 22, 27)"
    steward.shot("6-board")
    steward.page.get_by_role("link", name=re.compile("^Nhắc")).first.click()
    steward.page.get_by_role("button", name=re.compile("^Gửi nhắc")).click()
    steward.page.wait_for_load_state()
    steward.open("/kien-nghi/")
    steward.page.get_by_role("link", name=DIFFICULTY).click()
    steward.page.get_by_label("Nội dung trả lời").fill(ANSWER)
    steward.page.get_by_role("button", name="Gửi trả lời").click()
    expect(steward.page.get_by_text(ANSWER).first).to_be_visible()


def paper_of(steward, plan):
    steward.open(f"/bao-cao/{plan}/2026/")
    steward.shot("7-report")
    expect(steward.page.get_by_text(re.compile("việc quá hạn")).first).to_be_visible()
    with steward.page.expect_download() as download:
        steward.page.get_by_role("link", name=re.compile("DOCX")).first.click()
    steward.keep("8-paper.docx", download.value.path())
    return Document(BytesIO(download.value.path().read_bytes()))


def words_of(paper):
    cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


def letters_of(server):
    """Return the texts of the letters that the worker wrote, once there are any."""
    for _ in range(100):
        if files := list((server.folder / "mail").glob("*")):
            break
        time.sleep(0.2)
    parsed = (message_from_bytes(path.read_bytes(), policy=default) for path in files)
    return [body.get_content() for letter in parsed if (body := letter.get_body())]


def test_a_signed_plan_becomes_a_report(person, server, tmp_path):
    steward, officer = person("daumoi"), person("sonoivu")
    evidence = tmp_path / "du-thao.txt"
    evidence.write_text("Dự thảo quyết định thay thế.", "utf-8")

    upload_and_correct(steward)
    plan = confirm(steward)
    assign(steward)
    report(officer, evidence)
    follow(steward, plan)
    words = words_of(paper_of(steward, plan))

    assert RESULT in words
    assert DIFFICULTY.rstrip(".") in words
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words
    assert any(OVERDUE in letter for letter in letters_of(server))
