"""Judging objectives in words, and targets with what is known of them."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from hientai.core import audit
from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor
from hientai.reviews.domain.judging import Verdict
from hientai.reviews.domain.refusals import BadReview
from hientai.reviews.models import Assessment, Review
from hientai.reviews.services.writing import check_draft


def judge(
    *, assessment: Assessment, verdict: Verdict, words: str, value: str = "", by: Actor
) -> None:
    """Say how an objective or a target stands."""
    with transaction.atomic():
        review = Review.objects.select_for_update().get(pk=assessment.review_id)
        check_draft(review, by)
        before = {"verdict": assessment.verdict, "words": assessment.words}
        assessment.verdict, assessment.words = verdict.value, words.strip()
        assessment.value = value.strip()[:100] if assessment.is_target else ""
        assessment.changed_at, assessment.changed_by = timezone.now(), by.label
        assessment.save()
        audit.record(
            by=by, action="review.judged", target=review, what=str(assessment),
            before=before, after={"verdict": verdict.value, "words": assessment.words},
        )  # fmt: skip


def add_objective(*, review: Review, text: str, by: Actor) -> Assessment:
    """Add an objective in words that a plan names."""
    if not text.strip():
        raise BadReview(noop("Ghi mục tiêu cần đánh giá."))
    with transaction.atomic():
        check_draft(Review.objects.select_for_update().get(pk=review.pk), by)
        made = Assessment.objects.create(
            review=review, text=text.strip(), order=review.assessments.count()
        )
        audit.record(by=by, action="review.judged", target=review, added=str(made))
    return made


def drop_objective(*, assessment: Assessment, by: Actor) -> None:
    with transaction.atomic():
        review = Review.objects.select_for_update().get(pk=assessment.review_id)
        check_draft(review, by)
        audit.record(by=by, action="review.judged", target=review, dropped=str(assessment))
        assessment.delete()
