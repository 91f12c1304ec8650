"""The pages by which profiles are changed by hand: what they ask, refuse, write down and show."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hientai.accounts.models import Membership
from hientai.core.models import AuditLine
from hientai.kernel.permissions import Role
from hientai.people.models import Person
from tests.factories import make_body, make_user
from tests.people.making import make_person

pytestmark = pytest.mark.django_db
SAID = {"kind": "declared"}


@pytest.fixture
def body():
    return make_body("Sở Mẫu")


@pytest.fixture
def person(body):
    return make_person(body=body, workplace="Sở Mẫu", position="Chuyên viên")


@pytest.fixture
def steward(client):
    client.force_login(make_user(Role.STEWARD))
    return client


def text(answer):
    return answer.content.decode()


def test_somebody_like_that_is_shown_before_anybody_is_added(steward, person):
    typed = {**SAID, "name": "Nguyễn Mẫu An", "birth": "1975", "workplace": "Sở Mẫu"}
    asked = steward.post(reverse("people:add"), typed)
    assert "Có thể người này đã có hồ sơ" in text(asked)
    assert Person.objects.count() == 1
    steward.post(reverse("people:add"), {**typed, "new": "1"})
    assert Person.objects.count() == 2


def test_a_namesake_out_of_reach_is_only_hinted_at(client, person):
    other = make_body("Sở Khác")
    client.force_login(make_user(Role.BODY_OFFICER, other))
    typed = {**SAID, "name": "Nguyễn Mẫu An", "birth": "1975", "workplace": "Sở Khác"}
    page = text(client.post(reverse("people:add"), typed))
    assert "Một hồ sơ cùng tên ở đơn vị khác" in page
    assert reverse("people:detail", args=[person.pk]) not in page


def test_a_wrong_value_is_shown_at_its_field(steward, person):
    address = reverse("people:edit", args=[person.pk, "chung"])
    answer = steward.post(address, {**SAID, "name": "Nguyễn Mẫu An", "birth": "31/02/1980"})
    assert answer.status_code == 422
    assert "không phải ngày có thật" in str(answer.context["form"].errors["birth"])


def test_a_value_seen_on_a_paper_shows_it_and_its_file(steward, person):
    file = SimpleUploadedFile("khai-sinh.pdf", b"%PDF-1.4 mau")
    typed = {"kind": "seen", "paper": "Giấy khai sinh 12", "file": file}
    address = reverse("people:edit", args=[person.pk, "chung"])
    steward.post(address, {**typed, "name": "Nguyễn Mẫu An", "birth": "13/05/1975"})
    page = text(steward.get(reverse("people:detail", args=[person.pk])))
    assert "đã xem giấy tờ: Giấy khai sinh 12" in page
    origin = Person.objects.get(pk=person.pk).origins["birth"]
    answer = steward.get(reverse("people:paper", args=[person.pk, origin]))
    assert b"".join(answer.streaming_content) == b"%PDF-1.4 mau"
    assert AuditLine.objects.filter(action="person.guarded_seen").count() == 1


def test_a_paper_speaks_of_what_it_is_said_to_speak_of(steward, person):
    typed = {"kind": "seen", "paper": "Giấy khai sinh 12", "name": "Nguyễn Mẫu An"}
    address = reverse("people:edit", args=[person.pk, "chung"])
    steward.post(address, {**typed, "birth": "12/05/1975", "sex": "Nam", "also": ["birth"]})
    assert set(Person.objects.get(pk=person.pk).origins) == {"birth", "sex"}


def test_a_paper_of_another_profile_is_not_sent(steward, person, body):
    file = SimpleUploadedFile("a.pdf", b"%PDF-1.4")
    other = make_person("Trần Mẫu Bình", body)
    address = reverse("people:edit", args=[other.pk, "chung"])
    steward.post(address, {"kind": "seen", "file": file, "name": "Trần Mẫu Bình", "birth": "1980"})
    origin = Person.objects.get(pk=other.pk).origins["birth"]
    assert steward.get(reverse("people:paper", args=[person.pk, origin])).status_code == 404


def test_opening_guarded_values_to_change_them_is_a_look(steward, person):
    page = steward.get(reverse("people:edit", args=[person.pk, "nhay-cam"]))
    assert "Tày" in text(page)
    assert AuditLine.objects.filter(action="person.guarded_seen", target_id=person.pk).count() == 1


def test_a_group_that_tells_health_is_shown_with_sensitive_values_only(steward, person):
    typed = {**SAID, "value": "disabled"}
    steward.post(reverse("people:row-add", args=[person.pk, "policy_group"]), typed)
    assert "khuyết tật" not in text(steward.get(reverse("people:detail", args=[person.pk])))
    opened = steward.post(reverse("people:guarded", args=[person.pk]), {"guard": "sensitive"})
    assert "Người khuyết tật" in text(opened)
    assert "Dân tộc thiểu số" in text(opened)


def test_a_position_is_added_ended_and_stays_in_the_history(steward, person):
    held = person.positions.get()
    typed = {**SAID, "workplace": "Sở Mẫu", "title": "Chuyên viên", "until": "31/12/2023"}
    steward.post(reverse("people:row", args=[person.pk, "position", held.pk]), typed)
    new = {**SAID, "workplace": "Viện Mẫu", "title": "Viện trưởng", "since": "01/2024"}
    steward.post(reverse("people:row-add", args=[person.pk, "position"]), new)
    page = text(steward.get(reverse("people:detail", args=[person.pk])))
    assert "đến 31/12/2023" in " ".join(page.split())
    assert "Viện trưởng, Viện Mẫu" in page


def test_an_officer_changes_nobody_of_another_body(client, person):
    user = make_user(Role.BODY_OFFICER, make_body("Sở Khác"))
    Membership.objects.create(user=user, role=Role.LEADER)
    client.force_login(user)
    address = reverse("people:edit", args=[person.pk, "chung"])
    assert client.get(address).status_code == 403
    assert "Ghi tình trạng" not in text(client.get(reverse("people:detail", args=[person.pk])))


def test_of_the_dead_a_page_says_why_values_are_closed(client, person, body):
    client.force_login(make_user(Role.BODY_OFFICER, body))
    typed = {**SAID, "status": "dead", "since": "2025"}
    client.post(reverse("people:status", args=[person.pk]), typed)
    page = text(client.get(reverse("people:detail", args=[person.pk])))
    assert "chỉ đầu mối còn xem được" in page


def test_a_profile_asks_a_bounded_number_of_questions(
    steward, person, django_assert_max_num_queries
):
    for number in range(8):
        for kind, value in (("works", {"value": f"Công trình {number}"}),):
            steward.post(reverse("people:row-add", args=[person.pk, kind]), {**SAID, **value})
    with django_assert_max_num_queries(30):
        steward.get(reverse("people:detail", args=[person.pk]))
