"""Who gets in where in opinions."""

from hientai.core.files import store
from hientai.kernel.permissions import SYSTEM
from hientai.opinions.models import Step, StepFile
from tests.architecture.access_doors import SEES, STEWARD, WORKS, Door, get, post
from tests.architecture.access_world import World

DIFFICULTY = {"text": "Thiếu người", "proposal": ""}

PAGES: dict[str, Door] = {
    "opinions:act": post(
        STEWARD, {"words": "Đã bố trí.", "outcome": "solved"}, pk="opinion", slug="answering"
    ),
    "opinions:detail": get(SEES, pk="opinion"),
    "opinions:export": get(SEES),
    "opinions:file": get(SEES, pk="said_file"),
    "opinions:list": get(SEES),
    "opinions:new": get(WORKS),
    "opinions:raise": post(WORKS, DIFFICULTY, duty="duty"),
}
FORMS: dict[str, Door] = {
    "POST opinions:new": post(WORKS, DIFFICULTY),
}
OPERATIONS: dict[str, Door] = {
    "GET /api/v1/opinions": get(SEES),
    "POST /api/v1/opinions": Door(
        WORKS,
        method="post",
        data={"plan_id": "plan", "body_id": "own_body", "text": "Thiếu người"},
        json=True,
    ),
    "GET /api/v1/opinions/{opinion_id}": get(SEES, opinion_id="opinion"),
    "POST /api/v1/opinions/{opinion_id}/answer": Door(
        STEWARD, {"opinion_id": "opinion"}, "post", data={"text": "Đã bố trí."}, json=True
    ),
}


def things(world: World) -> dict[str, int | str]:
    """Make what the addresses name; keys are the arguments' values in the tables above."""
    step = Step.objects.create(opinion=world.opinion, act="raised", state="raised", by="Mẫu")
    file = store(name="cong-van.pdf", data=b"%PDF-1.4 mau", by=SYSTEM)
    kept = StepFile.objects.create(step=step, file=file)
    return {"answering": "tra-loi", "said_file": kept.pk}
