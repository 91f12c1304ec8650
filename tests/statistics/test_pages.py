"""The statistics page as people use it: by role, by address, to the people and to Excel."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from hientai.kernel.permissions import Role
from hientai.people.domain.degrees import Degree
from tests.factories import make_body, make_user
from tests.people.making import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def bodies():
    own, other = make_body("Sở Mẫu"), make_body("Sở Khác")
    make_person("Mẫu An", own, sex="Nữ", degree=(Degree("doctor", year=2022),), birth="1980")
    make_person("Mẫu Ba", own, sex="Nam", degree=(Degree("master", year=2010),), birth="1990")
    make_person("Khác Cư", other, sex="Nam", degree=(Degree("doctor", year=2010),), birth="1970")
    return own, other


@pytest.fixture
def as_leader(client, bodies):
    client.force_login(make_user(Role.LEADER))
    return client


def page(client, query=""):
    answer = client.get(reverse("statistics:explore") + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_answers_with_a_finding_a_chart_and_a_table(as_leader):
    found = page(as_leader)
    assert "3 trí thức" in found
    assert "Tiến sĩ nhiều nhất: 2/3 người (66,7%)" in found
    assert "<caption" in found


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?rows=age5&columns=sex", "Nữ chiếm 33,3%"),
        ("?rows=body&columns=degree", "Đông nhất:"),
        ("?rows=degree&before=2015", "Tăng 1 người"),
        ("?rows=khong-co&columns=cung-khong&year=1800", "3 trí thức"),
        ("?sex=Nam", "2 trí thức"),
        ("?rows=ethnicity", "chưa có quyền"),
    ],
)
def test_an_address_keeps_what_is_asked(as_leader, query, words):
    answer = as_leader.get(reverse("statistics:explore") + query)
    assert words in answer.content.decode()


def test_a_body_officer_counts_the_people_of_the_own_body(client, bodies):
    client.force_login(make_user(Role.BODY_OFFICER, bodies[0]))
    assert "2 trí thức" in page(client)
    assert "Khác Cư" not in client.get(reverse("statistics:people")).content.decode()


def test_a_cell_leads_to_its_people(as_leader):
    found = page(as_leader, "?rows=degree&columns=sex")
    assert "cell=degree%3Ats%3Bsex%3AN%E1%BB%AF" in found
    people = as_leader.get("/thong-ke/nguoi/?cell=degree:ts;sex:Nữ").content.decode()
    assert "Mẫu An" in people
    assert "1 người trong số liệu này" in people


def test_a_steward_counts_by_ethnicity(client, bodies):
    client.force_login(make_user(Role.STEWARD, make_body("Liên hiệp hội")))
    assert "Dân tộc thiểu số nhiều nhất: 3/3" in page(client, "?rows=ethnicity")


def test_the_excel_file_says_what_the_page_says(as_leader):
    answer = as_leader.get(reverse("statistics:export") + "?rows=degree&columns=sex")
    sheet = load_workbook(io.BytesIO(answer.content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[2][:4] == ("Học vị", "Nam", "Nữ", "Cộng")
    assert rows[3][:4] == ("Tiến sĩ", 1, 1, 2)


def test_who_rose_to_another_degree_is_drawn(as_leader):
    found = page(as_leader, "?rows=degree&before=2015")
    assert "người lên bậc học vị cao hơn" in found
    assert "Tính lại từ hồ sơ hiện có" in found


def test_an_empty_register_says_so(client, db):
    client.force_login(make_user(Role.LEADER))
    assert "Chưa có ai trong phần đã chọn" in page(client)
