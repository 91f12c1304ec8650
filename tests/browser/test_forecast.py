"""A forecast in a browser: a scenario is kept, a question asked, the answer read on any screen."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import SCREENS, check

pytestmark = pytest.mark.browser

FILL = """
from tests.forecasts.made import fill_register
from tests.forecasts.province import make_lives
fill_register(make_lives(27, count=300)[0])
"""
EMPTY = """
from hientai.people.models import Person
Person.objects.filter(name__regex="^Nguyễn Mẫu [0-9]+$").delete()
"""


@pytest.fixture
def register(server):
    """Fill the register with made lives, for this test alone."""
    server.command("shell", "-v0", "-c", FILL)
    yield
    server.command("shell", "-v0", "-c", EMPTY)


def keep_a_scenario(steward):
    page = steward.page
    steward.open("/du-bao/kich-ban/them/")
    page.get_by_label("Tên kịch bản").fill("Đào tạo thêm")
    page.get_by_label("Đào tạo thêm tiến sĩ mỗi năm").fill("2,5")
    page.get_by_role("button", name="Lưu kịch bản").click()
    expect(page.get_by_text("dự báo đã tính giữ nguyên giả định cũ")).to_be_visible()


def ask(steward):
    page = steward.page
    page.get_by_role("link", name="Lập dự báo").click()
    page.get_by_label("Đào tạo thêm").check()
    page.get_by_role("button", name="Tính dự báo").click()
    expect(page.get_by_role("heading", name="80% khả năng")).to_be_visible(timeout=60_000)
    expect(page.locator("figure.chart")).to_have_count(2)
    steward.shot("forecast")


def test_a_forecast_from_its_scenario_to_its_answer(person, register):
    steward = person("daumoi")
    keep_a_scenario(steward)
    ask(steward)
    answer = steward.page.url.removeprefix(steward.server.url)
    pages = ["/du-bao/", "/du-bao/lap/", "/du-bao/kich-ban/1/", "/du-bao/mau-so/them/", answer]
    for width, dark in SCREENS:
        assert check(person("daumoi", width=width, dark=dark), pages) == {}
