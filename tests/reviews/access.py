"""Who gets in where in reviews."""

from hientai.reviews.models import Outline
from tests.architecture.access_doors import REPORTS, STEWARD, Door, get, post
from tests.architecture.access_world import World
from tests.reviews.world import make_frozen_of, make_review_of

PAGES: dict[str, Door] = {
    "reviews:list": get(REPORTS),
    "reviews:make": get(STEWARD),
    "reviews:outlines": get(STEWARD),
    "reviews:outline": get(STEWARD, key="outline"),
    "reviews:show": get(REPORTS, pk="review"),
    "reviews:docx": get(REPORTS, pk="review"),
    "reviews:pdf": get(REPORTS, pk="review"),
    "reviews:json": get(REPORTS, pk="frozen"),
    "reviews:history": get(REPORTS, pk="review"),
    "reviews:arrange": get(STEWARD, pk="review"),
    "reviews:head": get(STEWARD, pk="review"),
    "reviews:assess": get(STEWARD, pk="review"),
    "reviews:figure": get(STEWARD, pk="review"),
    "reviews:freeze": get(STEWARD, pk="review"),
    "reviews:issue": get(STEWARD, pk="frozen"),
}
PAGES |= {
    "reviews:outline-forget": post(STEWARD, key="own_outline"),
    "reviews:passage": post(
        STEWARD, {"text": "Đã chỉ đạo."}, pk="review", key="section", part="part"
    ),
    "reviews:passage-drop": post(STEWARD, pk="review", key="section", part="part"),
    "reviews:objective": post(STEWARD, {"text": "Mục tiêu"}, pk="review"),
    "reviews:judge": post(STEWARD, pk="review", assessment_id="assessment"),
    "reviews:objective-drop": post(STEWARD, pk="review", assessment_id="assessment"),
    "reviews:version": post(STEWARD, pk="frozen"),
    "reviews:addressee": post(STEWARD, {"name": "Tỉnh ủy"}, pk="review"),
    "reviews:mark": post(STEWARD, {"state": "sent"}, pk="issued", addressee_id="addressee"),
}
FORMS: dict[str, Door] = {
    "POST reviews:make": post(STEWARD),
    "POST reviews:outline": post(STEWARD, key="outline"),
    "POST reviews:arrange": post(STEWARD, pk="review"),
    "POST reviews:head": post(STEWARD, pk="review"),
    "POST reviews:freeze": post(STEWARD, pk="review"),
    "POST reviews:issue": post(STEWARD, pk="frozen"),
}
OPERATIONS: dict[str, Door] = {}  # "GET /api/v1/…"


def things(world: World) -> dict[str, int | str]:
    """Make what the addresses name; keys are the arguments' values in the tables above."""
    review = make_review_of(world.plan)
    frozen, issued = make_frozen_of(world.plan)
    return {
        "outline": "year-state",
        "own_outline": Outline.objects.create(key="rieng-1", name="Mẫu").key,
        "review": review.pk,
        "frozen": frozen.pk,
        "issued": issued.pk,
        "section": "overall",
        "part": "words",
        "assessment": review.assessments.create(text="Mục tiêu").pk,
        "addressee": issued.addressees.create(name="Tỉnh ủy").pk,
    }
