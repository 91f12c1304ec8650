"""Freezing a review: what it says now is kept for good."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from hientai.core import audit, files
from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor
from hientai.reports.domain.content import Words
from hientai.reviews.domain.freezing import as_bytes
from hientai.reviews.domain.refusals import BadReview
from hientai.reviews.models import Review
from hientai.reviews.selectors.composing import composed_review
from hientai.reviews.services.writing import check_draft

JSON = "application/json"


def freeze(*, review: Review, by: Actor, today: date | None = None) -> Review:
    """Keep every figure, list and text of this moment; from now on nothing of it changes."""
    with transaction.atomic():
        locked = Review.objects.select_for_update().get(pk=review.pk)
        check_draft(locked, by)
        today = today or timezone.localdate()
        if locked.start > today:
            raise BadReview(noop("Kỳ báo cáo chưa bắt đầu nên chưa chốt được."))
        found = composed_review(locked, today, whole=True)
        unknown = [
            name
            for section in found.content.sections
            for part in section.parts
            if isinstance(part, Words)
            for name in part.unknown
        ]
        if unknown:
            raise BadReview(
                noop("Đoạn văn còn gọi số liệu không có: %(names)s. Sửa rồi chốt."),
                names=", ".join(dict.fromkeys(unknown)),
            )
        data = as_bytes(found.as_frozen(locked, by.label))
        locked.frozen = files.keep(
            name=f"bao-cao-{locked.pk}-chot.json", data=data, media_type=JSON, by=by
        )
        locked.state, locked.seen_on = Review.State.FROZEN, today
        locked.frozen_at, locked.frozen_by = timezone.now(), by.label
        locked.save()
        audit.record(by=by, action="review.frozen", target=locked, sha256=locked.frozen.sha256)
    return locked
