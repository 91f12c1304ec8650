"""Who sees which reviews, and which wait for whom."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from hientai.bodies.models import Body
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.vietnamese import fold
from hientai.plans.models import Plan
from hientai.reports.selectors import reported_plans
from hientai.reviews.models import Addressee, Review


def visible_reviews(actor: Actor) -> QuerySet[Review]:
    found = Review.objects.select_related("steward", "body")
    if actor.reaches_all(Permission.REPORT_SEE):
        return found
    return found.filter(steward__in=actor.own_bodies(Permission.REPORT_SEE))


def review_of(actor: Actor, pk: int) -> Review:
    """Return a review that the person may see, or refuse it."""
    review = visible_reviews(actor).filter(pk=pk).first()
    if review is None:
        raise NotFound(noop("Không có báo cáo này."))
    return review


def editable_review(actor: Actor, pk: int) -> Review:
    """Return a review that the person may edit, or refuse it."""
    review = review_of(actor, pk)
    actor.require(Permission.REVIEW_EDIT, of=[review.steward_id])
    return review


def waiting(actor: Actor) -> QuerySet[Review]:
    """Return what waits for the person: frozen and not issued, or returned and not yet corrected."""
    returned = Q(addressees__state=Addressee.State.RETURNED, corrected_by=None)
    found = visible_reviews(actor).filter(Q(state=Review.State.FROZEN) | returned)
    if not actor.reaches_all(Permission.REVIEW_EDIT):
        found = found.filter(steward__in=actor.own_bodies(Permission.REVIEW_EDIT))
    return found.distinct()


def count_waiting(actor: Actor) -> int:
    return waiting(actor).count() if actor.holds(Permission.REVIEW_EDIT) else 0


def plans_to_review(actor: Actor) -> QuerySet[Plan]:
    return reported_plans(actor)


def stewards_of(actor: Actor) -> QuerySet[Body]:
    """Return the bodies for which the person may make a review."""
    if actor.reaches_all(Permission.REVIEW_EDIT):
        return Body.objects.filter(plans_watched__isnull=False).distinct()
    return Body.objects.filter(pk__in=actor.own_bodies(Permission.REVIEW_EDIT))


def bodies_of_place(place: str) -> list[int]:
    """Return the bodies of a commune or a province: those that are named by it, or sit in it."""
    key = fold(place).strip()
    if not key:
        return []
    bare = key.removeprefix("tinh ").removeprefix("thanh pho ")
    found = Body.objects.filter(key__endswith=f" {key}").values_list("pk", flat=True)
    if found:
        return list(found)
    rows = Body.objects.exclude(province="").values_list("pk", "province")
    return [pk for pk, province in rows if fold(province) == bare]
