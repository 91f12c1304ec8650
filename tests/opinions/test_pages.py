"""The pages of difficulties."""

import pytest
from django.urls import reverse

from hientai.kernel.permissions import Role
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
    assert "Rút kiến nghị" in page


def test_taking_back(as_officer, opinion):
    as_officer.post(reverse("opinions:act", args=[opinion.pk, "rut"]))
    opinion.refresh_from_db()
    assert opinion.state == Opinion.State.CLOSED


def test_a_difficulty_of_others_is_not_found(client, opinion):
    client.force_login(make_user(Role.BODY_OFFICER, make_body("Sở Y tế")))
    assert client.get(reverse("opinions:detail", args=[opinion.pk])).status_code == 404
