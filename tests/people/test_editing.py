"""Changing a profile by hand: read as lists are, refused in a sentence, with where it comes from."""

import pytest

from hientai.core.models import AuditLine
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import Role
from hientai.people.domain.typed import WrongValue
from hientai.people.models import Origin, Person
from hientai.people.services.editing import SeenOtherwise, add_person, change_profile
from hientai.people.services.saying import PaperMissing
from tests.factories import make_actor, make_body
from tests.people.making import make_person

pytestmark = pytest.mark.django_db
DECLARED, SEEN = Origin.Kind.DECLARED, Origin.Kind.SEEN


@pytest.fixture
def body():
    return make_body("Sở Mẫu")


@pytest.fixture
def person(body):
    return make_person(body=body)


@pytest.fixture
def steward():
    return make_actor(Role.STEWARD)


def test_values_are_read_as_lists_are(person, steward):
    values = {"birth": "3.2.1980", "sex": "nữ", "academic_title": "PGS", "party": "x"}
    changed = change_profile(person=person, values=values, kind=DECLARED, by=steward)
    assert set(changed) == {"birth", "sex", "academic_title", "party"}
    assert (person.birth, person.birth_year, person.sex) == ("1980-02-03", 1980, "Nữ")
    assert (person.academic_title, person.guarded.party) == ("associate_professor", "yes")


def test_a_wrong_value_is_refused_by_its_field_and_nothing_is_written(person, steward):
    values = {"sex": "Nam", "birth": "31/02/1980"}
    with pytest.raises(WrongValue, match="Ngày sinh “31/02/1980”: không phải ngày có thật"):
        change_profile(person=person, values=values, kind=DECLARED, by=steward)
    assert Person.objects.get(pk=person.pk).sex == ""


def test_only_what_differs_is_written_with_its_origin(person, steward):
    values = {"birth": "12/05/1975", "home_place": "xã Mẫu"}
    assert change_profile(person=person, values=values, kind=DECLARED, by=steward) == (
        "home_place",
    )
    assert set(person.origins) == {"home_place"}
    assert change_profile(person=person, values=values, kind=DECLARED, by=steward) == ()
    assert AuditLine.objects.filter(action="person.changed").count() == 1


def test_the_log_names_a_guarded_field_and_not_its_value(person, steward):
    values = {"phone": "0988 777 666", "note": "Mới"}
    change_profile(person=person, values=values, kind=DECLARED, by=steward)
    details = AuditLine.objects.get(action="person.changed").details
    assert details["guarded"] == ["phone"]
    assert details["changes"] == [{"field": "note", "before": "", "after": "Mới"}]
    assert "777" not in str(details)


def test_derived_columns_follow(person, steward):
    values = {"name": "TRẦN MẪU BÌNH", "degree": "Tiến sĩ Thú y 2010"}
    change_profile(person=person, values=values, kind=DECLARED, by=steward)
    assert (person.name, person.name_fold) == ("Trần Mẫu Bình", "tran mau binh")
    assert (person.degree, person.speciality, person.field_of_science) == ("doctor", "Thú y", "4")
    assert "thu y" in person.search_key


def test_an_empty_value_empties_its_field(person, steward):
    change_profile(person=person, values={"birth": "", "identity": ""}, kind=DECLARED, by=steward)
    assert (person.birth, person.birth_year, person.guarded.identity_key) == ("", None, None)


def test_a_name_cannot_be_emptied(person, steward):
    with pytest.raises(WrongValue, match="Họ và tên"):
        change_profile(person=person, values={"name": " "}, kind=DECLARED, by=steward)


def test_the_same_value_seen_on_a_paper_says_so(person, steward):
    paper = "Giấy khai sinh"
    values = {"birth": "12/05/1975"}
    change_profile(person=person, values=values, kind=SEEN, by=steward, paper=paper)
    origin = Origin.objects.get(pk=person.origins["birth"])
    assert (origin.kind, origin.paper) == (SEEN, paper)
    with pytest.raises(SeenOtherwise, match="Ngày sinh"):
        change_profile(person=person, values={"birth": "1976"}, kind=DECLARED, by=steward)


def test_a_paper_that_was_seen_has_a_name(person, steward):
    with pytest.raises(PaperMissing):
        change_profile(person=person, values={"birth": "1976"}, kind=SEEN, by=steward)


def test_an_identity_number_is_one_persons(person, body, steward):
    make_person("Trần Mẫu Bình", body, identity="001080000009")
    with pytest.raises(Conflict):
        change_profile(
            person=person, values={"identity": "001080000009"}, kind=DECLARED, by=steward
        )


def test_a_sector_is_one_of_the_provinces_and_can_be_left_to_words_again(person, steward):
    with pytest.raises(WrongValue, match="Ngành"):
        change_profile(person=person, values={"sector": "Phép thuật"}, kind=DECLARED, by=steward)
    change_profile(person=person, values={"sector": "Y tế"}, kind=DECLARED, by=steward)
    assert (person.sector.name, person.sector_decided) == ("Y tế", True)
    change_profile(person=person, values={"sector": ""}, kind=DECLARED, by=steward)
    assert (person.sector.name, person.sector_decided) == ("Nội vụ, tư pháp", False)


def test_officers_change_their_own_people_and_leaders_nobody(person, body):
    own, other = make_actor(Role.BODY_OFFICER, body), make_actor(Role.BODY_OFFICER, make_body("B"))
    change_profile(person=person, values={"note": "a"}, kind=DECLARED, by=own)
    for actor in (other, make_actor(Role.LEADER)):
        with pytest.raises(NotAllowed):
            change_profile(person=person, values={"note": "b"}, kind=DECLARED, by=actor)


def test_somebody_is_added_to_the_officers_body_only(body):
    officer = make_actor(Role.BODY_OFFICER, body)
    values = {"name": "Lê Mẫu Chi", "birth": "1990", "degree": "ThS Luật"}
    person = add_person(values=values, kind=DECLARED, by=officer, body=body)
    assert (person.body, person.workplace, person.counts) == (body, "Sở Mẫu", True)
    with pytest.raises(NotAllowed):
        add_person(values={**values, "workplace": "Nơi khác"}, kind=DECLARED, by=officer, body=body)
