"""The yearly booklet: exact for the office, rounded for everybody, in the form of a paper."""

import io

import docx
import pytest
from django.urls import reverse

from hientai.kernel.permissions import Role
from hientai.people.domain.degrees import Degree
from hientai.statistics.services.publishing import publish
from tests.factories import make_actor, make_body, make_user
from tests.people.making import TODAY, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    body = make_body("Sở Mẫu")
    for number in range(30):
        degrees = (Degree("doctor" if number % 2 else "master", "Toán", year=2000 + number % 20),)
        make_person(f"Mẫu {number}", body, degree=degrees, sex="Nữ" if number % 3 else "Nam")


def words(answer):
    paper = docx.Document(io.BytesIO(answer.content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


def test_the_internal_booklet_has_chapters_charts_tables_and_the_method(client, people):
    client.force_login(make_user(Role.LEADER))
    answer = client.get(reverse("statistics:booklet"), {"year": TODAY.year})
    paper = docx.Document(io.BytesIO(answer.content))
    told = words(answer)
    for chapter in ("I. QUY MÔ", "II. HỌC VỊ, HỌC HÀM", "NGHỈ HƯU TRONG 5 NĂM TỚI", "CÁCH TÍNH"):
        assert chapter in told
    assert len(paper.inline_shapes) >= 6
    assert all(shape._inline.docPr.get("descr") for shape in paper.inline_shapes)
    assert "Biểu đồ 1." in told


def test_the_public_booklet_is_made_of_published_figures_only(client, people):
    made = publish(on=TODAY, shown=["sex"], by=make_actor(Role.LEADER), today=TODAY)
    told = words(client.get(reverse("statistics:open-booklet", args=[made.pk, "docx"])))
    assert "làm tròn ngẫu nhiên" in told
    assert "GIỚI TÍNH" in told
    assert "NGÀNH" not in told


@pytest.mark.parametrize("year", [1980, 2090])
def test_a_year_without_figures_is_not_found(client, people, year):
    client.force_login(make_user(Role.LEADER))
    assert client.get(reverse("statistics:booklet"), {"year": year}).status_code == 404
