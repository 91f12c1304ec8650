"""A programme of the province in a browser: made, filled, followed by month, opened to everybody."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import SCREENS, check

pytestmark = pytest.mark.browser

MAKE = """
import json
from datetime import timedelta
from django.utils.timezone import localdate
from hientai.bodies.models import Body
from hientai.duties.models import Duty
from hientai.plans.models import Heading, Plan, Task
from hientai.documents.models import Document

steward = Body.objects.filter(members__user__username="daumoi").first()
officer = Body.objects.filter(members__user__username="sonoivu").first()
paper = Document.objects.create(kind="Kế hoạch", number="88/KH-UBND", title="Chuyển đổi số")
plan = Plan.objects.create(document=paper, steward=steward, state="confirmed")
heading = Heading.objects.create(plan=plan, path=["I"], label="I", text="Nhân lực", position=1)
task = Task.objects.create(
    plan=plan, position=1, label="I / 1", text="Bồi dưỡng kỹ năng số", group=heading
)
for months, done in ((1, None), (2, 40), (3, 90)):
    due = localdate() - timedelta(days=30 * months)
    Duty.objects.create(
        plan=plan, task=task, body=officer, named_as=officer.name, time_kind="dated",
        period_start=due, due_on=due, first_due_on=due,
        done_on=localdate() - timedelta(days=done) if done else None,
    )
print(json.dumps(plan.pk))
"""


def make_programme(steward, plan):
    page = steward.page
    steward.open("/chuong-trinh/them/")
    page.get_by_label("Tên chương trình").fill("Chuyển đổi số của tỉnh")
    page.get_by_label("Mọi người theo dõi").check()
    page.get_by_role("button", name="Lưu chương trình").click()
    page.locator(f'a[href$="/chon/{plan}/"]').click()
    page.get_by_label("Đưa vào phần").fill("Kỹ năng số")
    page.get_by_label("I Nhân lực").check()
    steward.shot("programme-fill")
    page.get_by_role("button", name="Thêm vào chương trình").click()
    expect(page.get_by_role("heading", name="Kỹ năng số")).to_be_visible()


def follow_by_month(steward):
    """Go through the map by the keyboard to the one overdue duty and its clause."""
    page = steward.page
    page.get_by_role("link", name="Đơn vị theo tháng").click()
    steward.shot("heat")
    page.locator("table.heat tbody th a").focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(page.locator(".t tbody tr")).to_have_count(1)
    page.locator(".t a.what").click()
    expect(page.get_by_text("Bồi dưỡng kỹ năng số").first).to_be_visible()


def open_figures(steward, plan):
    page = steward.page
    steward.open("/cong-khai/chon/")
    form = page.locator(f'form[action$="/chon/{plan}/"]')
    form.get_by_label("Công khai số liệu").check()
    form.get_by_label("Kèm số liệu theo đơn vị").check()
    form.get_by_label("Tên kế hoạch bằng tiếng Anh").fill("Digital transformation")
    form.get_by_role("button").click()
    expect(page.get_by_text("Đã công khai số liệu")).to_be_visible()


def read_in_english(stranger, plan):
    stranger.open(f"/cong-khai/{plan}/")
    expect(stranger.page.get_by_text("Sở Nội vụ")).to_be_visible()
    stranger.page.get_by_role("button", name="English").click()
    expect(stranger.page.get_by_text("Digital transformation")).to_be_visible()
    stranger.shot("open-plan-en")


def test_a_programme_from_its_making_to_the_open_page(person, server):
    plan = json.loads(server.command("shell", "-v0", "-c", MAKE))
    steward = person("daumoi")
    make_programme(steward, plan)
    number = steward.page.url.rstrip("/").rsplit("/", 1)[-1]
    follow_by_month(steward)
    open_figures(steward, plan)
    read_in_english(person(), plan)
    pages = [
        f"/chuong-trinh/{number}/",
        f"/chuong-trinh/{number}/chon/{plan}/",
        f"/chuong-trinh/{number}/sua/",
        f"/theo-doi/don-vi-theo-thang/?programme={number}",
        f"/theo-doi/?programme={number}",
        "/theo-doi/chua-bao-cao/",
        "/theo-doi/chua-co-don-vi/",
        "/cong-khai/chon/",
        f"/cong-khai/{plan}/",
        "/sang-nay/",
    ]
    for width, dark in SCREENS:
        assert check(person("daumoi", width=width, dark=dark), pages) == {}
