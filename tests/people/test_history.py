"""Who worked where on a day; what becomes of people when their body does."""

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from django.urls import reverse

from hientai.bodies.domain.holding import Move
from hientai.bodies.models import Event, EventKind, Succession
from hientai.kernel.permissions import Role
from hientai.people.holding import PeopleHolder
from hientai.people.models import Origin
from hientai.people.selectors.history import at_work
from hientai.people.services.rows import save_row
from hientai.people.services.saying import Saying
from hientai.people.services.statuses import set_status
from tests.factories import make_actor, make_body, make_user
from tests.people.making import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def steward():
    return make_actor(Role.STEWARD)


@pytest.fixture
def body():
    return make_body("Sở Mẫu", key="so mau")


def work(person, since, until="", title="Kỹ sư", workplace="Sở Mẫu"):
    values = {"workplace": workplace, "title": title, "since": since, "until": until}
    said = Saying(Origin.Kind.DECLARED, make_actor(Role.STEWARD))
    save_row(person=person, kind="position", values=values, said=said)


@pytest.mark.parametrize(
    ("since", "until", "there"),
    [
        ("2020", "", True),
        ("01/06/2023", "", True),
        ("02/06/2023", "", False),
        ("2010", "31/05/2023", False),
        ("2010", "2023", True),
        ("2010", "06/2023", True),
        ("2010", "05/2023", False),
        ("", "2024", True),
    ],
)
def test_a_day_is_within_what_is_known_of_a_position(steward, body, since, until, there):
    work(make_person(body=body, workplace="Nơi khác"), since, until)
    found = at_work(steward, body, date(2023, 6, 1))
    assert [each.title for each in found if each.title] == (["Kỹ sư"] if there else [])


def test_people_of_a_body_before_count_for_the_one_that_took_over(steward, body):
    old = make_body("Sở Cũ", key="so cu", valid_to=date(2025, 2, 28))
    event = Event.objects.create(
        kind=EventKind.MERGED, on=date(2025, 3, 1), state=Event.State.IN_EFFECT
    )
    Succession.objects.create(event=event, predecessor=old, successor=body)
    work(make_person(workplace="Sở Khác"), "2015", "02/2025", workplace="Sở Cũ")
    assert [each.body for each in at_work(steward, body, date(2023, 12, 31))] == [old]


def test_an_officer_finds_their_own_people_only(body):
    work(make_person(workplace="Sở Khác"), "2015", "2024")
    officer = make_actor(Role.BODY_OFFICER, body)
    assert not at_work(officer, body, date(2023, 12, 31)).exists()


def test_the_page_says_how_many_and_sends_them_as_a_table(client, body):
    work(make_person(), "2020", "2024")
    client.force_login(make_user(Role.STEWARD))
    asked = {"body": "Sở Mẫu", "on": "31/12/2023"}
    page = client.get(reverse("people:on-day"), asked).content.decode()
    assert "1 người công tác tại Sở Mẫu ngày 31/12/2023" in " ".join(page.split())
    answer = client.post(reverse("people:on-day-export"), asked)
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.values)
    assert rows[3][1:3] == ("Nguyễn Mẫu An", "Kỹ sư")


def test_a_body_that_ended_is_found_by_its_old_name(client):
    make_body("Sở Cũ", key="so cu", valid_to=date(2025, 2, 28))
    client.force_login(make_user(Role.STEWARD))
    answer = client.get(reverse("people:on-day"), {"body": "Sở Cũ", "on": "31/12/2023"})
    assert (answer.status_code, answer.context["body"].name) == (200, "Sở Cũ")


def test_a_body_that_nobody_knows_is_refused(client):
    client.force_login(make_user(Role.STEWARD))
    answer = client.get(reverse("people:on-day"), {"body": "Sở Không Có", "on": "2023"})
    assert answer.status_code == 422


def test_people_go_with_their_body_and_come_back(body):
    person = make_person(body=body, workplace="Sở Mẫu", position="Chuyên viên")
    heir = make_body("Sở Mới", key="so moi")
    holder = PeopleHolder()
    assert [held.item for held in holder.held_by([body.pk])] == [person.pk]
    move = Move(person.pk, body.pk, heir.pk, date(2025, 3, 1))
    kept = holder.move([move])
    person.refresh_from_db()
    assert (person.body, person.workplace) == (heir, "Sở Mới")
    assert [(each.body, each.since, each.until) for each in person.positions.all()] == [
        (heir, "2025-03-01", ""),
        (body, "", "2025-02-28"),
    ]
    holder.move_back([replace(move, kept=kept[person.pk])])
    person.refresh_from_db()
    assert (person.body, person.workplace) == (body, "Sở Mẫu")
    assert [(each.body, each.current) for each in person.positions.all()] == [(body, True)]


def test_the_dead_and_moved_are_nobodys_to_hand_on(body):
    person = make_person(body=body, workplace="Sở Mẫu")
    said = Saying(Origin.Kind.DECLARED, make_actor(Role.STEWARD))
    set_status(person=person, status="moved", since="2024", said=said)
    assert PeopleHolder().held_by([body.pk]) == []
