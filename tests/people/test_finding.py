"""Finding: marks, slips of the hand, words beside the name; always as the tables are now."""

import pytest
from django.db import connection, transaction

from hientai.bodies.models import Body
from hientai.kernel.permissions import SYSTEM
from hientai.people.domain.narrowing import PeopleFilter
from hientai.people.models import Degree, Fact, Guarded, Person
from hientai.people.selectors import following
from hientai.people.selectors.listing import found_people, people_list
from hientai.people.services.indexing import ensure_index
from tests.factories import make_body
from tests.people.making import make_person

pytestmark = pytest.mark.django_db


def found(query):
    return [person.name for person in found_people(query, limit=50)]


@pytest.mark.parametrize(
    "typed",
    [
        "Trần Thị Hường",
        "tran thi huong",
        "Trần Thị Hưòng",
        "tran thi huon",  # begun
        "tran thi hung",  # a letter too few
        "tran thii huong",
        "tran thi huogn",
        "tran thi hyong",
        "traan thi huong",
        "Traafn Thij Huwowngf",  # keys of Telex that never became marks
        "Tra62n Thi5 Huong72",  # of VNI
        "tranthi huong",
        "tran th ihuong",
        "tran thi hu ong",
        "trần thị hướng",  # another tone
    ],
)
def test_a_name_is_found_however_it_is_typed(typed):
    for name in ("Trần Thị Hường", "Lê Văn Bách", "Trần Quốc Vượng"):
        make_person(name)
    assert found(typed) == ["Trần Thị Hường"]


def test_marks_as_typed_come_first_then_names_then_other_words():
    make_person("Lê Mẫu Bình", workplace="Trường Hùng Vương")
    for name in ("Lê Mẫu Hưng", "Lê Mẫu Hùng", "Lê Mẫu Hùngg"):
        make_person(name)
    assert found("mẫu hùng") == ["Lê Mẫu Hùng", "Lê Mẫu Hùngg", "Lê Mẫu Hưng", "Lê Mẫu Bình"]


def test_people_are_found_by_body_degree_and_work():
    body = make_body("Trung tâm Giống cây")
    person = make_person("Lê Mẫu An", body=body, works=("Ươm giống thảo quả",))
    Degree.objects.filter(person=person).update(speciality="Trồng trọt")
    for words in ("giong cay", "trong trot", "thao qua"):
        assert found(words) == ["Lê Mẫu An"]


def test_names_stand_in_the_order_of_the_alphabet():
    for name in ("Lê Mẫu Ân", "Đỗ Mẫu An", "Lê Mẫu Đông", "Lê Mẫu Dũng", "Lê Mẫu Ánh"):
        make_person(name)
    assert found("mau") == ["Đỗ Mẫu An", "Lê Mẫu Ánh", "Lê Mẫu Ân", "Lê Mẫu Dũng", "Lê Mẫu Đông"]


def test_every_change_is_seen_at_once():
    person = make_person("Lê Mẫu An")
    assert found("le mau an") == ["Lê Mẫu An"]
    Person.objects.filter(pk=person.pk).update(name="Lê Mẫu Bách", name_fold="le mau bach")
    assert found("le mau bach") == ["Lê Mẫu Bách"]
    Fact.objects.create(person=person, kind="works", value="Nuôi ong", key="", origin=person.origin)
    assert found("nuoi ong") == ["Lê Mẫu Bách"]
    Body.objects.update(name="Tên mới")
    person.delete()
    assert found("le mau bach") == []


def test_guarded_values_follow_too():
    person = make_person("Lê Mẫu An", ethnicity="Kinh")
    dao = PeopleFilter(chosen={"ethnicity": ("Dao",)})
    assert len(people_list(SYSTEM, dao)) == 0
    Guarded.objects.filter(pk=person.pk).update(ethnicity="Dao")
    assert len(people_list(SYSTEM, dao)) == 1


def test_what_is_taken_back_is_forgotten():
    make_person("Lê Mẫu An")
    with transaction.atomic():
        make_person("Lê Mẫu Bách")
        assert len(found("le mau")) == 2
        transaction.set_rollback(True)
    assert found("le mau") == ["Lê Mẫu An"]


def test_more_changes_than_are_read_apart_are_read_all(monkeypatch):
    make_person("Lê Mẫu An")
    assert found("le mau an") == ["Lê Mẫu An"]
    monkeypatch.setattr(following, "MOST_CHANGED", 1)
    for name in ("Lê Mẫu Ba", "Lê Mẫu Cam", "Lê Mẫu Dần"):
        make_person(name)
    assert found("le mau") == ["Lê Mẫu An", "Lê Mẫu Ba", "Lê Mẫu Cam", "Lê Mẫu Dần"]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite loses triggers with a table")
def test_the_log_comes_back_with_a_table_made_anew():
    make_person("Lê Mẫu An")
    assert found("le mau an") == ["Lê Mẫu An"]
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER people_person_touched_update")
    Person.objects.update(name="Lê Mẫu Bách")
    ensure_index()
    assert found("le mau bach") == ["Lê Mẫu Bách"]
