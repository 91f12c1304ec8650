"""Rounds: bodies asked, reminded, confirming with one click or with what is otherwise."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hientai.chasing.models import InboxNotice
from hientai.duties.domain.works import figures
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import SYSTEM, Role
from hientai.people.models import Origin, Person
from hientai.people.selectors.confirming import Confirmed
from hientai.upkeep.models import Mark, Round
from hientai.upkeep.selectors.rounds import count_waiting, last_confirmed
from hientai.upkeep.selectors.standing import standings
from hientai.upkeep.services import answering, rounds
from tests.factories import make_actor, make_body, make_task
from tests.people.making import make_person

pytestmark = pytest.mark.django_db
OPENED = date(2026, 11, 1)
DUE = date(2026, 11, 30)
AT = datetime(2026, 11, 20, 8, tzinfo=UTC)


def opened(**fields):
    return rounds.open_round(
        **{"title": "Rà soát năm 2026", "due_on": DUE, "by": SYSTEM, "today": OPENED, **fields}
    )


@pytest.fixture
def body():
    return make_body("Sở Mẫu")


@pytest.fixture
def officer(body):
    return make_actor(Role.BODY_OFFICER, body)


def test_every_body_with_people_is_asked_and_told(body, officer):
    make_person(body=body)
    make_body("Sở Không người")
    answer = opened().answers.get()
    assert answer.body == body
    assert str(answer.pk) in InboxNotice.objects.get().href


def test_one_click_confirms_all_people_without_touching_them(body, officer):
    people = [make_person(f"Nguyễn Mẫu {name}", body) for name in ("An", "Ba", "Ca")]
    before = list(Person.objects.order_by("pk").values())
    done = answering.confirm(answer=opened().answers.get(), by=officer, at=AT)
    assert (done.people, done.figures["unchanged"]) == (3, 3 - done.figures["new"])
    assert list(Person.objects.order_by("pk").values()) == before
    assert last_confirmed(people[0].pk) == Confirmed("Sở Mẫu", AT.date())


def test_confirming_costs_the_same_for_many(body, officer):
    def cost():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answering.confirm(answer=answer, by=officer, at=AT)
        return len(queries)

    make_person(body=body)
    answer = opened().answers.get()
    answering.confirm(answer=answer, by=officer, at=AT)
    few = cost()
    for number in range(5):
        make_person(f"Nguyễn Mẫu {'ABCDE'[number]}n", body)
    assert cost() == few


def test_what_is_otherwise_is_confirmed_by_the_body(body, officer):
    person = make_person(body=body)
    answer = opened().answers.get()
    answering.say(answer=answer, person=person, values={"position": "Trưởng phòng"}, by=officer)
    person.refresh_from_db()
    origin = Origin.objects.get(pk=person.origins["position"])
    assert (person.position, origin.kind, origin.body) == ("Trưởng phòng", "confirmed", body)


@pytest.mark.parametrize("status", ["retired", "moved", "dead"])
def test_who_left_is_off_the_list_and_stays_in_the_register(body, officer, status):
    gone, stays = make_person("Nguyễn Mẫu An", body), make_person("Nguyễn Mẫu Ba", body)
    answer = opened().answers.get()
    answering.say(answer=answer, person=gone, values={"status": status}, by=officer)
    done = answering.confirm(answer=answer, by=officer)
    assert (done.people, done.figures[status]) == (1, 1)
    assert list(Mark.objects.values_list("person", flat=True)) == [stays.pk]
    assert Person.objects.filter(pk=gone.pk, status=status).exists()


def test_nothing_said_is_nothing_written(body, officer):
    person = make_person(body=body, position="Chuyên viên")
    answer = opened().answers.get()
    said = answering.say(
        answer=answer, person=person, values={"position": "Chuyên viên"}, by=officer
    )
    assert said is None
    assert not answer.said.exists()


def test_nobody_confirms_for_another_body(body):
    make_person(body=body)
    stranger = make_actor(Role.BODY_OFFICER, make_body("Sở Khác"))
    with pytest.raises(NotAllowed):
        answering.confirm(answer=opened().answers.get(), by=stranger)


def test_a_closed_round_takes_no_answers(body, officer):
    make_person(body=body)
    made = opened()
    rounds.close_round(round_=made, by=SYSTEM)
    with pytest.raises(Conflict):
        answering.confirm(answer=made.answers.get(), by=officer)


def test_it_waits_for_the_body_until_it_confirms(body, officer):
    make_person(body=body)
    answer = opened().answers.get()
    assert count_waiting(officer) == 1
    answering.confirm(answer=answer, by=officer)
    assert count_waiting(officer) == 0


@pytest.mark.parametrize(
    ("day", "told"), [(date(2026, 11, 10), 0), (date(2026, 11, 16), 1), (date(2026, 12, 2), 1)]
)
def test_reminders_come_at_their_days_and_once(body, officer, day, told):
    make_person(body=body)
    opened()
    rounds.remind(day)
    rounds.remind(day)
    assert InboxNotice.objects.count() == 1 + told


def test_who_confirmed_is_reminded_no_more(body, officer):
    make_person(body=body)
    answering.confirm(answer=opened().answers.get(), by=officer)
    assert rounds.remind(DUE) == 0


def test_a_yearly_round_opens_anew_once(body):
    make_person(body=body)
    opened(yearly=True)
    later = OPENED.replace(year=2027)
    assert [str(each) for each in rounds.open_yearly(later)] == ["Rà soát năm 2027"]
    assert rounds.open_yearly(later) == []
    assert Round.objects.filter(closed_on=None).get().due_on == later + timedelta(days=29)


def test_a_task_of_the_plan_shows_bodies_and_people(body, officer):
    make_person(body=body)
    steward, task = make_body("Liên hiệp hội"), make_task()
    made = opened(steward=steward, tasks=[task])
    answering.confirm(answer=made.answers.get(), by=officer, at=AT)
    told = figures([task.pk], steward.pk, OPENED, DUE)[task.pk]
    assert [each.value for each in told] == ["1/1", 1]
    assert [each.value for each in figures([task.pk], body.pk, OPENED, DUE)[task.pk]] == [1]
    assert figures([task.pk], body.pk, DUE, DUE)[task.pk] == []


def test_completeness_counts_what_should_be_known(body):
    make_person(body=body, workplace="Sở Mẫu", position="", phone="")
    found = standings(OPENED)[body.pk]
    assert (found.people, found.filled["phone"], found.filled["identity"]) == (1, 0, 1)
    assert found.share("birth") == 100


def test_who_was_confirmed_lately_is_not_old(body, officer):
    person = make_person(body=body)
    Person.objects.filter(pk=person.pk).update(changed_at=datetime(2024, 1, 1, tzinfo=UTC))
    answer = opened().answers.get()
    assert standings(DUE)[body.pk].old == 1
    answering.confirm(answer=answer, by=officer, at=AT)
    assert standings(DUE)[body.pk].old == 0


def test_a_body_that_got_people_later_is_asked_and_one_that_ended_is_not(body):
    make_person(body=body)
    made = opened()
    heir = make_body("Sở Mới")
    Person.objects.update(body=heir)
    type(body).objects.filter(pk=body.pk).update(valid_to=OPENED)
    rounds.keep_up(DUE)
    rounds.keep_up(DUE)
    assert [answer.body for answer in made.answers.all()] == [heir]
