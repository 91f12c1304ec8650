"""Sectors, who counts, totals of staff: counted before anything changes, then written."""

import pytest
from django.urls import reverse

from hientai.core.models import AuditLine
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import Role
from hientai.people.models import CountingRule, Person, Recount, Sector, StaffTotal
from hientai.people.services import recounting, sectors
from tests.factories import make_actor, make_body, make_user
from tests.people.making import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def steward():
    return make_actor(Role.STEWARD)


@pytest.fixture
def vet():
    return make_person("Nguyễn Mẫu An", workplace="Trạm Mẫu", degree=())


def done(recount, by):
    recounting.decide(recount=recounting.count(recount), by=by)
    recount.refresh_from_db()
    return recounting.write(recount)


def test_a_new_sector_is_counted_before_anybody_moves(steward, vet):
    asked = sectors.add_sector(name="Trạm trại", bodies="Trạm", specialities="", by=steward)
    counted = recounting.count(asked)
    assert counted.moves == [{"before": "chưa rõ ngành", "after": "Trạm trại", "n": 1}]
    assert not Sector.objects.filter(name="Trạm trại").exists()
    recounting.decide(recount=counted, by=steward)
    counted.refresh_from_db()
    recounting.write(counted)
    vet.refresh_from_db()
    assert vet.sector.name == "Trạm trại"
    assert Recount.objects.get().state == "done"


def test_what_a_person_decided_stays_when_words_change(steward, vet):
    health = Sector.objects.get(name="Y tế")
    Person.objects.filter(pk=vet.pk).update(sector=health, sector_decided=True)
    farming = Sector.objects.get(name="Nông nghiệp và môi trường")
    asked = sectors.change_words(sector=farming, bodies="trạm", specialities="", by=steward)
    assert recounting.count(asked).moved == 0


def test_merging_two_sectors_takes_everybody_along(steward, vet):
    gone, into = Sector.objects.get(name="Y tế"), Sector.objects.get(name="Công thương")
    Person.objects.filter(pk=vet.pk).update(sector=gone, sector_decided=True)
    done(sectors.merge_sectors(gone=gone, into=into, by=steward), steward)
    vet.refresh_from_db()
    assert vet.sector == into
    assert not Sector.objects.filter(pk=gone.pk).exists()
    into.refresh_from_db()
    assert "bệnh viện" in into.body_words


def test_a_name_and_the_order_change_at_once(steward):
    first, second = Sector.objects.all()[:2]
    sectors.rename(sector=second, name="Ngành mẫu", by=steward)
    sectors.shift(sector=second, up=True, by=steward)
    assert [each.name for each in Sector.objects.all()[:2]] == ["Ngành mẫu", first.name]
    with pytest.raises(Conflict):
        sectors.rename(sector=first, name="nganh mau", by=steward)


def test_another_rule_says_whom_it_counts_no_more(steward):
    make_person("Nguyễn Mẫu An")
    rule = CountingRule.objects.get(kind="degree")
    asked = sectors.change_rule(rule=rule, active=True, value="8", by=steward)
    counted = recounting.count(asked)
    assert counted.moves == [{"before": "được tính", "after": "không được tính", "n": 1}]
    assert Person.objects.get().counts
    done(counted, steward)
    assert not Person.objects.get().counts
    assert CountingRule.objects.get(kind="degree").value == "8"


def test_what_was_dropped_changes_nothing_and_gives_way(steward, vet):
    asked = sectors.add_sector(name="Trạm trại", bodies="trạm", specialities="", by=steward)
    with pytest.raises(Conflict):
        sectors.add_sector(name="Khác", bodies="", specialities="", by=steward)
    recounting.drop(recount=asked, by=steward)
    assert recounting.write(asked).written_at is None
    sectors.add_sector(name="Khác", bodies="", specialities="", by=steward)


def test_places_of_today_are_found_for_old_names(steward):
    person = make_person(home_place="phường Kim Tân, thành phố Lào Cai, tỉnh Lào Cai")
    done(sectors.find_places(by=steward), steward)
    person.refresh_from_db()
    assert (person.home_then, person.home_unit) == ("02647.0", "02647.20250701")


def test_a_workplace_lies_where_its_body_does(steward):
    body = make_body("UBND xã Nghi Lộc", kind="commune", province="Nghệ An")
    person = make_person(body=body)
    done(sectors.find_places(by=steward), steward)
    person.refresh_from_db()
    assert person.work_unit == "17827.20250701"


def test_only_who_answers_for_all_changes_lists():
    officer = make_actor(Role.BODY_OFFICER, make_body())
    with pytest.raises(NotAllowed):
        sectors.find_places(by=officer)


def test_the_pages_go_from_a_rule_to_its_effect(client, vet):
    client.force_login(make_user(Role.STEWARD))
    rule = CountingRule.objects.get(kind="degree")
    typed = {"rule": rule.pk, "active": "on", "value": "4"}
    asked = client.post(reverse("people:counting"), typed, follow=True)
    recount = Recount.objects.get()
    assert "Không có hồ sơ nào đổi" in asked.content.decode()
    client.post(reverse("people:recount", args=[recount.pk]), {"do": "write"})
    assert CountingRule.objects.get(kind="degree").value == "4"
    assert AuditLine.objects.filter(action="recount.done").exists()


def test_a_total_of_staff_gives_the_share_with_a_degree(client):
    body = make_body("Sở Mẫu", key="so mau")
    make_person(body=body)
    client.force_login(make_user(Role.BODY_OFFICER, body))
    typed = {"body": "Sở Mẫu", "year": "2026", "total": "40", "source": "Quyết định mẫu"}
    client.post(reverse("people:staff-enter"), typed)
    assert StaffTotal.objects.get().total == 40
    page = " ".join(client.get(reverse("people:staff")).content.decode().split())
    assert "1 (2,5%)" in page


def test_a_total_of_another_body_is_not_an_officers(client):
    make_body("Sở Khác", key="so khac")
    client.force_login(make_user(Role.BODY_OFFICER, make_body("Sở Mẫu")))
    typed = {"body": "Sở Khác", "year": "2026", "total": "40", "source": "x"}
    assert client.post(reverse("people:staff-enter"), typed).status_code == 422
    assert not StaffTotal.objects.exists()
