"""Editing a draft: its passages as they are typed, its sections, its title and signature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from hientai.core import audit
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.reviews.domain.outlines import ANNEX_LABELS, PART_LABELS
from hientai.reviews.domain.refusals import BadReview
from hientai.reviews.models import Edit, Passage, Review, Section

ONE_GO = timedelta(minutes=10)
LONGEST = 20_000


def check_draft(review: Review, by: Actor) -> None:
    """Refuse whoever may not edit a review, and every change of one that was frozen."""
    by.require(Permission.REVIEW_EDIT, of=[review.steward_id])
    if not review.is_draft:
        raise Conflict(noop("Báo cáo đã chốt nên không sửa được nữa. Muốn sửa, lập bản mới."))


def write_passage(
    *, section: Section, part: str, text: str, by: Actor, now: datetime | None = None
) -> Passage:
    """Keep what is typed for a part; what one person types in one go is one change."""
    now = now or timezone.now()
    if part not in section.parts:
        raise Conflict(noop("Mục này không còn đoạn đó nữa. Tải lại trang."))
    if len(text) > LONGEST:
        raise BadReview(noop("Đoạn văn dài quá %(most)s chữ."), most=LONGEST)
    with transaction.atomic():
        review = Review.objects.select_for_update().get(pk=section.review_id)
        check_draft(review, by)
        text = text.replace("\r\n", "\n").strip()
        passage = Passage.objects.filter(section=section, part=part).first()
        before = passage.text if passage else ""
        if passage and before == text:
            return passage
        passage, _new = Passage.objects.update_or_create(
            section=section,
            part=part,
            defaults={"text": text, "changed_at": now, "changed_by": by.label},
        )
        _note(review, passage, before, now, by)
    return passage


def _note(review: Review, passage: Passage, before: str, now: datetime, by: Actor) -> None:
    last = passage.edits.order_by("-at").first()
    if last and last.by == by.label and now - last.at < ONE_GO:
        last.after, last.at = passage.text, now
        last.save(update_fields=["after", "at"])
        return
    where = f"{passage.section.title}: {PART_LABELS[passage.part]}"[:300]
    Edit.objects.create(
        review=review, passage=passage, where=where, before=before, after=passage.text,
        at=now, by=by.label,
    )  # fmt: skip
    audit.record(by=by, action="review.written", target=review, where=where)


def drop_passage(*, section: Section, part: str, by: Actor) -> None:
    """Go back to the sentences that the figures tell by themselves."""
    with transaction.atomic():
        check_draft(Review.objects.select_for_update().get(pk=section.review_id), by)
        passage = Passage.objects.filter(section=section, part=part).first()
        if passage is None:
            return
        where = f"{section.title}: {PART_LABELS[part]}"[:300]
        Edit.objects.create(
            review=section.review, where=where, before=passage.text, at=timezone.now(), by=by.label
        )
        passage.delete()
        audit.record(by=by, action="review.written", target=section.review, where=where)


@dataclass(frozen=True)
class SectionChange:
    """A section as it is to be; `key` is empty for a new one."""

    key: str
    title: str
    parts: tuple[str, ...]


def arrange(
    *, review: Review, sections: tuple[SectionChange, ...], annexes: tuple[str, ...], by: Actor
) -> None:
    """Set the sections in their order; what is left out goes, with what was written there."""
    if not sections:
        raise BadReview(noop("Báo cáo phải có ít nhất một mục."))
    with transaction.atomic():
        locked = Review.objects.select_for_update().get(pk=review.pk)
        check_draft(locked, by)
        there = {section.key: section for section in locked.sections.all()}
        kept = {one.key for one in sections if one.key}
        Section.objects.filter(review=locked).exclude(key__in=kept).delete()
        for order, one in enumerate(sections):
            parts = [part for part in one.parts if part in PART_LABELS]
            section = there.get(one.key) or Section(review=locked, key=_new_key(locked))
            section.title, section.parts, section.order = one.title, parts, order
            section.save()
        locked.annexes = [name for name in annexes if name in ANNEX_LABELS]
        locked.save(update_fields=["annexes"])
        audit.record(by=by, action="review.arranged", target=locked, sections=len(sections))


def _new_key(review: Review) -> str:
    last = Section.objects.filter(review=review, key__startswith="m").count()
    taken = set(Section.objects.filter(review=review).values_list("key", flat=True))
    return next(key for n in range(last + 1, last + 1000) if (key := f"m{n}") not in taken)


def set_head(
    *, review: Review, title: str, authority: str, position: str, signer: str, by: Actor
) -> None:
    """Set the title (empty: by itself) and who signs."""
    with transaction.atomic():
        locked = Review.objects.select_for_update().get(pk=review.pk)
        check_draft(locked, by)
        locked.title, locked.authority = title.strip(), authority.strip()
        locked.position, locked.signer = position.strip(), signer.strip()
        locked.save(update_fields=["title", "authority", "position", "signer"])
        audit.record(by=by, action="review.headed", target=locked, title=locked.title)
