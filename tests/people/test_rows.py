"""What a person has several of, by hand: positions over time, degrees, facts; and what became of them."""

from datetime import date

import pytest

from hientai.core.models import AuditLine
from hientai.kernel.errors import DomainError, NotAllowed
from hientai.kernel.permissions import Role
from hientai.people.domain.fields import Guard
from hientai.people.models import Fact, Origin, Person, Position
from hientai.people.selectors.profiles import may_see
from hientai.people.services.rows import end_position, remove_row, save_row
from hientai.people.services.saying import Saying
from hientai.people.services.statuses import set_status
from tests.factories import make_actor, make_body
from tests.people.making import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    return make_body("Sở Mẫu", key="so mau")


@pytest.fixture
def person(body):
    return make_person(body=body, workplace="Sở Mẫu", position="Chuyên viên")


@pytest.fixture
def said():
    return Saying(Origin.Kind.DECLARED, make_actor(Role.STEWARD))


def titles(person):
    return [(each.title, each.since, each.until, each.current) for each in person.positions.all()]


def test_a_new_position_of_today_is_what_lists_show(person, said):
    end_position(position=person.positions.get(), until="31/12/2023", said=said)
    values = {"workplace": "Viện Mẫu", "title": "Viện trưởng", "since": "1/1/2024"}
    save_row(person=person, kind="position", values=values, said=said)
    assert titles(person) == [
        ("Viện trưởng", "2024-01-01", "", True),
        ("Chuyên viên", "", "2023-12-31", False),
    ]
    assert (person.workplace, person.position, person.body) == ("Viện Mẫu", "Viện trưởng", None)
    assert "vien mau" in person.search_key


def test_a_past_position_is_at_the_body_of_its_days(person, said):
    old = make_body("Sở Cũ", key="so cu", valid_to=date(2025, 2, 28))
    values = {"workplace": "Sở Cũ", "title": "Kỹ sư", "since": "2010", "until": "2015"}
    row = save_row(person=person, kind="position", values=values, said=said)
    assert isinstance(row, Position)
    assert (row.body, row.political, row.current) == (old, True, False)
    assert person.workplace == "Sở Mẫu"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"workplace": "A", "since": "2020", "until": "2019"}, "trước ngày bắt đầu"),
        ({"workplace": "A", "since": "31/2/2020"}, "Từ ngày “31/2/2020”"),
        ({}, "Nơi công tác"),
    ],
)
def test_a_position_that_cannot_be_is_refused(person, said, values, words):
    with pytest.raises(DomainError, match=words):
        save_row(person=person, kind="position", values=values, said=said)
    assert Position.objects.count() == 1


def test_a_degree_added_and_taken_out_moves_the_highest(person, said):
    values = {"code": "doctor", "speciality": "Thú y", "year": "2015", "country": "Pháp"}
    row = save_row(person=person, kind="degree", values=values, said=said)
    assert (person.degree, person.speciality) == ("doctor", "Thú y")
    remove_row(row=row, said=said)
    person.refresh_from_db()
    assert (person.degree, person.speciality) == ("master", "Luật")
    assert AuditLine.objects.get(action="person.row_removed").details["text"] == "Tiến sĩ Thú y"


def test_a_work_keeps_its_details_and_refuses_what_they_cannot_be(person, said):
    values = {
        "value": "Máy mẫu",
        "type": "patent",
        "year": "2021",
        "role": "lead",
        "level": "state",
    }
    row = save_row(person=person, kind="works", values=values, said=said)
    assert isinstance(row, Fact)
    assert row.details == {"type": "patent", "year": 2021, "role": "lead", "level": "state"}
    with pytest.raises(DomainError, match="Cấp"):
        save_row(person=person, kind="works", values={**values, "level": "x"}, said=said, row=row)


def test_a_title_of_honour_makes_somebody_count(body, said):
    person = make_person(body=body, degree=())
    row = save_row(
        person=person, kind="awards", values={"value": "Nghệ sĩ ưu tú", "year": "2019"}, said=said
    )
    assert Person.objects.filter(pk=person.pk, counts=True).exists()
    remove_row(row=row, said=said)
    assert Person.objects.filter(pk=person.pk, counts=False).exists()


def test_saying_the_same_again_changes_nothing(person, said):
    values = {"value": "Tiếng Anh", "level": "B2"}
    row = save_row(person=person, kind="languages", values=values, said=said)
    save_row(person=person, kind="languages", values=values, said=said, row=row)
    assert not AuditLine.objects.filter(action="person.row_changed").exists()


def test_the_log_does_not_tell_a_group(person, said):
    save_row(person=person, kind="policy_group", values={"value": "Khuyết tật"}, said=said)
    assert "khuyết" not in str(AuditLine.objects.get(action="person.row_added").details).lower()


def test_only_who_may_edit_changes_rows(person):
    said = Saying(Origin.Kind.DECLARED, make_actor(Role.LEADER))
    with pytest.raises(NotAllowed):
        save_row(person=person, kind="languages", values={"value": "Tiếng Anh"}, said=said)


def test_who_retired_ends_their_positions_and_stays_with_the_body(person, body, said):
    set_status(person=person, status="retired", since="1/6/2025", said=said)
    assert titles(person) == [("Chuyên viên", "", "2025-06-01", False)]
    assert (person.status, person.status_since, person.body) == ("retired", "2025-06-01", body)


def test_a_status_needs_its_day(person, said):
    with pytest.raises(DomainError, match="ít nhất là năm"):
        set_status(person=person, status="dead", since="", said=said)


def test_of_the_dead_only_the_steward_sees_what_is_guarded(person, body, said):
    officer, steward = make_actor(Role.BODY_OFFICER, body), make_actor(Role.STEWARD)
    assert may_see(officer, person, Guard.CONTACT)
    set_status(person=person, status="dead", since="2025", said=said)
    assert not may_see(officer, person, Guard.CONTACT)
    assert may_see(steward, person, Guard.SENSITIVE)
