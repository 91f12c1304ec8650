"""A plan's targets in a browser: confirmed, asked of a body, answered, judged, opened to everybody."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import SCREENS, check

pytestmark = pytest.mark.browser

MAKE = """
import json
from datetime import date
from hientai.bodies.models import Body
from hientai.documents.models import Document, Reading
from hientai.indicators.services.proposing import propose_targets
from hientai.kernel.permissions import SYSTEM
from hientai.plans.models import Plan, Target

steward = Body.objects.filter(members__user__username="daumoi").first()
text = "- Phấn đấu hằng năm có từ 02-03 phát minh, sáng chế."
paper = Document.objects.create(
    kind="Kế hoạch", number="91/KH-UBND", issued="2024-06-10", title="Phát triển trí thức"
)
Reading.objects.create(document=paper, state="done", text=text)
plan = Plan.objects.create(
    document=paper, steward=steward, state="confirmed", tracked_from=date(2024, 1, 1)
)
words = "hằng năm có từ 02-03 phát minh"
at = text.index(words)
Target.objects.create(
    plan=plan, position=1, text=words, measure=words, operator="between", value=2, value_max=3,
    unit="phát minh", by=2030, spans=[[at, at + len(words)]],
)
propose_targets(plan=plan, by=SYSTEM)
print(json.dumps(plan.pk))
"""
NAME = "Số phát minh, sáng chế, giải pháp hữu ích được cấp văn bằng trong năm"


def confirm_targets(steward, plan):
    page = steward.page
    steward.open(f"/chi-tieu/ke-hoach/{plan}/")
    expect(page.get_by_label("Chỉ số").locator("option:checked")).to_have_text(NAME)
    steward.shot("indicators-confirm")
    page.get_by_role("button", name="Xác nhận để theo dõi").click()
    expect(page.get_by_text("Đang theo dõi 1 mục tiêu")).to_be_visible()
    page.get_by_role("link", name=NAME).click()


def ask(steward):
    page = steward.page
    page.get_by_role("link", name="Yêu cầu đơn vị báo cáo").click()
    page.get_by_label("Đơn vị báo cáo").select_option(label="Sở Nội vụ (Bắc Ninh)")
    page.get_by_label("Kỳ số liệu").fill("2025")
    page.get_by_label("Hạn gửi").fill("31/12/2199")
    page.get_by_role("button", name="Gửi yêu cầu").click()
    expect(page.get_by_text("Đã gửi yêu cầu")).to_be_visible()


def answer(officer):
    page = officer.page
    officer.open("/chi-tieu/yeu-cau/")
    page.locator(".t a.what").first.click()
    page.get_by_label(NAME).fill("1")
    page.get_by_label("Minh chứng").set_input_files(
        {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4"}
    )
    page.get_by_role("button", name="Gửi số liệu").click()
    expect(page.get_by_text("Đã gửi số liệu")).to_be_visible()
    return page.url.removeprefix(officer.server.url)


def decide(steward, asked):
    page = steward.page
    steward.open(asked)
    page.get_by_role("button", name="Xác nhận số liệu").click()
    expect(page.get_by_text("Đã ghi 1 số liệu")).to_be_visible()
    page.get_by_role("link", name="Mở chỉ tiêu").click()
    expect(page.get_by_text("Năm 2025 không đạt: 1 văn bằng, cần 2 văn bằng.")).to_be_visible()
    steward.shot("indicator")
    page.get_by_role("button", name="Công khai số liệu này").click()
    return page.url.removeprefix(steward.server.url)


def test_a_target_from_the_plan_to_its_state(person, server):
    plan = json.loads(server.command("shell", "-v0", "-c", MAKE))
    steward, officer = person("daumoi"), person("sonoivu")
    confirm_targets(steward, plan)
    ask(steward)
    asked = answer(officer)
    address = decide(steward, asked)
    stranger = person()
    stranger.open("/chi-tieu/cong-khai/")
    expect(stranger.page.get_by_role("heading", name=NAME)).to_be_visible()
    pages = ["/chi-tieu/", f"/chi-tieu/ke-hoach/{plan}/", address, asked, "/chi-tieu/cong-khai/"]
    for width, dark in SCREENS:
        assert check(person("daumoi", width=width, dark=dark), pages) == {}
