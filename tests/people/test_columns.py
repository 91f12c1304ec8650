"""Columns in memory and in files: the same as the tables say, whoever writes and however often."""

import random
import threading

import pytest
from django.db import connection, transaction

from hientai.kernel.permissions import SYSTEM
from hientai.kernel.vietnamese import fold
from hientai.people.domain.narrowing import PeopleFilter
from hientai.people.models import Degree, Fact, Person
from hientai.people.selectors import following, shelf, touched
from hientai.people.selectors.following import BeingRead, Follower
from hientai.people.selectors.listing import people_list
from hientai.people.services import indexing
from tests.factories import make_body
from tests.people.making import make_person

pytestmark = pytest.mark.django_db
WORDS = ("Lê", "Mẫu", "Hà", "Hạ", "Thị", "Thi", "Hàn", "Ân", "An")


def name(rnd):
    return " ".join(rnd.choice(WORDS) for _ in range(3))


def rename(rnd, person):
    new = name(rnd)
    fields = {"name": new, "name_fold": fold(new), "sort_key": f"{new}"}
    Person.objects.filter(pk=person.pk).update(**fields)


def speak(rnd, person):
    spoken = {"kind": "languages", "value": rnd.choice(("Tiếng Anh", "Tiếng Pháp"))}
    Fact.objects.create(person=person, key="", origin=person.origin, **spoken)


def learn(rnd, person):
    Degree.objects.filter(person=person).update(speciality=name(rnd))


def edit(rnd):
    """Do one thing or another to somebody, as any process might."""
    people = [*Person.objects.order_by("pk")]
    act = rnd.choice((rename, speak, learn, None, "new"))
    if act == "new" or not people:
        make_person(name(rnd), identity="")
    elif act is None:
        rnd.choice(people).delete()
    else:
        act(rnd, rnd.choice(people))


def by_the_tables(words):
    """Return whom words find, the last perhaps only begun, by looking at every row."""
    found = set()
    for person in Person.objects.all():
        texts = [person.name, person.workplace, person.speciality]
        texts += person.degrees.values_list("speciality", flat=True)
        own = fold(" ".join(texts)).split()
        *whole, last = words
        if set(whole) <= set(own) and any(word.startswith(last) for word in own):
            found.add(person.pk)
    return found


@pytest.mark.parametrize("seed", range(4))
def test_memory_finds_what_the_tables_say_after_any_edits(seed):
    rnd = random.Random(seed)
    for _round in range(6):
        for _edit in range(rnd.randrange(1, 5)):
            edit(rnd)
        words = [fold(rnd.choice(WORDS)), fold(rnd.choice(WORDS))[:-1]]
        found = people_list(SYSTEM, PeopleFilter(q=" ".join(words), near="0"))
        assert set(found.ids.tolist()) == by_the_tables(words)


def told(register):
    """Return all that a part of a register says, in words."""
    part, codes = register.whole, register.codes.columns
    said = {}
    for at, pk in enumerate(part.ids.tolist()):
        plain = [codes[name].values_in_order[own[at]] for name, own in part.columns.items()]
        said[pk] = [part.keys[at], int(part.birth[at]), *plain]
    for name, pairs in part.pairs.items():
        for place, value in zip(pairs.places.tolist(), pairs.values.tolist(), strict=True):
            said[int(part.ids[place])].append(codes[name].values_in_order[value])
    for postings in (part.names, part.others):
        for word in postings.words:
            for place in postings.span(word).places.tolist():
                said[int(part.ids[place])].append(word)
    return {pk: sorted(map(str, own)) for pk, own in said.items()}, part.ids.tolist()


@pytest.mark.parametrize("seed", range(3))
def test_changes_joined_to_the_whole_say_what_reading_all_again_says(seed, monkeypatch):
    monkeypatch.setattr(following, "MOST_CHANGED", 0)
    rnd, follower = random.Random(seed), Follower()
    for _ in range(4):
        edit(rnd)
    follower.now()
    for _ in range(8):
        edit(rnd)
    assert not len(follower.now().fresh)
    assert told(follower.now()) == told(Follower().now())


def test_what_was_read_and_then_taken_back_is_not_remembered(monkeypatch):
    monkeypatch.setattr(following, "MOST_CHANGED", 0)  # one part, so that it can be told
    make_person("Lê Mẫu An")
    follower = Follower()
    follower.now()
    point = transaction.savepoint()
    for number in range(3):
        make_person(f"Lê Mẫu Gỡ {number}")
    assert len(follower.now()) == 4
    transaction.savepoint_rollback(point)
    for number in range(4):  # the same numbers again, other people
        make_person(f"Hà Mẫu Mới {number}")
    assert told(follower.now()) == told(Follower().now())


def test_many_scattered_changes_are_read_in_few_ranges():
    ranges = [(n * 10, n * 10 + 1) for n in range(1000)]
    fewer = following._fewer(ranges)
    assert len(fewer) <= following.MOST_RANGES
    assert all(any(a <= first and last <= b for a, b in fewer) for first, last in ranges)


@pytest.mark.django_db(transaction=True)
def test_another_process_begins_with_the_files_and_what_came_since(monkeypatch):
    monkeypatch.setattr(shelf, "FEWEST", 0)
    make_person("Lê Mẫu An")
    Follower().now()
    monkeypatch.setattr(following, "_whole", pytest.fail)
    make_person("Lê Mẫu Ba")
    other = Follower()
    assert len(other.now()) == 2
    other.put_down()
    codes, whole, _log = next(shelf.kept())
    assert len(whole) == 2
    assert "ba" in whole.names.known
    assert "Thạc sĩ Luật" not in codes.columns  # nothing but columns


@pytest.mark.django_db(transaction=True)
def test_who_is_gone_is_in_no_file_once_it_is_put_down(monkeypatch, tmp_path):
    monkeypatch.setattr(shelf, "FEWEST", 0)
    make_person("Lê Mẫu An")
    gone = make_person("Lê Mẫu Quýt")
    follower = Follower()
    follower.now()
    gone.delete()
    follower.put_down()
    texts = [each.read_bytes() for each in tmp_path.rglob("register/*/*/*")]
    assert texts
    assert not any(b"quyt" in text for text in texts)


def test_what_is_not_committed_is_not_kept(monkeypatch):
    monkeypatch.setattr(shelf, "FEWEST", 0)
    make_person("Lê Mẫu An")
    assert len(Follower().now()) == 1
    assert not [*shelf.kept()]


@pytest.mark.django_db(transaction=True)
def test_while_a_large_register_is_read_whoever_asks_is_told_so(monkeypatch):
    make_person("Lê Mẫu An")
    may_go_on, whole = threading.Event(), following._whole
    monkeypatch.setattr(following, "AT_ONCE", 0)
    monkeypatch.setattr(following, "PATIENCE", 0.01)
    monkeypatch.setattr(following, "_whole", lambda: may_go_on.wait(5) and whole())
    follower = Follower()
    with pytest.raises(BeingRead, match="mở lại trang này"):
        follower.now()
    may_go_on.set()
    assert len(follower.now(wait=True)) == 1


def test_the_log_stays_where_no_table_was_changed():
    make_person("Lê Mẫu An")
    before = touched.start()
    indexing.ensure_index()
    assert touched.since(before)[1] == []


def test_a_shortened_log_is_read_by_nobody_who_is_behind_it(monkeypatch):
    monkeypatch.setattr(indexing, "LONGEST", 1)
    follower = Follower()
    follower.now()
    people = [make_person("Lê Mẫu An", identity="") for _ in range(3)]
    people[0].delete()
    indexing.shorten()
    assert len(follower.now()) == 2
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_touched")
        assert cursor.fetchone()[0] >= 1


def test_people_of_a_renamed_body_are_found_by_its_new_name_and_others_not_read_again():
    body = make_body("Trạm Giống")
    make_person("Lê Mẫu An", body=body)
    make_person("Lê Mẫu Ba", body=make_body("Trạm Khác"), identity="")
    before = touched.start()
    body.save()
    assert touched.since(before)[1] == []
    body.name = "Trung tâm Thảo quả"
    body.save()
    assert touched.since(before)[1] == [(Person.objects.get(body=body).pk,) * 2]
    found = people_list(SYSTEM, PeopleFilter(q="thao qua"))
    assert [person.name for person in found] == ["Lê Mẫu An"]
