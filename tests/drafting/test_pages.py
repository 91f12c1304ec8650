"""The pages of papers on their way."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hientai.drafting.models import Draft
from hientai.drafting.services import submit
from hientai.duties.models import Duty
from hientai.kernel.permissions import SYSTEM, Role
from tests.drafting.sample import (
    POINT,
    asked_about,
    commented,
    drafted,
    make_owed,
    make_wanted,
    started,
)
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def words(response):
    return " ".join(response.content.decode().split())


def enter(client, body):
    client.force_login(make_user(Role.BODY_OFFICER, body))
    return client


def detail(client, draft):
    return words(client.get(reverse("drafting:detail", args=[draft.pk])))


def test_a_duty_s_page_offers_to_begin_its_paper(client):
    duty = make_owed()
    wanted = make_wanted(duty.task)
    page = words(enter(client, duty.body).get(reverse("duties:detail", args=[duty.pk])))
    assert "Bắt đầu soạn thảo" in page
    client.post(reverse("drafting:start", args=[wanted.pk, duty.pk]))
    assert Draft.objects.get().wanted == wanted


def test_a_duty_s_page_says_where_its_paper_stands(client):
    draft = started()
    page = words(enter(client, draft.body).get(reverse("duties:detail", args=[draft.duty_id])))
    assert "Mở quá trình soạn thảo" in page


def test_a_version_is_uploaded_and_sent_back(client):
    draft = started()
    file = SimpleUploadedFile("du-thao.txt", "Dự thảo".encode())
    enter(client, draft.body).post(
        reverse("drafting:add-version", args=[draft.pk]), {"file": file, "note": "bản đầu"}
    )
    assert "bản đầu" in detail(client, draft)
    version = draft.versions.get()
    answer = client.get(reverse("drafting:file", args=[draft.pk, version.file_id]))
    assert b"".join(answer.streaming_content) == "Dự thảo".encode()


def test_the_file_of_another_paper_is_not_sent(client):
    draft, other = started(), drafted()
    address = reverse("drafting:file", args=[draft.pk, other.versions.get().file_id])
    assert enter(client, draft.body).get(address).status_code == 404


def test_what_is_refused_is_said_on_the_page(client):
    draft = started()
    answer = enter(client, draft.body).post(reverse("drafting:submit", args=[draft.pk]), {})
    assert (answer.status_code, "Ghi số tờ trình" in words(answer)) == (422, True)


def test_a_body_comments_point_by_point(client):
    asked = asked_about()
    address = reverse("drafting:comment", args=[asked.pk])
    assert "dự thảo chờ đơn vị góp ý" in words(
        enter(client, asked.body).get(reverse("drafting:list"))
    )
    assert client.post(address, {}).status_code == 422
    client.post(address, {"place1": "Điều 3", "text1": "Nâng mức thù lao."})
    assert "Nâng mức thù lao." in detail(client, asked.draft)


def test_a_comment_is_answered_on_the_page_of_the_paper(client):
    asked = commented()
    one = asked.comments.get()
    enter(client, asked.draft.body).post(
        reverse("drafting:answer", args=[one.pk]), {"outcome": "partly", "words": "Nâng 20%."}
    )
    assert "Nâng 20%." in detail(client, asked.draft)


def test_issuing_from_the_page_finishes_the_duty(client):
    draft = submit(draft=drafted(), number="1/TTr", submitted_to="UBND", by=SYSTEM)
    sent = {"number": "15/QĐ-UBND", "issued": "20/11/2026", "done": "on"}
    enter(client, draft.body).post(reverse("drafting:issue", args=[draft.pk]), sent)
    assert not Duty.objects.filter(done_on=None).exists()
    assert "15/QĐ-UBND" in detail(client, draft)


def test_the_list_is_narrowed_by_step(client):
    drafted()
    enter(client, started().body)
    page = words(client.get(reverse("drafting:list"), {"step": "issued"}))
    assert "0 văn bản" in page


def test_the_page_of_a_paper_says_where_its_making_stands(client):
    draft = started()
    enter(client, draft.body)
    page = words(client.get(reverse("documents:detail", args=[draft.wanted.document_id])))
    assert "Quá trình soạn thảo" in page


def test_a_paper_s_page_asks_a_bounded_number_of_times(client, django_assert_max_num_queries):
    asked = commented(points=[POINT] * 6)
    enter(client, asked.draft.body)
    with django_assert_max_num_queries(28):
        detail(client, asked.draft)
