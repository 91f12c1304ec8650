"""Every page in both themes and on a telephone: axe finds nothing, nothing scrolls sideways."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PUBLIC = ["/", "/dang-nhap/", "/thanh-phan/", "/chuyen-gia/"]
STEWARD = [
    "/sang-nay/",
    "/ke-hoach/",
    "/ke-hoach/tai-len/",
    "/ke-hoach/1/kiem-tra/",
    "/ke-hoach/1/duyet/",
    "/ke-hoach/can-giao/",
    "/ke-hoach/1/cap-tren/",
    "/van-ban/",
    "/van-ban/1/",
    "/van-ban/1/loi-van/",
    "/theo-doi/",
    "/viec/",
    "/kien-nghi/",
    "/kien-nghi/neu/",
    "/don-doc/",
    "/don-doc/giai-trinh/yeu-cau/",
    "/don-doc/bac-nhac/",
    "/don-doc/thu/",
    "/don-doc/cong-van/",
    "/don-doc/nguoi-dung-dau/",
    "/don-doc/thong-bao/",
    "/don-doc/thong-bao/cach-nhan/",
    "/giam-sat/",
    "/bao-cao/",
    "/bao-cao/tong-hop/",
    "/bao-cao/tong-hop/moi/",
    "/bao-cao/tong-hop/de-cuong/",
    "/bao-cao/tong-hop/de-cuong/year-state/",
    "/bao-cao-don-vi/",
    "/co-quan/",
    "/co-quan/1/",
    "/co-quan/su-kien/",
    "/co-quan/su-kien/them/",
    "/co-quan/ban-giao/",
    "/co-quan/dong-thoi-gian/?province=B%E1%BA%AFc+Ninh",
    "/dia-gioi/",
    "/dia-gioi/?q=ngoc+ha",
    "/dia-gioi/00004.20250701/",
    "/dia-gioi/quy-doi/?mau=1",
    "/theo-doi/?units=now",
    "/phan-quyen/",
    "/tri-thuc/yeu-cau/",
    "/tri-thuc/doi-chieu/",
]
SCREENS = [(1366, False), (1366, True), (360, False)]


def findings(page):
    """Return what axe finds, each as rule and first place."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: rules}).then(r => r.violations)", RULES
    )
    return [f"{one['id']}: {one['nodes'][0]['target']}" for one in found]


def scrolls_sideways(page):
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def check(someone, paths):
    wrong = {}
    for path in paths:
        someone.open(path)
        if found := findings(someone.page) + ["sideways"] * scrolls_sideways(someone.page):
            wrong[path] = found
    return wrong


@pytest.fixture(scope="session")
def plan_to_check(server):
    """Read one plan that then waits to be checked."""
    server.command("demo", "--plan-to-check")


@pytest.mark.parametrize(("width", "dark"), SCREENS)
def test_public_pages_are_accessible(person, width, dark):
    assert check(person(width=width, dark=dark), PUBLIC) == {}


@pytest.mark.usefixtures("plan_to_check")
@pytest.mark.parametrize(("width", "dark"), SCREENS)
def test_pages_of_a_steward_are_accessible(person, width, dark):
    assert check(person("daumoi", width=width, dark=dark), STEWARD) == {}
