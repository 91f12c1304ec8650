"""A review is written, frozen and issued; a later correction shows beside it, never in it."""

import json
import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

# A plan of the sample steward of which two bodies owed a report last year: one is late.
MAKE = """
import json
from datetime import date
from hientai.bodies.models import Body
from hientai.accounts.models import Membership
from hientai.documents.models import Document
from hientai.duties.models import Duty
from hientai.plans.models import Plan, Task
steward = Membership.objects.filter(user__username="daumoi", role="steward").first().body
paper = Document.objects.create(kind="Kế hoạch", number="77/KH-UBND", issued="2024-06-10",
    title="Thực hiện Nghị quyết mẫu")
plan = Plan.objects.create(document=paper, steward=steward, state="confirmed",
    tracked_from=date(2025, 1, 1), report_to=["Ban Thường vụ Tỉnh ủy"])
task = Task.objects.create(plan=plan, position=1, label="II / 1", text="Xây dựng Đề án mẫu")
made = [Duty.objects.create(plan=plan, task=task, body=body, named_as=body.name,
    time_kind="dated", due_on=date(2025, 6, 30), done_on=done)
    for body, done in zip(Body.objects.filter(kind="department", valid_to=None)[:2],
                          (date(2025, 6, 1), None))]
print(json.dumps([plan.pk, made[1].pk]))
"""
CORRECT = "from hientai.duties.models import Duty; Duty.objects.filter(pk={}).update(done_on='2025-06-29')"


def write(steward):
    """Type a sentence with a live figure; it is saved as it is typed."""
    steward.page.locator("#muc-overall").get_by_role("link", name=re.compile("Viết")).click()
    box = steward.page.get_by_role("textbox", name=re.compile("Đoạn văn"))
    box.click()
    steward.page.keyboard.type("Đến nay còn ")
    steward.page.get_by_label("Số liệu", exact=True).select_option("quá hạn")
    steward.page.get_by_role("button", name="Chèn").click()
    steward.page.keyboard.type(" việc chậm.")
    expect(steward.page.locator("[data-saved]")).to_have_text(re.compile("Đã lưu lúc"))
    expect(steward.page.locator(".figure-chip")).to_have_text(re.compile("^1 "))
    steward.shot("review-write")
    steward.page.get_by_role("button", name="Xong").click()
    expect(steward.page.get_by_text("việc chậm.")).to_be_visible()


def make(steward, plan):
    steward.open(f"/bao-cao/tong-hop/moi/?plan={plan}")
    steward.page.get_by_label("Từ ngày").fill("1/1/2025")
    steward.page.get_by_label("Đến hết ngày").fill("31/12/2025")
    steward.page.get_by_role("button", name="Lập báo cáo").click()
    steward.page.wait_for_url(re.compile(r"tong-hop/\d+/$"))


def freeze(steward):
    steward.page.get_by_role("link", name="Chốt báo cáo").click()
    steward.page.get_by_role("button", name="Chốt báo cáo").click()
    expect(steward.page.get_by_text("vẫn đúng với số liệu hiện nay")).to_be_visible()


def issue(steward):
    steward.page.get_by_role("link", name="Phát hành").click()
    steward.page.get_by_label("Số", exact=True).fill("5")
    steward.page.get_by_role("button", name="Phát hành").click()
    expect(steward.page.get_by_text(re.compile("Phát hành số 05/BC-"))).to_be_visible()
    row = steward.page.locator("#noi-nhan li").filter(has_text="Ban Thường vụ Tỉnh ủy")
    row.get_by_role("button", name=re.compile("Ghi nhận")).click()
    expect(row.get_by_text("Đã gửi", exact=True).first).to_be_visible()


def test_a_later_correction_shows_beside_a_frozen_review(person, server):
    plan, late = json.loads(server.command("shell", "-v0", "-c", MAKE))
    steward = person("daumoi")

    make(steward, plan)
    write(steward)
    freeze(steward)
    issue(steward)
    server.command("shell", "-v0", "-c", CORRECT.format(late))
    steward.page.reload()

    told = steward.page.locator(".differences li").filter(has_text="Việc năm 2025: quá hạn:")
    expect(told).to_contain_text("báo cáo ghi 1, nay là 0")
    told.locator("summary").click()
    expect(told.get_by_role("link", name="Xây dựng Đề án mẫu")).to_be_visible()
    steward.shot("review-differs")
    expect(steward.page.get_by_text("Đến nay còn 1 việc chậm.")).to_be_visible()
