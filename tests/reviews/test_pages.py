"""The pages of a review: what they show, in a bounded number of questions."""

import shutil
from datetime import date

import pytest
from django.urls import reverse

from hientai.core.papers import pdf
from hientai.kernel.permissions import Role
from hientai.reports import papers
from hientai.reviews.selectors import composed_review
from hientai.reviews.services import freeze
from tests.factories import make_body, make_duty, make_user
from tests.reviews.world import TODAY

DRAFT_QUESTIONS = 60


@pytest.fixture
def steward(client, made):
    client.force_login(make_user(Role.STEWARD, made.steward))
    return client


def page(review, name="show"):
    return reverse(f"reviews:{name}", args=[review.pk])


@pytest.mark.parametrize("more", [0, 12])
def test_a_draft_asks_as_many_questions_however_large(
    steward, review, made, more, django_assert_max_num_queries
):
    for number in range(more):
        make_duty(made.done.task, make_body(f"Sở {number}"), due_on=date(2025, 3, 1))

    with django_assert_max_num_queries(DRAFT_QUESTIONS):
        assert steward.get(page(review)).status_code == 200


def test_an_autosaved_passage_answers_with_one_sentence(steward, review):
    address = reverse("reviews:passage", args=[review.pk, "overall", "words"])

    answer = steward.post(address, {"text": "Đã chỉ đạo."}, headers={"X-Autosave": "1"})

    assert answer.content.decode().startswith("Đã lưu lúc")


def test_a_figure_is_inserted_without_a_script_too(steward, review):
    address = reverse("reviews:passage", args=[review.pk, "overall", "words"])

    steward.post(address, {"text": "Còn", "insert": "quá hạn", "within": "kỳ trước"})

    passage = review.sections.get(key="overall").passages.get()
    assert passage.text == "Còn {{quá hạn, kỳ trước}}"


def test_a_chip_asks_for_its_number(steward, review):
    assert steward.get(page(review, "figure"), {"ten": "đến hạn"}).content == b"2"


def test_a_frozen_review_shows_its_hash_and_its_lists(steward, review, made):
    frozen = freeze(review=review, by=made.actor, today=TODAY)

    shown = steward.get(page(frozen) + "?state=overdue").content.decode()

    assert frozen.frozen is not None
    assert frozen.frozen.sha256 in shown
    assert "Xây dựng Đề án thành lập Trung tâm" in shown


def test_what_was_frozen_is_given_byte_for_byte(steward, review, made):
    frozen = freeze(review=review, by=made.actor, today=TODAY)

    data = steward.get(page(frozen, "json")).content

    assert frozen.frozen is not None
    with frozen.frozen.content.open() as file:
        assert file.read() == data


def test_without_libreoffice_a_sentence_says_so(steward, review):
    answer = steward.get(page(review, "pdf"))

    assert answer.status_code == 422
    assert "chưa cài LibreOffice" in answer.content.decode()


@pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice")
def test_a_review_is_a_pdf_where_libreoffice_is(review, settings):
    settings.PDF = True
    found = composed_review(review, TODAY, whole=True)

    assert pdf.to_pdf(papers.as_docx(found.content, found.head)).startswith(b"%PDF-")
