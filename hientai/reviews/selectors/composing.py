"""A review as it reads today: gathered, composed by its own sections, with what people wrote."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from hientai.kernel.papers import Form, Signature
from hientai.kernel.vietnamese import fold
from hientai.plans.models import Plan
from hientai.reports.domain.composing import Written, composed
from hientai.reports.domain.content import Content
from hientai.reports.domain.facts import Scope
from hientai.reports.domain.paper import Head, addressees, head_of
from hientai.reports.selectors import (
    Gathered,
    facts_of,
    gather,
    rows_of,
    with_previous,
    with_results,
)
from hientai.reviews.domain.freezing import Frozen
from hientai.reviews.domain.judging import Judged, Verdict, judged_parts
from hientai.reviews.domain.keeping import KeptRows
from hientai.reviews.models import Passage, Review
from hientai.reviews.selectors.seeing import bodies_of_place


@dataclass(frozen=True)
class ComposedReview:
    """A review with what its lists ask again."""

    found: Gathered
    content: Content
    head: Head

    def as_frozen(self, review: Review, by: str) -> Frozen:
        """Return all that freezing keeps."""
        report = self.found.report
        return Frozen(
            content=self.content,
            head=self.head,
            report=report,
            duties=_rows(self.found),
            before=_rows(self.found.before) if self.found.before else KeptRows([]),
            bodies=self.found.scope.bodies,
            meta={"review": str(review.pk), "version": str(review.version), "by": by},
        )


def _rows(found: Gathered) -> KeptRows:
    return KeptRows.of(facts_of(rows_of(found).order_by("pk"), found.moved))


def composed_review(review: Review, today: date, *, whole: bool = False) -> ComposedReview:
    """Compose a review as it reads on a day; `whole` with what its annexes need."""
    found = gathered(review, today)
    if whole:
        found = with_results(found, by_body="tasks_of_bodies" in review.annexes)
    sections = tuple(section.outline for section in review.sections.all())
    annexes = tuple(review.annexes) if whole else ()
    content = composed(found.report, sections, annexes, _written(review))
    return ComposedReview(found, content, _head(review, found))


def gathered(
    review: Review, today: date, *, bodies: tuple[int, ...] | None = None, compared: bool = True
) -> Gathered:
    """Gather a review's figures; `bodies` are those that it was frozen with."""
    plans = list(review.plans.select_related("document").order_by("pk"))
    scope = _scope(review, plans)
    if bodies is not None:
        scope = replace(scope, bodies=bodies)
    found = gather(plans, scope, review.span(today), review.steward)
    return with_previous(found, plans, review.steward) if compared else found


def _scope(review: Review, plans: list[Plan]) -> Scope:
    ids = tuple(plan.pk for plan in plans)
    if review.body:
        return Scope(ids, (review.body.pk,), review.body.name)
    if review.place:
        return Scope(ids, tuple(bodies_of_place(review.place)), f"các đơn vị của {review.place}")
    return Scope(ids)


def _written(review: Review) -> Written:
    passages = Passage.objects.filter(section__review=review).select_related("section")
    judged = [
        Judged(one.text, Verdict(one.verdict), one.words, one.goal, one.value, one.is_target)
        for one in review.assessments.all()
    ]
    return Written(
        texts={(one.section.key, one.part): one.text for one in passages},
        others=judged_parts(judged),
        title=review.title,
    )


def _head(review: Review, found: Gathered) -> Head:
    """Return the head of the paper: by itself, with what the steward set and its addressees."""
    head = head_of(found.report, Form(review.form))
    if review.position:
        authorities = (review.authority,) if review.authority else ()
        head = replace(
            head, signature=Signature(authorities, review.position, review.signer or None)
        )
    named = [one.name for one in review.addressees.all()]
    known = {fold(name) for name in (*head.recipients, *addressees(found.report))}
    more = tuple(name for name in named if fold(name) not in known)
    return replace(head, recipients=(*more, *head.recipients))
