"""Lists taken into the register: once, twice, changed, undone."""

from datetime import date

import pytest
from django.core.serializers import serialize

from hientai.bodies.domain import name_key
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import SYSTEM, Role
from hientai.people.models import Degree, Fact, Guarded, Intake, Origin, Person, Position
from hientai.people.services import intakes, running
from hientai.people.services.keeping import MASK
from tests.factories import make_actor, make_body
from tests.people.making import make_person
from tests.people.sheets import SHEETS

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)
HEAD = "Họ và tên,Ngày sinh,Số CCCD,Đơn vị công tác,Trình độ,Dân tộc\n"
every_sheet = pytest.mark.parametrize("made", SHEETS, ids=lambda made: made.name)


def take(name, data, body=None):
    data = data if isinstance(data, bytes) else data.encode()
    intake = intakes.upload(name=name, data=data, body=body, by=SYSTEM)
    running.look_through(intake, TODAY)
    intakes.confirm(intake=intake, by=SYSTEM)
    return running.write(intake=intake, by=SYSTEM, today=TODAY)


def register():
    """Return all of the register, sealed numbers and moments of writing aside."""
    return [
        serialize("json", model.objects.order_by("pk"))
        for model in (Person, Guarded, Degree, Position, Fact)
    ]


def test_nothing_is_written_before_it_is_confirmed():
    made = SHEETS[0]
    intake = intakes.upload(name=made.name, data=made.data, body=None, by=SYSTEM)
    running.look_through(intake, TODAY)
    assert not Person.objects.exists()


@every_sheet
def test_the_same_list_twice_changes_nothing(made):
    take(made.name, made.data)
    before = register()
    again = take(made.name, made.data)
    assert (again.counts["new"], again.counts["changed"]) == (0, 0)
    assert again.counts["same"] == made.counts.get("new", 0)
    assert register() == before


@every_sheet
def test_undo_gives_the_register_back(made):
    take("truoc.csv", HEAD + "Nguyễn Mẫu An,,,Văn phòng Sở,ĐH,\nPhan Mẫu Sơn,1975,,Sở Mẫu,TS,Tày\n")
    before = register()
    intakes.undo(intake=take(made.name, made.data), by=SYSTEM)
    assert register() == before


def test_a_change_is_told_value_by_value():
    take("mot.csv", HEAD + "Nguyễn Mẫu An,1975,001075000001,Sở Mẫu,ThS Luật,Kinh\n")
    intake = take("hai.csv", HEAD + "Nguyễn Mẫu An,12/05/1975,001075000001,Sở Khác,TS Luật,Tày\n")
    changes = {
        change["field"]: (change["before"], change["after"])
        for change in intake.kept_rows.get().changes
    }
    assert changes["birth"] == ("1975", "1975-05-12")
    assert changes["workplace"] == ("Sở Mẫu", "Sở Khác")
    assert changes["ethnicity"] == (MASK, MASK)


def test_a_change_of_place_stays_in_history():
    take("mot.csv", HEAD + "Nguyễn Mẫu An,1975,001075000001,Sở Mẫu,ThS,\n")
    take("hai.csv", HEAD + "Nguyễn Mẫu An,1975,001075000001,Sở Khác,ThS,\n")
    found = Position.objects.order_by("pk").values_list("workplace", "current")
    assert list(found) == [("Sở Mẫu", False), ("Sở Khác", True)]


def test_a_name_without_marks_is_the_same_person():
    take("mot.csv", HEAD + "Nguyễn Thị Mẫu Hòa,12/05/1975,,Sở Mẫu,ThS,\n")
    again = take("hai.csv", HEAD + "NGUYEN THI MAU HOA,12/05/1975,,,,\n")
    assert again.counts["same"] == 1


def test_namesakes_with_a_year_only_are_asked_about():
    take("mot.csv", HEAD + "Nguyễn Mẫu Hùng,1975,,Sở Mẫu,ThS,\n")
    again = take("hai.csv", HEAD + "Nguyễn Mẫu Hùng,1975,,Sở Khác,TS,\n")
    assert again.counts["doubtful"] == 1
    assert Person.objects.count() == 1


@pytest.mark.parametrize(("decision", "people"), [("new", 2), ("same", 1), ("skip", 1)])
def test_a_person_decides_who_a_doubtful_row_is(decision, people):
    take("mot.csv", HEAD + "Nguyễn Mẫu Hùng,1975,,Sở Mẫu,ThS,\n")
    data = (HEAD + "Nguyễn Mẫu Hùng,1975,,Sở Khác,TS,\n").encode()
    intake = running.look_through(
        intakes.upload(name="hai.csv", data=data, body=None, by=SYSTEM), TODAY
    )
    intakes.decide(row=intake.kept_rows.get(), decision=decision, corrections={}, by=SYSTEM)
    intakes.confirm(intake=intake, by=SYSTEM)
    running.write(intake=intake, by=SYSTEM, today=TODAY)
    assert Person.objects.count() == people


def test_a_wrong_cell_corrected_makes_its_row_new():
    data = (HEAD + "Nguyễn Mẫu An,31/02/1975,,Sở Mẫu,ThS,\n").encode()
    intake = running.look_through(
        intakes.upload(name="a.csv", data=data, body=None, by=SYSTEM), TODAY
    )
    intakes.decide(
        row=intake.kept_rows.get(), decision="", corrections={"B2": "28/02/1975"}, by=SYSTEM
    )
    assert running.look_through(intake, TODAY).counts["new"] == 1


def test_what_an_office_chose_for_a_column_is_remembered():
    body, data = make_body(), "Họ và tên,Năm sinh,Cột lạ\nNguyễn Mẫu An,1975,Toán\n".encode()
    intake = intakes.upload(name="a.csv", data=data, body=body, by=SYSTEM)
    intakes.choose_columns(intake=intake, chosen={"cot la": "speciality"}, by=SYSTEM)
    later = running.look_through(
        intakes.upload(name="b.csv", data=data, body=body, by=SYSTEM), TODAY
    )
    assert later.columns["Cột lạ"] == "speciality"


def test_an_identity_number_is_sealed_and_found_again():
    take("mot.csv", HEAD + "Nguyễn Mẫu An,1975,001075000001,Sở Mẫu,ThS,\n")
    guarded = Guarded.objects.get()
    assert b"001075000001" not in bytes(guarded.identity_sealed) + bytes(
        guarded.identity_key or b""
    )
    assert take("hai.csv", HEAD + "Nguyễn Mẫu An,,001075000001,,,\n").counts["same"] == 1


def test_undo_is_refused_after_a_later_change():
    first = take("mot.csv", HEAD + "Nguyễn Mẫu An,1975,001075000001,Sở Mẫu,ThS,\n")
    take("hai.csv", HEAD + "Nguyễn Mẫu An,1975,001075000001,Sở Khác,ThS,\n")
    with pytest.raises(Conflict):
        intakes.undo(intake=first, by=SYSTEM)


def test_an_officer_takes_in_lists_of_their_own_body_only():
    officer = make_actor(Role.BODY_OFFICER, make_body("Sở Một"))
    with pytest.raises(NotAllowed):
        intakes.upload(name="a.csv", data=HEAD.encode(), body=make_body("Sở Hai"), by=officer)
    assert not Intake.objects.exists()


def sent_by_an_officer(body, data):
    officer = make_actor(Role.BODY_OFFICER, body)
    intake = intakes.upload(
        name="cua-don-vi.csv", data=(HEAD + data).encode(), body=body, by=officer
    )
    return running.look_through(intake, TODAY)


def test_an_officer_s_list_tells_nothing_of_people_at_other_bodies():
    make_person("Nguyễn Mẫu An", make_body("Sở Khác"), identity="001075000001")
    row = sent_by_an_officer(
        make_body("Sở Mẫu"), "Nguyễn Mẫu An,1980,001075000001,Sở Mẫu,TS,\n"
    ).kept_rows.get()
    assert (row.outcome, row.changes, row.person) == ("doubtful", [], None)
    assert "Sở Khác" not in str(row.problems)


def test_what_an_officer_s_list_says_is_confirmed_by_the_body():
    body = make_body("Sở Mẫu")
    intake = sent_by_an_officer(body, "Nguyễn Mẫu An,1980,,Sở Mẫu,TS,\n")
    intakes.confirm(intake=intake, by=SYSTEM)
    running.write(intake=intake, by=SYSTEM, today=TODAY)
    assert Person.objects.get().origin.kind == "confirmed"


@pytest.mark.parametrize("decision", ["new", "right", "same"])
def test_two_rows_never_become_two_people_of_one_identity_number(decision):
    row = "Nguyễn Mẫu An,1980,001075000001,Sở Mẫu,TS,\n"
    intake = intakes.upload(name="a.csv", data=(HEAD + row + row).encode(), body=None, by=SYSTEM)
    running.look_through(intake, TODAY)
    intakes.decide(row=intake.kept_rows.get(), decision=decision, corrections={}, by=SYSTEM)
    intakes.confirm(intake=intake, by=SYSTEM)
    done = running.write(intake=intake, by=SYSTEM, today=TODAY)
    assert (done.counts["new"], Person.objects.count()) == (1, 1)


def test_somebody_else_never_gets_a_known_identity_number():
    make_person("Nguyễn Mẫu An", identity="001075000001")
    row = "Trần Mẫu Bình,1980,001075000001,Sở Mẫu,TS,\n"
    intake = intakes.upload(name="a.csv", data=(HEAD + row).encode(), body=None, by=SYSTEM)
    running.look_through(intake, TODAY)
    intakes.decide(row=intake.kept_rows.get(), decision="new", corrections={}, by=SYSTEM)
    assert running.look_through(intake, TODAY).counts["doubtful"] == 1


def test_a_value_seen_on_paper_is_not_changed_by_a_list():
    person = make_person("Nguyễn Mẫu An", identity="001075000001", workplace="Sở Mẫu")
    seen = Origin.objects.create(kind="seen", at=person.changed_at, by="Mẫu", paper="CCCD")
    Person.objects.filter(pk=person.pk).update(origins={"birth": seen.pk})
    again = take("a.csv", HEAD + "Nguyễn Mẫu An,13/05/1975,001075000001,Sở Mẫu,,\n")
    assert again.counts["doubtful"] == 1


def test_a_body_s_own_list_is_its_own_where_another_body_has_its_name():
    bodies = [make_body("Sở Mẫu", key=name_key("Sở Mẫu"), province=name) for name in ("Một", "Hai")]
    take("a.csv", HEAD + "Nguyễn Mẫu An,1980,,Sở Mẫu,TS,\nNguyễn Mẫu Ba,1980,,,TS,\n", bodies[1])
    assert set(Person.objects.values_list("body", flat=True)) == {bodies[1].pk}
