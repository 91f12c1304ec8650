"""The register's pages: what they find, what each role is shown, what is written down."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hientai.accounts.models import Membership
from hientai.core.models import AuditLine
from hientai.kernel.permissions import Role
from hientai.people.models import Intake, Person
from tests.factories import make_body, make_user
from tests.people.making import make_person

pytestmark = pytest.mark.django_db
HEAD = "Họ và tên,Ngày sinh,Trình độ\n"


@pytest.fixture
def body():
    return make_body("Sở Mẫu")


def signed_in(client, role, body=None):
    client.force_login(make_user(role, body))
    return client


def names(response):
    return [person.name for person in response.context["page"].object_list]


def test_marks_as_typed_stand_first_and_the_rest_follows(client, body):
    for name in ("Dương Mẫu An", "Đường Mẫu Yên", "Nguyễn Mẫu Dưỡng"):
        make_person(name, body)
    found = signed_in(client, Role.STEWARD).get(reverse("people:list"), {"q": "đường"})
    assert names(found) == ["Đường Mẫu Yên", "Dương Mẫu An", "Nguyễn Mẫu Dưỡng"]


def test_typed_without_marks_all_are_found_in_the_order_of_names(client, body):
    for name in ("Đường Mẫu Yên", "Dương Mẫu An"):
        make_person(name, body)
    found = signed_in(client, Role.STEWARD).get(reverse("people:list"), {"q": "duong ma"})
    assert names(found) == ["Dương Mẫu An", "Đường Mẫu Yên"]


def test_facets_narrow_and_count(client, body):
    make_person("Nguyễn Mẫu An", body, sex="Nữ")
    make_person("Nguyễn Mẫu Bình", body, sex="Nam")
    page = signed_in(client, Role.STEWARD).get(reverse("people:list"), {"group": "women"})
    group = next(facet for facet in page.context["facets"] if facet.name == "group")
    assert names(page) == ["Nguyễn Mẫu An"]
    assert {choice.value: choice.count for choice in group.choices}["women"] == 1


def test_the_list_asks_a_bounded_number_of_questions(client, body, django_assert_max_num_queries):
    for number in range(12):
        make_person(f"Nguyễn Mẫu Người {'abcdefghijkl'[number]}", body)
    signed_in(client, Role.STEWARD)
    with django_assert_max_num_queries(30):
        client.get(reverse("people:list"), {"q": "mẫu"})


def test_an_officer_sees_the_people_of_their_body_only(client, body):
    make_person("Nguyễn Mẫu An", body)
    other = make_person("Trần Mẫu Bình", make_body("Sở Khác"))
    officer = signed_in(client, Role.BODY_OFFICER, body)
    assert names(officer.get(reverse("people:list"))) == ["Nguyễn Mẫu An"]
    assert officer.get(reverse("people:detail", args=[other.pk])).status_code == 404


def test_guarded_values_are_hidden_until_asked_for(client, body):
    page = signed_in(client, Role.STEWARD).get(
        reverse("people:detail", args=[make_person(body=body).pk])
    )
    assert "Tày" not in page.content.decode()
    assert "001075" not in page.content.decode()


def test_each_look_at_guarded_values_is_written_down(client, body):
    person = make_person(body=body)
    page = signed_in(client, Role.STEWARD).post(
        reverse("people:guarded", args=[person.pk]), {"guard": "sensitive"}
    )
    assert "Tày" in page.content.decode()
    line = AuditLine.objects.get(action="person.guarded_seen")
    assert (line.target_id, "ethnicity" in line.details["fields"]) == (person.pk, True)


def test_a_leader_is_not_shown_sensitive_values(client, body):
    address = reverse("people:guarded", args=[make_person(body=body).pk])
    assert signed_in(client, Role.LEADER).post(address, {"guard": "sensitive"}).status_code == 403
    assert not AuditLine.objects.filter(action="person.guarded_seen").exists()


@pytest.mark.parametrize(("role", "sees"), [(Role.STEWARD, True), (Role.LEADER, False)])
def test_an_export_holds_the_columns_of_the_role(client, body, role, sees):
    make_person(body=body)
    answer = signed_in(client, role, body).post(reverse("people:export"))
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    text = str([list(row) for row in sheet.values])
    assert ("Tày" in text, "Dân tộc" in text, "0912000001" in text) == (sees, sees, sees)


def test_an_export_taken_in_again_changes_nothing(client, body):
    make_person(body=body, political_theory="Cao cấp", languages=("Tiếng Anh B2",))
    signed_in(client, Role.STEWARD, body)
    content = client.post(reverse("people:export")).content
    client.post(reverse("people:upload"), {"file": SimpleUploadedFile("lai.xlsx", content)})
    counts = Intake.objects.get().counts
    assert (counts["rows"], counts["same"]) == (1, 1)


def test_a_list_goes_from_upload_to_the_register_and_back(client):
    signed_in(client, Role.STEWARD)
    data = (HEAD + "Nguyễn Mẫu An,1975,ThS\nTrần Mẫu Bình,31/02/1980,TS\n").encode()
    client.post(reverse("people:upload"), {"file": SimpleUploadedFile("a.csv", data)})
    intake = Intake.objects.get()
    page = client.get(reverse("people:intake", args=[intake.pk])).content.decode()
    assert "a!B3" in page
    act = reverse("people:intake-act", args=[intake.pk])
    client.post(act, {"do": "confirm"})
    assert Person.objects.count() == 1
    client.post(act, {"do": "undo"})
    assert not Person.objects.exists()


def test_a_file_that_is_no_list_is_refused_in_one_sentence(client):
    signed_in(client, Role.STEWARD)
    client.post(reverse("people:upload"), {"file": SimpleUploadedFile("a.csv", b"mot,hai\n1,2\n")})
    assert "chưa có bảng nào" in Intake.objects.get().refusal


def test_a_file_of_another_kind_is_refused_at_the_door(client):
    file = SimpleUploadedFile("a.pdf", b"%PDF-1.4")
    answer = signed_in(client, Role.STEWARD).post(reverse("people:upload"), {"file": file})
    assert (answer.status_code, Intake.objects.count()) == (422, 0)


def test_an_export_leaves_out_what_may_not_be_seen_of_other_bodies(client, body):
    make_person("Nguyễn Mẫu An", body, ethnicity="Tày")
    make_person("Trần Mẫu Bình", make_body("Sở Khác"), ethnicity="Nùng")
    user = make_user(Role.BODY_OFFICER, body)
    Membership.objects.create(user=user, role=Role.LEADER)
    client.force_login(user)
    answer = client.post(reverse("people:export"))
    text = str(list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.values))
    assert ("Trần Mẫu Bình" in text, "Tày" in text, "Nùng" in text) == (True, True, False)
