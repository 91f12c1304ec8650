"""What is open of the register: nothing before it is chosen, and never a true small count."""

import csv
import io
from datetime import date

import pytest
from django.urls import reverse

from hientai.core.models import AuditLine
from hientai.kernel.errors import NotAllowed
from hientai.kernel.permissions import Role
from hientai.statistics.domain.publishing import TooSoon
from hientai.statistics.domain.rounding import BASE
from hientai.statistics.models import Publication
from hientai.statistics.services.publishing import choose, publish
from tests.factories import make_actor, make_body
from tests.people.making import TODAY, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def leader():
    return make_actor(Role.LEADER)


@pytest.fixture
def people():
    body = make_body("Sở Mẫu")
    for number in range(7):
        make_person(f"Mẫu {number}", body, sex="Nữ" if number % 3 else "Nam")


def test_nothing_is_open_before_it_is_chosen(client, people):
    answer = client.get(reverse("statistics:open"))
    assert answer.status_code == 200
    assert "chưa chọn công khai" in answer.content.decode()


def test_a_published_day_shows_multiples_only_and_is_written_down(client, people, leader):
    made = publish(on=TODAY, shown=["sex"], by=leader, today=TODAY)
    rows = list(
        csv.DictReader(
            io.StringIO(
                client.get(f"/thong-ke/cong-khai/{made.pk}.csv").content.decode("utf-8-sig")
            )
        )
    )
    assert rows
    assert all(int(row["people"]) % BASE == 0 for row in rows)
    assert {row["dimension"] for row in rows} == {"sex"}
    assert AuditLine.objects.filter(action="statistics.published").count() == 1


def test_a_day_is_rounded_once_whatever_is_opened_of_it_later(people, leader):
    made = publish(on=TODAY, shown=["sex"], by=leader, today=TODAY)
    before = made.figures
    choose(publication=made, shown=["age", "field"], by=leader)
    made.refresh_from_db()
    assert (made.figures, made.shown) == (before, ["field", "age"])


@pytest.mark.parametrize("on", [TODAY, date(2026, 8, 1), date(2027, 1, 1)])
def test_days_near_each_other_or_to_come_are_refused(people, leader, on):
    publish(on=TODAY, shown=["sex"], by=leader, today=TODAY)
    with pytest.raises(TooSoon):
        publish(on=on, shown=["sex"], by=leader, today=TODAY)


def test_closed_tables_are_not_found(client, people, leader):
    made = publish(on=TODAY, shown=["sex"], by=leader, today=TODAY)
    choose(publication=made, shown=[], by=leader)
    assert client.get(reverse("statistics:open-json", args=[made.pk])).status_code == 404


def test_whoever_sees_a_part_of_the_register_opens_nothing(people):
    with pytest.raises(NotAllowed):
        publish(on=TODAY, shown=["sex"], by=make_actor(Role.BODY_OFFICER, make_body()), today=TODAY)
    assert not Publication.objects.exists()


def test_the_page_shows_charts_with_tables_in_both_languages(client, people, leader):
    publish(on=TODAY, shown=["sex", "age"], by=leader, today=TODAY)
    page = client.get(reverse("statistics:open")).content.decode()
    assert page.count('role="img"') == 4
    assert "làm tròn ngẫu nhiên" in page
