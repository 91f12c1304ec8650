"""Issuing a frozen review, and what becomes of it at its addressees."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from hientai.core import audit, files
from hientai.documents.models import Document
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.papers import number_text
from hientai.kernel.permissions import Actor, Permission
from hientai.reports.domain.paper import KIND
from hientai.reports.papers import as_docx
from hientai.reviews.domain.freezing import Frozen
from hientai.reviews.domain.refusals import BadReview
from hientai.reviews.models import Addressee, Review
from hientai.reviews.selectors.frozen import frozen_review

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def issue(*, review: Review, number: int, symbol: str, on: date, by: Actor) -> Review:
    """Give a frozen review its number and date, keep its paper, and record it as a document."""
    by.require(Permission.REVIEW_EDIT, of=[review.steward_id])
    with transaction.atomic():
        locked = Review.objects.select_for_update().get(pk=review.pk)
        if locked.state != Review.State.FROZEN:
            raise Conflict(noop("Chỉ phát hành báo cáo đã chốt và chưa phát hành."))
        if locked.seen_on and on < locked.seen_on:
            raise BadReview(
                noop("Ngày phát hành không trước ngày chốt số liệu %(day)s."),
                day=locked.seen_on.strftime("%d/%m/%Y"),
            )
        frozen = frozen_review(locked)
        head = replace(frozen.head, number=number, symbol=symbol, day=on)
        data = as_docx(frozen.content, head)
        locked.number, locked.symbol, locked.issued_on = number, symbol, on
        locked.paper = files.keep(
            name=f"bao-cao-{number:02d}.docx", data=data, media_type=DOCX, by=by
        )
        locked.document = _document(locked, frozen, on)
        locked.state = Review.State.ISSUED
        locked.save()
        audit.record(by=by, action="review.issued", target=locked, number=locked.document.number)
    return locked


def _document(review: Review, frozen: Frozen, on: date) -> Document:
    head = frozen.head
    named = number_text(review.number, review.symbol, head.form)
    return Document.objects.create(
        kind=KIND,
        number=named,
        symbol=review.symbol,
        place=head.place[:80],
        issuer=head.issuer[:200],
        province=review.steward.province,
        issued=on.isoformat(),
        title=frozen.content.title,
        recipients=list(head.recipients),
        file=review.paper,
    )


def mark_addressee(
    *, addressee: Addressee, state: str, on: date | None, reason: str, by: Actor
) -> None:
    """Say that the report was sent to an addressee, received there, or returned with a reason."""
    review = addressee.review
    by.require(Permission.REVIEW_EDIT, of=[review.steward_id])
    if review.state != Review.State.ISSUED:
        raise Conflict(noop("Báo cáo chưa phát hành nên chưa gửi đi đâu."))
    if state == Addressee.State.RETURNED and not reason.strip():
        raise BadReview(noop("Ghi lý do trả lại."))
    with transaction.atomic():
        addressee.state = Addressee.State(state)
        addressee.on = on or timezone.localdate()
        addressee.reason, addressee.marked_by = reason.strip(), by.label
        addressee.save()
        audit.record(
            by=by, action="review.marked", target=review, to=addressee.name, state=str(state)
        )


def add_addressee(*, review: Review, name: str, by: Actor) -> Addressee:
    """Add somebody whom the report goes to beside those of the reporting calendar."""
    by.require(Permission.REVIEW_EDIT, of=[review.steward_id])
    if not name.strip():
        raise BadReview(noop("Ghi tên nơi nhận."))
    with transaction.atomic():
        made = Addressee.objects.create(
            review=review, name=name.strip()[:300], order=review.addressees.count()
        )
        audit.record(by=by, action="review.marked", target=review, added=made.name)
    return made
