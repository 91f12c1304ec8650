"""Outlines of this province, in place of or beside the standard ones."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from hientai.core import audit
from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor, Permission
from hientai.reviews.domain.outlines import OutlineData
from hientai.reviews.domain.refusals import BadReview
from hientai.reviews.models import Outline


@dataclass(frozen=True)
class OutlineChange:
    """An outline as it is to be; an empty key makes a new one."""

    outline: OutlineData


def change_outline(*, change: OutlineChange, by: Actor) -> Outline:
    """Keep an outline for this province; reviews that were opened from it stay as they are."""
    by.require(Permission.OUTLINE_EDIT)
    data = change.outline
    if not data.sections:
        raise BadReview(noop("Đề cương phải có ít nhất một mục."))
    with transaction.atomic():
        key = data.key or _new_key()
        row, _new = Outline.objects.update_or_create(
            key=key,
            defaults={
                "name": data.name,
                "kinds": list(data.kinds),
                "form": data.form.value,
                "sections": [
                    {"key": one.key, "title": one.title, "parts": list(one.parts)}
                    for one in data.sections
                ],
                "annexes": list(data.annexes),
                "changed_by": by.label,
            },
        )
        audit.record(by=by, action="review.outlined", target=row, sections=len(data.sections))
    return row


def _new_key() -> str:
    taken = set(Outline.objects.values_list("key", flat=True))
    return next(key for n in range(1, len(taken) + 2) if (key := f"rieng-{n}") not in taken)


def forget_outline(*, outline: Outline, by: Actor) -> None:
    """Drop this province's outline; a standard one of the same key stands again."""
    by.require(Permission.OUTLINE_EDIT)
    with transaction.atomic():
        audit.record(by=by, action="review.outlined", target=outline, dropped=True)
        outline.delete()
