"""Asked on a page, computed, read as an answer, taken away; assumptions with who changed them."""

from io import BytesIO

import openpyxl
import pytest
from docx import Document as Word

from hientai.core.models import AuditLine
from hientai.forecasts.domain import questions
from hientai.forecasts.models import Forecast, Scenario, Whole
from hientai.forecasts.services import running
from hientai.indicators.models import Indicator, Observation
from hientai.kernel.permissions import Role
from tests.factories import make_body, make_user
from tests.forecasts.made import fill_register
from tests.forecasts.province import make_lives

pytestmark = pytest.mark.django_db
ASKED = {"what": "doctors", "of": "count", "until": "2030"}


@pytest.fixture
def steward(client, monkeypatch):
    monkeypatch.setattr(running, "PATHS", 20)
    monkeypatch.setattr(questions, "SOLVING_PATHS", 10)
    client.force_login(make_user(Role.STEWARD, make_body()))
    return client


@pytest.fixture
def dated(time_machine_2026):
    lives, _first = make_lives(27, count=400, years=12)
    fill_register(lives)


@pytest.fixture
def time_machine_2026():
    import time_machine  # noqa: PLC0415 -- only these tests stand on a day

    with time_machine.travel("2026-11-21 09:00", tick=True):
        yield


def asked(client, **changes):
    answer = client.post("/du-bao/lap/", {**ASKED, **changes})
    assert answer.status_code == 302, answer.context["form"].errors
    return Forecast.objects.latest("pk")


def test_a_goal_is_answered_with_a_chance_and_what_it_takes(steward, dated):
    made = asked(steward, goal="9999", goal_year="2030")

    page = steward.get(made.get_absolute_url()).content.decode()
    assert made.state == Forecast.State.DONE
    assert "khả năng đạt 9.999 vào năm 2030 là dưới 1%" in page
    assert "thì chưa đủ" in page
    assert page.count("<svg") >= 2


def test_what_the_register_does_not_know_is_called_an_assumption(steward, dated):
    from hientai.people.models import Degree  # noqa: PLC0415 -- this test alone

    Degree.objects.update(year=None)
    made = asked(steward)

    page = steward.get(made.get_absolute_url()).content.decode()
    assert "masters" in made.result["assumed"]
    assert "giả định chứ không phải số đo" in page
    assert "chưa đủ để thử lại" in page


def test_an_empty_register_is_a_sentence_not_a_figure(steward, time_machine_2026):
    made = asked(steward)

    assert made.state == Forecast.State.FAILED
    assert "Chưa có hồ sơ nào" in steward.get(made.get_absolute_url()).content.decode()


def test_a_year_too_far_is_refused(steward, time_machine_2026):
    answer = steward.post("/du-bao/lap/", {**ASKED, "until": "2099"})

    assert answer.status_code == 422
    assert "phải từ 2026 đến 2041" in answer.content.decode()


def test_scenarios_stand_beside_what_goes_on(steward, dated):
    scenario = Scenario.objects.create(name="Đề án", doctorates=5, made_by="Mẫu")
    made = asked(steward, scenarios=[scenario.pk])
    scenario.doctorates = 9
    scenario.save()

    names = [fan["name"] for fan in made.result["fans"]]
    assert names == ["Như hiện nay", "Đề án"]
    assert made.result["fans"][1]["scenario"]["doctorates"] == 5


def test_a_share_is_of_an_indicators_observations(steward, dated):
    population = Indicator.objects.create(code="population", name="Dân số", made_by="Mẫu")
    Observation.objects.create(
        indicator=population, period="2025", on="2025-12-31", value=1_000_000,
        kind="statistic", paper="Niên giám 2025", by="Mẫu", at="2026-01-31T00:00Z",
    )  # fmt: skip
    whole = Whole.objects.create(name="dân số", growth=1, unsure=0, indicator=population)
    made = asked(steward, of="whole", whole=whole.pk)

    stock = made.result["known"]["doctors"]
    assert made.result["past"][-1] == [2025, pytest.approx(100 * stock / 1_000_000)]


def test_a_change_of_a_scenario_says_who_and_from_what_to_what(steward):
    scenario = Scenario.objects.create(name="Đề án", doctorates=5, made_by="Mẫu")
    values = {"masters": 0, "attracted": 0, "deferral": 0, "quits": 1, "recruits": 1, "delay": 0}
    steward.post(
        f"/du-bao/kich-ban/{scenario.pk}/", {"name": "Đề án", "doctorates": "7,5", **values}
    )

    page = steward.get(f"/du-bao/kich-ban/{scenario.pk}/").content.decode()
    assert "5 → 7,5" in page
    assert AuditLine.objects.filter(action="scenario.changed").count() == 1


def test_a_year_of_a_whole_needs_its_source(steward):
    whole = Whole.objects.create(name="dân số")
    answer = steward.post(f"/du-bao/mau-so/{whole.pk}/nam/", {"year": "2025", "value": "10"})

    assert answer.status_code == 422
    assert not whole.years.exists()


def test_excel_keeps_numbers_and_the_paper_holds_chart_and_assumptions(steward, dated):
    made = asked(steward)
    book = openpyxl.load_workbook(BytesIO(steward.get(f"{made.get_absolute_url()}excel/").content))
    word = Word(BytesIO(steward.get(f"{made.get_absolute_url()}docx/").content))

    assert isinstance(book.worksheets[0]["C2"].value, int | float)
    text = "\n".join(one.text for one in word.paragraphs)
    assert "II. GIẢ ĐỊNH" in text
    assert len(word.inline_shapes) == 1


def test_a_leader_reads_and_does_not_ask(client):
    client.force_login(make_user(Role.LEADER))

    assert client.get("/du-bao/").status_code == 200
    assert client.get("/du-bao/lap/").status_code == 403
