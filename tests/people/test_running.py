"""Lists at work: cut off, stopped, taken back; undone after anything."""

from datetime import date

import pytest
from django.core.serializers import serialize
from django.db.models.signals import post_save
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hientai.kernel.errors import Conflict
from hientai.kernel.permissions import SYSTEM, Role
from hientai.people.models import Degree, Fact, Guarded, Intake, Origin, Person, Position
from hientai.people.services import intakes, running, taking
from hientai.people.services.editing import change_profile
from tests.factories import make_user

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)
HEAD = "Họ và tên,Ngày sinh,Đơn vị công tác,Trình độ,Ngoại ngữ,Điện thoại\n"
ROWS = "".join(
    f"Lê Mẫu {name},12/05/1975,Sở Mẫu,ThS Luật,Anh B1,\n" for name in ["An", "Ba", "Ca", "Da"]
)


class Killed(BaseException):
    """What a killed worker looks like to the code that it runs."""


def confirmed(rows=ROWS, name="a.csv"):
    intake = intakes.upload(name=name, data=(HEAD + rows).encode(), body=None, by=SYSTEM)
    running.look_through(intake, TODAY)
    return intakes.confirm(intake=intake, by=SYSTEM)


def taken(rows=ROWS, name="a.csv"):
    return running.write(intake=confirmed(rows, name), by=SYSTEM, today=TODAY)


def register():
    return [
        serialize("json", model.objects.order_by("pk"))
        for model in (Person, Guarded, Degree, Position, Fact)
    ]


@pytest.fixture
def small_chunks(monkeypatch):
    monkeypatch.setattr(taking, "CHUNK", 2)


@pytest.fixture
def when_written():
    """Do something once, in the transaction of the chunk with which so many rows are written."""
    heard = []

    def on(rows, do):
        def hear(instance, **_):
            if (
                instance.state == Intake.State.CONFIRMED
                and instance.rows_done == rows
                and not heard
            ):
                heard.append(instance)
                do(instance)

        post_save.connect(hear, sender=Intake, weak=False, dispatch_uid="when-written")

    yield on
    post_save.disconnect(sender=Intake, dispatch_uid="when-written")


def cancel(intake):
    Intake.objects.filter(pk=intake.pk).update(state=Intake.State.CANCELLED)


@pytest.mark.usefixtures("small_chunks")
def test_what_a_stopped_list_wrote_is_taken_back(when_written):
    taken("Trần Mẫu Sơn,1970,Sở Mẫu,TS,,\n", "truoc.csv")
    before = register()
    when_written(2, cancel)
    intake = running.write(intake=confirmed(), by=SYSTEM, today=TODAY)
    assert (intake.takes_back, Person.objects.count()) == (True, 3)
    assert not running.take_back(intake).takes_back
    assert register() == before


@pytest.mark.usefixtures("small_chunks")
def test_a_list_cut_off_goes_on_behind_what_was_written(when_written):
    def die(_intake):
        raise Killed

    intake = confirmed(ROWS + "Lê Mẫu An,12/05/1975,Sở Mẫu,,,\n")
    looked_at = intake.counts
    when_written(4, die)
    with pytest.raises(Killed):
        running.write(intake=intake, by=SYSTEM, today=TODAY)
    assert Person.objects.count() == 2
    done = running.write(intake=intake, by=SYSTEM, today=TODAY)
    assert (done.counts, Person.objects.count()) == (looked_at, 4)
    assert Origin.objects.count() == 1


@pytest.mark.usefixtures("small_chunks")
def test_people_of_a_stopped_list_whom_somebody_edited_stay(when_written):
    when_written(2, cancel)
    intake = running.write(intake=confirmed(), by=SYSTEM, today=TODAY)
    edit(Person.objects.first())
    kept = running.take_back(intake)
    assert (kept.state, Person.objects.count()) == (Intake.State.DONE, 2)
    assert "đã được sửa" in kept.refusal


def edit(person):
    change_profile(
        person=person, values={"position": "Trưởng phòng"}, kind=Origin.Kind.DECLARED, by=SYSTEM
    )


def test_undo_is_refused_after_a_profile_was_edited_by_hand():
    intake = taken()
    edit(Person.objects.first())
    with pytest.raises(Conflict, match="1 hồ sơ đã được sửa"):
        intakes.undo(intake=intake, by=SYSTEM)


def test_undo_takes_back_the_others_where_somebody_of_the_list_is_no_more():
    intake = taken()
    Person.objects.order_by("pk")[0].delete()
    undone = intakes.undo(intake=intake, by=SYSTEM)
    assert (undone.state, undone.counts["gone"]) == (Intake.State.UNDONE, 1)
    assert not Person.objects.exists()


NAMES = st.sampled_from(["Lê Mẫu An", "Lê Mẫu Ba", "LE MAU AN", "Trần Mẫu Ca", "Trần Thị Mẫu Ca"])
CELLS = st.tuples(
    NAMES,
    st.sampled_from(["12/05/1975", "1975", "", "31/02/1975", "01/01/1980"]),
    st.sampled_from(["Sở Mẫu", "Sở Khác", ""]),
    st.sampled_from(["ThS Luật", "TS Luật, 2010", "CN Toán; ThS Luật", ""]),
    st.sampled_from(["Anh B1", "Pháp", ""]),
    st.sampled_from(["0912000001", "0912 000 002", ""]),
)
LISTS = st.lists(CELLS, min_size=1, max_size=6)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(LISTS, LISTS)
def test_undo_gives_back_any_register_before_any_list(first, second):
    for each in Intake.objects.order_by("-pk"):
        if each.state == Intake.State.DONE:
            intakes.undo(intake=each, by=SYSTEM)
    lines = ["".join(",".join(row) + "\n" for row in rows) for rows in (first, second)]
    taken(lines[0], "truoc.csv")
    before = register()
    intake = taken(lines[1], "sau.csv")
    intakes.undo(intake=intake, by=SYSTEM)
    assert register() == before


def stopped_on_its_page(client, intake):
    client.force_login(make_user(Role.STEWARD))
    return client.post(reverse("people:intake-act", args=[intake.pk]), {"do": "cancel"})


@pytest.mark.usefixtures("small_chunks")
def test_the_page_says_how_many_rows_are_written_and_stops_them(client, when_written):
    def look(written):
        client.force_login(make_user(Role.STEWARD))
        page = client.get(reverse("people:intake", args=[written.pk])).content.decode()
        assert "2 trong 4 dòng" in page
        assert "Dừng và lấy lại những gì đã ghi" in page
        stopped_on_its_page(client, written)

    when_written(2, look)
    intake = running.write(intake=confirmed(), by=SYSTEM, today=TODAY)
    assert (intake.state, intake.takes_back) == (Intake.State.CANCELLED, False)
    assert not Person.objects.exists()


def test_a_list_that_is_not_written_yet_is_just_put_aside(client):
    intake = confirmed()
    page = stopped_on_its_page(client, intake)
    assert page.url == reverse("people:upload")
    assert running.write(intake=intake, by=SYSTEM, today=TODAY).state == Intake.State.CANCELLED
