"""A frozen review read back, and how it differs from today."""

from __future__ import annotations

from hientai.core.models import StoredFile
from hientai.kernel.errors import Conflict, noop
from hientai.reports.selectors import facts_of, rows_of
from hientai.reviews.domain.differences import Difference, differing, explained
from hientai.reviews.domain.freezing import Frozen, digest, from_bytes
from hientai.reviews.models import Review
from hientai.reviews.selectors.composing import gathered


def frozen_bytes(review: Review) -> bytes:
    """Return what was kept, or refuse it when it is no longer what was kept."""
    stored: StoredFile | None = review.frozen
    if stored is None:
        raise Conflict(noop("Báo cáo này chưa chốt."))
    with stored.content.open("rb") as file:
        data: bytes = file.read()
    if digest(data) != stored.sha256:
        raise Conflict(noop("Bản chốt lưu trên máy chủ không còn đúng mã băm. Báo quản trị viên."))
    return data


def frozen_review(review: Review) -> Frozen:
    return from_bytes(frozen_bytes(review))


def differences(review: Review, frozen: Frozen) -> list[Difference]:
    """Return the figures that would be others today, with the duties that make it so.

    Today's figures are of the day on which the review was frozen: only corrections count.
    """
    compared = any(figure.query.before for figure in frozen.content.figures)
    today = frozen.report.span.today
    found = gathered(review, today, bodies=frozen.bodies, compared=compared)
    pairs = differing(frozen, found.report)
    if not pairs:
        return []
    rows = facts_of(rows_of(found).order_by("pk"), found.moved)
    return explained(pairs, frozen, found.report, rows)
