"""The pages of difficulties."""

import pytest
from django.urls import reverse

from hientai.kernel.permissions import SYSTEM, Role
from hientai.opinions import services
from hientai.opinions.models import Opinion
from tests.factories import make_body, make_duty, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def duty():
    return make_duty()


@pytest.fixture
def as_officer(client, duty):
    client.force_login(make_user(Role.BODY_OFFICER, duty.body))
    return client


@pytest.fixture
def opinion(duty):
    return Opinion.objects.create(
        plan=duty.plan, duty=duty, body=duty.body, collector=duty.plan.steward, text="Thiếu vốn"
    )


def test_the_list_says_how_many_wait(as_officer, opinion):
    page = as_officer.get(reverse("opinions:list")).content.decode()
    assert "1 kiến nghị chờ trả lời" in page
    assert "nêu hôm nay" in page


def test_an_empty_list_says_where_difficulties_come_from(as_officer):
    assert "Chưa có kiến nghị nào" in as_officer.get(reverse("opinions:list")).content.decode()


def test_raising_from_a_duty(as_officer, duty):
    answer = as_officer.post(reverse("opinions:raise", args=[duty.pk]), {"text": "Thiếu vốn"})
    opinion = Opinion.objects.get()
    assert answer.url == reverse("opinions:detail", args=[opinion.pk])
    assert (opinion.duty, opinion.text) == (duty, "Thiếu vốn")


def test_raising_nothing_keeps_the_form(as_officer, duty):
    answer = as_officer.post(reverse("opinions:raise", args=[duty.pk]), {"proposal": "Đề nghị cấp"})
    assert answer.status_code == 422
    assert "Đề nghị cấp" in answer.content.decode()


def test_raising_names_who_will_answer(as_officer, duty):
    page = as_officer.get(reverse("opinions:raise", args=[duty.pk])).content.decode()
    assert f"Nêu khó khăn, vướng mắc với {duty.plan.steward}" in page


def test_a_duty_of_another_body_is_not_found(as_officer):
    other = make_duty(body=make_body("Sở Y tế"))
    assert as_officer.get(reverse("opinions:raise", args=[other.pk])).status_code == 404


def test_the_collector_answers_on_the_page(client, opinion):
    client.force_login(make_user(Role.STEWARD, opinion.collector))
    client.post(
        reverse("opinions:act", args=[opinion.pk, "tra-loi"]),
        {"words": "Đã cấp.", "outcome": "solved"},
    )
    page = client.get(reverse("opinions:detail", args=[opinion.pk])).content.decode()
    assert "Đã cấp." in page
    assert "Khép lại" in page


def test_an_empty_answer_keeps_the_form(client, opinion):
    client.force_login(make_user(Role.STEWARD, opinion.collector))
    answer = client.post(reverse("opinions:act", args=[opinion.pk, "tra-loi"]), {"words": ""})
    assert answer.status_code == 422
    assert "Lỗi: " in answer.content.decode()


def test_who_raised_it_gets_no_answer_form(as_officer, opinion):
    page = as_officer.get(reverse("opinions:detail", args=[opinion.pk])).content.decode()
    assert "Gửi trả lời" not in page
    assert "Rút lại" in page


def test_taking_back(as_officer, opinion):
    as_officer.post(reverse("opinions:act", args=[opinion.pk, "rut"]))
    opinion.refresh_from_db()
    assert opinion.state == Opinion.State.CLOSED


def test_a_difficulty_of_others_is_not_found(client, opinion):
    client.force_login(make_user(Role.BODY_OFFICER, make_body("Sở Y tế")))
    assert client.get(reverse("opinions:detail", args=[opinion.pk])).status_code == 404


def test_the_paper_by_which_it_went_up_names_it(client, opinion):
    client.force_login(make_user(Role.STEWARD, opinion.collector))
    sent = {"to": "Bộ Nội vụ", "number": "31/UBND-NC", "issued": "2/11/2026"}
    client.post(reverse("opinions:act", args=[opinion.pk, "gui-cap-tren"]), sent)
    paper = opinion.steps.last().paper
    page = client.get(reverse("documents:detail", args=[paper.pk])).content.decode()
    assert "Kiến nghị gửi, trả lời bằng văn bản này" in page
    assert opinion.text in page


def test_joining_on_the_page_and_what_is_found_by_words(client, opinion):
    client.force_login(make_user(Role.STEWARD, opinion.collector))
    other = Opinion.objects.create(
        plan=opinion.plan, body=make_body("Sở Y tế"), collector=opinion.collector, text="Thiếu đất"
    )
    address = reverse("opinions:act", args=[opinion.pk, "gop"])
    assert "Thiếu đất" in client.get(f"{address}?q=dat").content.decode()
    assert client.post(address, {}).status_code == 422
    client.post(address, {"others": [other.pk]})
    other.refresh_from_db()
    assert other.lead == opinion


def test_a_step_that_is_not_open_shows_no_form(as_officer, opinion):
    assert as_officer.get(reverse("opinions:act", args=[opinion.pk, "tra-loi"])).status_code == 403
    assert as_officer.get(reverse("opinions:act", args=[opinion.pk, "gi-do"])).status_code == 404


def test_a_person_s_difficulty_is_written_down_by_a_body(as_officer, duty):
    duty.plan.state = "confirmed"
    duty.plan.save()
    sent = {"plan": duty.plan_id, "body": duty.body_id, "source": "person", "text": "Thiếu đất"}
    assert as_officer.post(reverse("opinions:new"), sent).status_code == 422
    as_officer.post(reverse("opinions:new"), {**sent, "speaker": "Bà Mẫu"})
    assert Opinion.objects.get().from_whom == "Bà Mẫu (qua Sở Nội vụ)"


def test_who_wrote_it_down_is_told_where_to_take_the_answer(as_officer, opinion):
    Opinion.objects.update(speaker="Bà Mẫu", contact="0900 000 000")
    services.answer(opinion=opinion, answer="Đã cấp.", by=SYSTEM)
    page = as_officer.get(reverse("opinions:detail", args=[opinion.pk])).content.decode()
    assert "Báo kết quả tới Bà Mẫu: 0900 000 000." in page
