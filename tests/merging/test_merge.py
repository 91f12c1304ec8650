"""Two profiles made one and parted again: nothing is lost, nothing is left behind."""

import random

import pytest

from hientai.core.models import AuditLine
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import SYSTEM, Role
from hientai.merging.models import Merge, Pair
from hientai.merging.services.merging import merge
from hientai.merging.services.parting import unmerge
from hientai.people.models import Degree, Fact, Guarded, Person, Position
from hientai.people.selectors.merged import kept_for
from tests.factories import make_actor, make_body
from tests.merging.making import register, some_person
from tests.people.making import make_person

pytestmark = pytest.mark.django_db


def same(one, other):
    """Compare row by row: what differs is told in few words."""
    assert one.keys() == other.keys()
    for table, rows in one.items():
        assert [row["id"] if "id" in row else row["person_id"] for row in rows] == [
            row["id"] if "id" in row else row["person_id"] for row in other[table]
        ]
        for row, was in zip(rows, other[table], strict=True):
            assert {k: v for k, v in row.items() if v != was[k]} == {
                k: was[k] for k, v in row.items() if v != was[k]
            }


def join(kept, gone, **chosen):
    return merge(kept=kept, gone=gone, chosen=chosen, by=SYSTEM)


@pytest.mark.parametrize("seed", range(12))
def test_merging_and_undoing_gives_back_every_row(seed):
    rnd = random.Random(seed)
    kept, gone, _other = (some_person(rnd) for _ in range(3))
    chosen = {name: rnd.choice(["kept", "gone"]) for name in ("name", "birth", "phone", "identity")}
    before = register()
    unmerge(merge=join(kept, gone, **chosen), by=SYSTEM)
    same(register(), before)


@pytest.mark.parametrize("seed", range(4))
def test_a_chain_undone_from_its_end_gives_back_every_row(seed):
    rnd = random.Random(seed)
    one, two, three = (some_person(rnd) for _ in range(3))
    before = register()
    first = join(two, one)
    second = join(three, two) if seed % 2 else join(two, three)
    unmerge(merge=second, by=SYSTEM)
    unmerge(merge=first, by=SYSTEM)
    same(register(), before)


def test_a_chain_is_not_undone_from_its_beginning():
    one, two, three = (make_person() for _ in range(3))
    first = join(two, one)
    join(three, two)
    with pytest.raises(Conflict, match="hoàn tác lần gộp đó trước"):
        unmerge(merge=Merge.objects.get(pk=first.pk), by=SYSTEM)


def test_old_addresses_lead_to_the_last_that_was_kept():
    one, two, three = (make_person() for _ in range(3))
    join(two, one)
    join(three, two)
    assert kept_for([one.pk, two.pk, three.pk]) == {one.pk: three.pk, two.pk: three.pk}


def test_what_both_have_is_kept_once_and_what_one_has_is_kept():
    kept = make_person(languages=("Tiếng Anh",), workplace="Sở Một")
    gone = make_person(languages=("Tiếng Anh", "Tiếng Mông"), workplace="Sở Hai")
    join(kept, gone)
    assert sorted(Fact.objects.values_list("value", flat=True)) == ["Tiếng Anh", "Tiếng Mông"]
    assert set(Position.objects.values_list("workplace", "current")) == {
        ("Sở Một", True),
        ("Sở Hai", True),
    }


def test_a_person_chooses_value_by_value():
    kept = make_person("Nguyễn Mẫu An", birth="1975", phone="0912000001")
    gone = make_person("Nguyen Mau An", birth="1975-05-12", phone="0912000002", sex="Nam")
    join(kept, gone, birth="gone", phone="gone")
    kept.refresh_from_db()
    assert (kept.name, kept.birth, kept.sex) == ("Nguyễn Mẫu An", "1975-05-12", "Nam")
    assert Guarded.objects.get(pk=kept.pk).phone == "0912000002"
    assert kept.origins["birth"] == gone.origin_id


def test_the_highest_degree_is_the_profile_s():
    kept, gone = make_person(), make_person()
    Person.objects.filter(pk=gone.pk).update(degree="doctor", speciality="Toán")
    join(kept, gone)
    kept.refresh_from_db()
    assert (kept.degree, kept.speciality) == ("doctor", "Toán")


def test_what_was_added_since_stays_with_the_kept_profile():
    kept, gone = make_person(), make_person(languages=("Tiếng Mông",))
    done = join(kept, gone, birth="gone")
    Fact.objects.create(person=kept, kind="languages", value="Tiếng Lào", origin=kept.origin)
    Person.objects.filter(pk=kept.pk).update(note="mới", changed_at="2030-01-01T00:00Z")
    unmerge(merge=done, by=SYSTEM)
    kept.refresh_from_db()
    assert kept.note == "mới"
    assert list(Fact.objects.order_by("pk").values_list("person", "value")) == [
        (gone.pk, "Tiếng Mông"),
        (kept.pk, "Tiếng Lào"),
    ]


def test_a_value_changed_since_is_told_and_stays():
    kept, gone = make_person(birth="1975"), make_person(birth="1975-05-12")
    done = join(kept, gone, birth="gone")
    Person.objects.filter(pk=kept.pk).update(birth="1975-05-13")
    assert unmerge(merge=done, by=SYSTEM).changed_since == 1
    kept.refresh_from_db()
    assert kept.birth == "1975-05-13"


def test_undo_is_refused_where_the_number_is_another_s_by_now():
    kept, gone = make_person(), make_person(identity="001075000999")
    done = join(kept, gone)
    key = done.rows and next(r for r in done.rows if "identity_key" in r["columns"])
    assert key
    other = make_person(identity="001075000999")
    with pytest.raises(Conflict, match="số định danh"):
        unmerge(merge=done, by=SYSTEM)
    assert not Person.objects.filter(pk=gone.pk).exists()
    assert Person.objects.filter(pk=other.pk).exists()


def test_who_was_said_to_be_another_person_still_is():
    kept, gone, other = make_person(), make_person(), make_person()
    Pair.objects.create(
        first=gone, second=other, probability=0.7, state="different", found_at=kept.changed_at
    )
    done = join(kept, gone)
    assert Pair.objects.get().state == "different"
    assert {Pair.objects.get().first_id, Pair.objects.get().second_id} == {kept.pk, other.pk}
    unmerge(merge=done, by=SYSTEM)
    assert {Pair.objects.get().first_id, Pair.objects.get().second_id} == {gone.pk, other.pk}


def test_one_line_of_the_log_for_each():
    done = join(make_person(), make_person())
    unmerge(merge=done, by=SYSTEM)
    lines = AuditLine.objects.filter(action__startswith="people.")
    assert list(lines.order_by("pk").values_list("action", flat=True)) == [
        "people.merged",
        "people.unmerged",
    ]


def test_an_officer_merges_only_where_both_are_of_their_body():
    own = make_body("Sở Một")
    officer = make_actor(Role.BODY_OFFICER, own)
    with pytest.raises(NotAllowed):
        merge(kept=make_person(body=own), gone=make_person(), chosen={}, by=officer)
    merge(kept=make_person(body=own), gone=make_person(body=own), chosen={}, by=officer)
    assert Merge.objects.count() == 1


def test_nothing_of_a_person_is_left_in_the_merge_after_its_undo():
    done = join(make_person(), make_person())
    unmerge(merge=done, by=SYSTEM)
    done.refresh_from_db()
    assert not done.rows
    assert not done.columns


def test_erasing_the_kept_profile_takes_what_went_into_it():
    kept = make_person()
    join(kept, make_person())
    Degree.objects.all().delete()
    kept.delete()
    assert not Merge.objects.exists()
