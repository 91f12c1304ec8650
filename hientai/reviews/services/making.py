"""Opening a review from an outline, and a new version of one that was frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from hientai.bodies.models import Body
from hientai.core import audit
from hientai.indicators.domain.judging import State
from hientai.indicators.selectors.figures import Figure, figures_of
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.plans.models import Plan, Target
from hientai.reports.domain.composing import OutlineSection
from hientai.reviews.domain.judging import Verdict
from hientai.reviews.domain.outlines import OutlineData
from hientai.reviews.domain.refusals import BadReview
from hientai.reviews.models import Addressee, Assessment, Passage, Review, Section
from hientai.reviews.selectors.seeing import bodies_of_place

VERDICTS = {State.MET: Verdict.ACHIEVED, State.MISSED: Verdict.NOT}


@dataclass(frozen=True)
class NewReview:
    """What a review is to be of."""

    kind: str
    start: date
    end: date
    plans: tuple[Plan, ...]
    steward: Body
    outline: OutlineData
    body: Body | None = None
    place: str = ""


def make_review(*, of: NewReview, by: Actor) -> Review:
    """Open a review with the sections of its outline, its plans' targets and their addressees."""
    by.require(Permission.REVIEW_EDIT, of=[of.steward.pk])
    _check(of)
    with transaction.atomic():
        review = Review.objects.create(
            kind=of.kind,
            start=of.start,
            end=of.end,
            steward=of.steward,
            body=of.body,
            place=of.place,
            form=of.outline.form.value,
            annexes=list(of.outline.annexes),
            made_by=by.label,
        )
        review.plans.set(of.plans)
        _add_sections(review, of.outline.sections)
        _add_targets(review, of.plans)
        _add_addressees(review, of.plans)
        audit.record(by=by, action="review.made", target=review)
    return review


def _check(of: NewReview) -> None:
    if not of.plans:
        raise BadReview(noop("Chọn ít nhất một kế hoạch đã duyệt."))
    if of.end < of.start:
        raise BadReview(noop("Ngày cuối phải sau ngày đầu."))
    if of.body and of.place:
        raise BadReview(noop("Chọn một đơn vị hoặc một địa bàn, không chọn cả hai."))
    if of.place and not bodies_of_place(of.place):
        raise BadReview(
            noop("Chưa có đơn vị nào ở “%(place)s”. Ghi tên đủ như “xã Tân Mỹ”."), place=of.place
        )


def _add_sections(review: Review, sections: tuple[OutlineSection, ...]) -> None:
    Section.objects.bulk_create(
        Section(review=review, key=one.key, title=one.title, parts=list(one.parts), order=order)
        for order, one in enumerate(sections)
    )


def _add_targets(review: Review, plans: tuple[Plan, ...]) -> None:
    """Add what the plans want, with what indicators know of it on the review's last day."""
    known = figures_of(plans, min(review.end, localdate()))
    of = {figure.read: figure for figure in known if figure.read}
    targets = Target.objects.filter(plan__in=plans, kind=Target.Kind.TARGET, dropped=False)
    found = [
        Assessment(
            review=review, target=target, text=target.measure or target.text,
            goal=target.words[:200], **_known(of.get(target.pk)),
        )
        for target in targets
    ]  # fmt: skip
    found += [
        Assessment(review=review, text=figure.text, **_known(figure))
        for figure in known
        if figure.in_words
    ]
    for order, one in enumerate(found):
        one.order = order
    Assessment.objects.bulk_create(found)


def _known(figure: Figure | None) -> dict[str, str]:
    if figure is None:
        return {}
    verdict = VERDICTS.get(figure.state, Verdict.OPEN)
    return {"value": figure.value[:100], "verdict": verdict.value, "words": figure.why}


def _add_addressees(review: Review, plans: tuple[Plan, ...]) -> None:
    found: dict[str, str] = {}
    for plan in plans:
        through = plan.report_through.name if plan.report_through else ""
        for name in plan.report_to:
            found.setdefault(name[:300], through)
    Addressee.objects.bulk_create(
        Addressee(review=review, name=name, through=through, order=order)
        for order, (name, through) in enumerate(found.items())
    )


def new_version(*, review: Review, by: Actor) -> Review:
    """Open a correction: a draft with everything of a frozen review, its figures live again."""
    by.require(Permission.REVIEW_EDIT, of=[review.steward_id])
    if review.is_draft:
        raise Conflict(noop("Bản này chưa chốt: sửa thẳng vào bản này."))
    with transaction.atomic():
        locked = Review.objects.select_for_update().get(pk=review.pk)
        if Review.objects.filter(corrects=locked).exists():
            raise Conflict(noop("Đã có bản sửa của báo cáo này. Mở bản sửa để tiếp tục."))
        copied = _copy(locked, by)
        audit.record(by=by, action="review.corrected", target=copied, corrects=locked.pk)
    return copied


def _copy(review: Review, by: Actor) -> Review:
    same = ("kind", "start", "end", "steward", "body", "place", "form", "title", "annexes",
            "authority", "position", "signer")  # fmt: skip
    copied = Review.objects.create(
        **{name: getattr(review, name) for name in same},
        version=review.version + 1,
        corrects=review,
        made_by=by.label,
    )
    copied.plans.set(review.plans.all())
    for section in review.sections.prefetch_related("passages"):
        passages = list(section.passages.all())
        section.pk, section.review = None, copied
        section.save(force_insert=True)
        for passage in passages:
            passage.pk, passage.section = None, section
        Passage.objects.bulk_create(passages)
    assessments = list(review.assessments.all())
    for assessment in assessments:
        assessment.pk, assessment.review = None, copied
    Assessment.objects.bulk_create(assessments)
    Addressee.objects.bulk_create(
        Addressee(review=copied, name=one.name, through=one.through, order=one.order)
        for one in review.addressees.all()
    )
    return copied
