"""A plan of last year with a few duties, and the steward who makes a review of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from hientai.bodies.models import Body
from hientai.core.files import keep
from hientai.duties.models import Duty
from hientai.kernel.permissions import SYSTEM, Actor, Role
from hientai.plans.models import Plan
from hientai.reviews.models import Kind, Review
from hientai.reviews.selectors import outline_by_key
from hientai.reviews.services import NewReview, freeze, issue, make_review
from tests.factories import make_actor, make_body, make_duty, make_plan, make_task

TODAY = date(2026, 3, 1)


@dataclass
class Made:
    plan: Plan
    steward: Body
    actor: Actor
    done: Duty
    late: Duty


def make_made() -> Made:
    """Make a plan with two bodies: one delivered in 2025, the other is late."""
    steward = make_body("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh", kind="association")
    plan = make_plan(
        steward,
        state=Plan.State.CONFIRMED,
        tracked_from=date(2024, 1, 1),
        report_to=["Ban Thường vụ Tỉnh ủy"],
    )
    task = make_task(plan, text="Xây dựng Đề án thành lập Trung tâm")
    return Made(
        plan=plan,
        steward=steward,
        actor=make_actor(Role.STEWARD, steward),
        done=make_duty(
            task, make_body("Sở Y tế"), due_on=date(2025, 6, 30), done_on=date(2025, 6, 1)
        ),
        late=make_duty(task, make_body("Sở Nội vụ"), due_on=date(2025, 9, 30)),
    )


def make_a_review(made: Made, **changes: object) -> Review:
    values: dict[str, object] = {
        "kind": Kind.YEAR,
        "start": date(2025, 1, 1),
        "end": date(2025, 12, 31),
        "plans": (made.plan,),
        "steward": made.steward,
        "outline": outline_by_key("year-state"),
    }
    return make_review(of=NewReview(**(values | changes)), by=made.actor)  # type: ignore[arg-type] # a test's free hand


def make_review_of(plan: Plan) -> Review:
    """Make a draft on a plan by its steward."""
    review = NewReview(
        kind=Kind.YEAR,
        start=date(2025, 1, 1),
        end=date(2025, 12, 31),
        plans=(plan,),
        steward=plan.steward,
        outline=outline_by_key("year-state"),
    )
    return make_review(of=review, by=SYSTEM)


_kept: dict[str, bytes] = {}  # made once: every test of the access table makes a world


def make_frozen_of(plan: Plan) -> tuple[Review, Review]:
    """Make a frozen review on a plan, and an issued one."""
    if not _kept:
        made = freeze(review=make_review_of(plan), by=SYSTEM, today=TODAY)
        made = issue(review=made, number=5, symbol="BC-LHH", on=TODAY, by=SYSTEM)
        for name in ("frozen", "paper"):
            with getattr(made, name).content.open() as file:
                _kept[name] = file.read()
    files = {
        name: keep(name=name, data=data, media_type="", by=SYSTEM) for name, data in _kept.items()
    }
    values = {
        "kind": Kind.YEAR, "start": date(2025, 1, 1), "end": date(2025, 12, 31),
        "steward": plan.steward, "frozen": files["frozen"], "seen_on": TODAY,
        "frozen_at": datetime(2026, 3, 1, tzinfo=UTC),
    }  # fmt: skip
    frozen = Review.objects.create(**values, state="frozen")
    issued = Review.objects.create(
        **values, state="issued", number=5, symbol="BC-LHH", issued_on=TODAY, paper=files["paper"]
    )
    for review in (frozen, issued):
        review.plans.add(plan)
    return frozen, issued
