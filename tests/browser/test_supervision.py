"""A round of supervision: planned, held, found, answered, followed until it is closed."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

BODY = "Sở Khoa học và Công nghệ"
GAP = "Chưa ban hành quy chế tư vấn, phản biện như kế hoạch giao."
DEMAND = "Ban hành quy chế trong quý IV."
ANSWER = "Đã ban hành Quy chế kèm theo Quyết định 15/QĐ-SKHCN."
PLAN = """
from hientai.accounts.models import User
from hientai.plans.models import Plan
from tests.factories import make_duty, make_plan, make_task
body = User.objects.get(username="sokhcn").memberships.first().body
plan = make_plan(state=Plan.State.CONFIRMED, title="Kế hoạch được giám sát")
make_duty(make_task(plan, lead=body), body)
print(plan.pk)
"""


@pytest.fixture
def plan(server):
    """Open a plan of which the department owes something; return its number."""
    return server.command("shell", "-v0", "-c", PLAN).split()[-1]


def fill(someone, **values):
    for label, value in values.items():
        someone.page.get_by_label(label.replace("_", " "), exact=True).fill(value)


def press(someone, name):
    someone.page.get_by_role("button", name=name).click()


def plan_a_visit(supervisor, plan):
    supervisor.open("/giam-sat/ke-hoach/them/")
    fill(supervisor, Năm="2026")
    press(supervisor, "Lập kế hoạch")
    supervisor.page.get_by_role("link", name="Thêm cuộc giám sát").click()
    supervisor.open(f"{path_of(supervisor)}?plan={plan}")
    supervisor.page.get_by_label(BODY).check()
    fill(supervisor, Từ_ngày="5/10/2026", Đến_ngày="9/10/2026")
    press(supervisor, "Lên lịch")
    supervisor.page.get_by_role("link", name=BODY).click()


def path_of(someone):
    return re.sub(r"^https?://[^/]+|\?.*$", "", someone.page.url)


def hold_and_find(supervisor):
    supervisor.page.get_by_role("link", name="Ghi cuộc giám sát").click()
    supervisor.page.get_by_label("Ngày giám sát").fill("7/10/2026")
    supervisor.page.get_by_label("Thành viên đoàn giám sát").fill("Bà Mẫu, trưởng đoàn")
    press(supervisor, "Lưu")
    supervisor.page.get_by_role("link", name="Ghi phát hiện").click()
    supervisor.page.get_by_label("Hạn chế, thiếu sót").check()
    supervisor.page.get_by_label("Nội dung phát hiện").fill(GAP)
    supervisor.page.get_by_label(re.compile("^Yêu cầu, kiến nghị")).fill(DEMAND)
    press(supervisor, "Lưu phát hiện")
    supervisor.page.get_by_role("link", name="Gửi kết luận").click()
    press(supervisor, "Gửi kết luận")
    expect(supervisor.page.get_by_text("Đã có kết luận").first).to_be_visible()
    supervisor.shot("supervision-concluded")


def answer(officer):
    officer.open("/giam-sat/")
    officer.page.get_by_role("link", name=GAP).click()
    officer.page.get_by_label("Nội dung trả lời").fill(ANSWER)
    press(officer, "Gửi trả lời")
    expect(officer.page.get_by_text("Đã trả lời").first).to_be_visible()
    officer.shot("supervision-answered")


def test_a_round_of_supervision_from_plan_to_closed_finding(person, plan):
    supervisor, officer = person("giamsat"), person("sokhcn", width=360)
    plan_a_visit(supervisor, plan)
    officer.open("/giam-sat/")
    expect(officer.page.get_by_text("Chưa có phát hiện giám sát nào về đơn vị")).to_be_visible()
    hold_and_find(supervisor)
    answer(officer)
    supervisor.open("/giam-sat/")
    expect(supervisor.page.get_by_text("1 trả lời chờ xem xét")).to_be_visible()
    supervisor.page.get_by_role("link", name=GAP).click()
    supervisor.page.get_by_role("link", name="Khép lại").click()
    press(supervisor, "Khép lại")
    expect(supervisor.page.get_by_text("Đã khép lại").first).to_be_visible()
