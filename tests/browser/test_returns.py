"""A body's month, from the reminder to the confirmed report; and the same in the Excel form."""

import re
import subprocess
import sys

import openpyxl
import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

OWED = """
import django, sys; django.setup()
from datetime import date, timedelta
from django.utils.timezone import localdate
from hientai.accounts.models import User
from hientai.accounts.selectors import actor_for
from hientai.bodies.models import Body
from hientai.chasing.domain.ladder import rung_day
from hientai.chasing.jobs import chase
from hientai.kernel.permissions import SYSTEM
from hientai.returns.services import open_returns
from tests.factories import make_duty, make_plan, make_task

def body_of(name):
    posts = actor_for(User.objects.get(username=name)).posts
    return Body.objects.get(pk=next(post.body_id for post in posts))

today, body = localdate(), body_of("sonoivu")
values = {"state": "confirmed", "tracked_from": today.replace(day=1)}
calendar = {"report_period": "month", "report_day": 28, "contributor_days": 0}
plan = make_plan(body_of("daumoi"), **values, **calendar)
plan.document.number = sys.argv[1]
plan.document.save()
due = today + timedelta(days=20)
for text in ("Sửa đổi Quyết định số 497/2011/QĐ-UBND", "Gặp mặt trí thức tiêu biểu"):
    make_duty(make_task(plan, lead=body, text=text), body, due_on=due, period_start=today)
open_returns(plan=plan, by=SYSTEM, today=today)
if rung := (sys.argv[2:] and rung_day(due, -7)):
    chase.func(rung.isoformat())
"""
RESULT = "Đã tiếp thu 15/18 ý kiến, gửi Sở Tư pháp thẩm định."


def owe(server, *words):
    environment = {**server.environment, "DJANGO_SETTINGS_MODULE": "config.settings"}
    subprocess.run([sys.executable, "-c", OWED, *words], env=environment, check=True)


def open_report(officer, number):
    officer.open("/viec/")
    officer.page.get_by_role("link", name="Lập báo cáo kỳ này").click()
    card = officer.page.locator("section.card").filter(has_text=number)
    card.get_by_role("link", name=re.compile("^(Lập báo cáo|Điền tiếp)")).first.click()
    officer.page.wait_for_url(re.compile(r"/bao-cao-don-vi/\d+/"))
    return officer.page.url.split("?")[0]


def write(officer):
    """Write the first line, which saves itself; go on by keys alone; nothing arose in the second."""
    officer.page.get_by_role("link", name=re.compile("Sửa đổi Quyết định")).click()
    officer.page.get_by_label("Kết quả trong kỳ").fill(RESULT)
    officer.page.get_by_label("Khối lượng đã làm (%)").fill("70")
    expect(officer.page.locator("#viec [data-saved]")).to_have_text(re.compile("Đã lưu lúc"))
    officer.shot("return-line")
    officer.page.get_by_label("Khối lượng đã làm (%)").press("Control+Enter")
    expect(officer.page.locator("#viec h2")).to_have_text(re.compile("Gặp mặt trí thức"))
    officer.page.get_by_label("Không phát sinh").focus()
    officer.page.keyboard.press("Space")
    officer.page.keyboard.press("Control+Enter")


def send(officer):
    ready = officer.page.get_by_role("link", name="Gửi báo cáo")
    expect(ready).to_have_class(re.compile("primary"))  # all lines are filled
    ready.click()
    expect(officer.page.get_by_text("Đã điền 2/2 việc")).to_be_visible()
    officer.page.get_by_role("button", name="Gửi báo cáo").click()
    expect(officer.page.get_by_text("Chờ duyệt").first).to_be_visible()


def open_sent(steward, number):
    steward.open("/bao-cao-don-vi/")
    steward.page.locator("a.li").filter(has_text=number).filter(has_text="Sở Nội vụ").click()


def test_a_body_s_month_from_the_reminder_to_the_confirmed_report(person, server):
    owe(server, "815/KH-UBND", "remind")
    officer, steward = person("sonoivu", width=360), person("daumoi")
    officer.open("/don-doc/thong-bao/")
    officer.page.get_by_role("button", name=re.compile("theo bậc nhắc")).first.click()
    expect(officer.page.get_by_text("Sửa đổi Quyết định số").first).to_be_visible()
    open_report(officer, "815/KH-UBND")
    officer.shot("return-list")
    write(officer)
    send(officer)

    open_sent(steward, "815/KH-UBND")
    steward.page.get_by_label("Lý do trả lại").fill("Ghi rõ 3 ý kiến chưa tiếp thu.")
    steward.shot("return-check")
    steward.page.get_by_role("button", name="Trả lại để sửa").click()
    open_report(officer, "815/KH-UBND")
    expect(officer.page.get_by_text("Ghi rõ 3 ý kiến chưa tiếp thu.")).to_be_visible()
    send(officer)
    open_sent(steward, "815/KH-UBND")
    steward.page.get_by_role("button", name="Duyệt báo cáo").click()

    expect(steward.page.get_by_text("Đã duyệt", exact=True).first).to_be_visible()
    steward.page.get_by_role("link", name=re.compile("Sửa đổi Quyết định")).click()
    expect(steward.page.locator("#qua-trinh").get_by_text(RESULT).first).to_be_visible()


def fill(source, path, cells):
    book = openpyxl.load_workbook(source)
    for cell, value in cells.items():
        book.active[cell] = value
    book.save(path)
    return path


def hand_in(officer, path):
    officer.page.locator("input[type=file]").set_input_files(path)
    officer.page.get_by_role("button", name="Nhận biểu đã điền").click()


def test_the_excel_form_with_three_wrong_cells(person, server, tmp_path):
    owe(server, "816/KH-UBND")
    officer = person("sonoivu")
    report = open_report(officer, "816/KH-UBND")
    officer.page.get_by_role("link", name="Biểu Excel").click()
    with officer.page.expect_download() as download:
        officer.page.get_by_role("link", name="Tải biểu").click()
    form = tmp_path / "bieu.xlsx"
    download.value.save_as(form)
    officer.keep("return-form.xlsx", form)
    wrong = {"G8": RESULT, "I8": "bảy mươi", "J8": "Nhanh", "M9": "không"}
    hand_in(officer, fill(form, tmp_path / "sai.xlsx", wrong))

    listed = officer.page.locator("section.errors li")
    expect(listed).to_have_count(3)
    expect(listed.first).to_contain_text("Trang Biểu 01, ô I8 “bảy mươi”: khối lượng")
    officer.shot("return-wrong-cells")
    right = {"G8": RESULT, "I8": "70%", "J8": "Chậm", "M9": "x"}
    hand_in(officer, fill(form, tmp_path / "dung.xlsx", right))
    expect(officer.page.get_by_text("Đã nhận biểu: 2 việc.")).to_be_visible()
    officer.open(report.removeprefix(server.url))
    officer.page.get_by_role("link", name=re.compile("Sửa đổi Quyết định")).click()
    expect(officer.page.get_by_label("Kết quả trong kỳ")).to_have_value(RESULT)
    expect(officer.page.get_by_label("Chậm")).to_be_checked()
