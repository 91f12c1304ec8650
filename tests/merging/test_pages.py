"""The queue and its pages: who sees what, what is decided, what is written down."""

import pytest
from django.urls import reverse

from hientai.accounts.models import Membership
from hientai.core.models import AuditLine
from hientai.kernel.permissions import SYSTEM, Role
from hientai.merging.models import Merge, Pair, Search
from hientai.merging.services import searching
from hientai.people.models import Guarded, Person
from tests.factories import make_body, make_user
from tests.people.making import make_person

pytestmark = pytest.mark.django_db
PHONE = "0912345678"


def signed_in(client, role, body=None):
    client.force_login(make_user(role, body))
    return client


@pytest.fixture
def steward(client):
    return signed_in(client, Role.STEWARD)


def make_pair(body=None, other_body=None, **values):
    first = make_person("Nguyễn Mẫu Hòa", body, workplace="Sở Mẫu", **values)
    second = make_person("Nguyen Mau Hoa", other_body or body, workplace="Sở Khác", phone=PHONE)
    searching.run(searching.ask(by=SYSTEM, whole=True)[0])
    return Pair.objects.get(first=first, second=second)


def decide(client, pair, **said):
    return client.post(reverse("merging:decide", args=[pair.pk]), said)


def test_a_search_fills_the_queue_with_reasons():
    reasons = {each["field"]: each["kind"] for each in make_pair().reasons}
    assert reasons["name"] == "same_bare"
    assert reasons["birth"] == "same"
    assert reasons["phone"] == "other"


def test_the_queue_tells_why_in_words(steward):
    make_pair()
    page = steward.get(reverse("merging:queue")).content.decode()
    assert "cùng họ tên, một bên ghi không dấu" in page
    assert "khác nơi công tác" in page


def test_one_person_with_the_chosen_value(steward):
    pair = make_pair()
    decide(steward, pair, do="same", **{"v:workplace": "gone"})
    kept = Person.objects.get()
    assert (kept.pk, kept.workplace) == (pair.first_id, "Sở Khác")


def test_an_old_address_leads_to_the_kept_profile(steward):
    pair = make_pair()
    decide(steward, pair, do="same")
    answer = steward.get(reverse("people:detail", args=[pair.second_id]))
    assert answer.url == reverse("people:detail", args=[pair.first_id])


@pytest.mark.parametrize("said", ["different", "later"])
def test_what_was_decided_leaves_the_queue_and_stays_so(steward, said):
    pair = make_pair()
    decide(steward, pair, do=said)
    searching.run(searching.ask(by=SYSTEM, whole=True)[0])
    assert Pair.objects.get().state == said
    assert not steward.get(reverse("merging:queue")).context["page"].object_list


def test_undo_from_the_list_of_merges(steward):
    decide(steward, make_pair(), do="same")
    steward.post(reverse("merging:undo", args=[Merge.objects.get().pk]))
    assert Person.objects.count() == 2
    assert Pair.objects.get().state == Pair.State.OPEN


def test_an_officer_sees_only_pairs_of_their_own_body(client):
    own = make_body("Sở Một")
    pair = make_pair(own, make_body("Sở Hai"))
    officer = signed_in(client, Role.BODY_OFFICER, own)
    assert officer.get(reverse("merging:pair", args=[pair.pk])).status_code == 404
    Person.objects.update(body=own)
    assert officer.get(reverse("merging:pair", args=[pair.pk])).status_code == 200


def test_guarded_values_are_equal_or_different_until_somebody_looks(steward):
    pair = make_pair()
    page = steward.get(reverse("merging:pair", args=[pair.pk])).content.decode()
    assert PHONE not in page
    looked = steward.post(reverse("merging:guarded", args=[pair.pk]), {"guard": "contact"})
    assert PHONE in looked.content.decode()
    seen = AuditLine.objects.filter(action="person.guarded_seen").values_list(
        "target_id", flat=True
    )
    assert set(seen) == {pair.first_id, pair.second_id}


def test_a_guarded_value_may_be_chosen_without_being_seen(steward):
    pair = make_pair()
    decide(steward, pair, do="same", **{"v:phone": "gone"})
    assert Guarded.objects.get().phone == PHONE


def test_many_are_merged_at_once_only_where_an_identifier_settles_it(steward):
    settled = make_pair(phone=PHONE, identity="")
    Guarded.objects.filter(pk=settled.second_id).update(identity_key=None, identity_sealed=b"")
    searching.run(searching.ask(by=SYSTEM, whole=True)[0])
    steward.post(reverse("merging:settled"), {"pair": [settled.pk]})
    assert Merge.objects.count() == 1


def test_without_an_identifier_nothing_is_merged_at_once(steward):
    pair = make_pair()
    steward.post(reverse("merging:settled"), {"pair": [pair.pk]})
    assert not Merge.objects.exists()


def test_only_who_reaches_all_searches_all(client):
    officer = signed_in(client, Role.BODY_OFFICER, make_body())
    assert officer.post(reverse("merging:search")).status_code == 403
    assert not Search.objects.exists()


def test_a_next_search_compares_those_who_changed_only():
    pair = make_pair()
    Search.objects.update(started_at="2030-01-01T00:00Z")
    Pair.objects.all().delete()
    again = searching.ask(by=SYSTEM)[0]
    searching.run(again)
    assert not Pair.objects.exists()
    Search.objects.update(started_at="2030-01-01T00:00Z")
    Person.objects.filter(pk=pair.first_id).update(changed_at="2031-01-01T00:00Z")
    searching.run(searching.ask(by=SYSTEM)[0])
    assert Search.objects.latest("pk").compared == 1
    assert Pair.objects.count() == 1


def test_a_stopped_search_leaves_nothing():
    make_person()
    search = searching.ask(by=SYSTEM)[0]
    searching.cancel(search=search, by=SYSTEM)
    search.refresh_from_db()
    assert search.state == Search.State.CANCELLED
    assert not Pair.objects.exists()


def test_a_member_of_no_body_waits_for_nothing(client):
    user = make_user()
    Membership.objects.create(user=user, role=Role.LEADER)
    client.force_login(user)
    assert client.get(reverse("merging:queue")).status_code == 403
