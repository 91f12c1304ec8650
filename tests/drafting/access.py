"""Who gets in where in drafting."""

from datetime import date

from hientai.drafting.services import Point, add_version, ask_opinions, comment, start_draft
from hientai.kernel.permissions import SYSTEM
from hientai.plans.models import WantedPaper
from tests.architecture.access_doors import SEES, WORKS, Door, get, post
from tests.architecture.access_world import World
from tests.factories import make_body, make_duty, make_task

PAGES: dict[str, Door] = {
    "drafting:add-version": post(WORKS, pk="paper_draft"),
    "drafting:adoption": get(SEES, pk="paper_draft"),
    "drafting:answer": post(WORKS, {"outcome": "adopted"}, comment_id="draft_comment"),
    "drafting:ask": post(WORKS, pk="paper_draft"),
    "drafting:comment": get(WORKS, asked_id="draft_asked"),
    "drafting:detail": get(SEES, pk="paper_draft"),
    "drafting:file": get(SEES, pk="paper_draft", file_id="draft_file"),
    "drafting:give-back": post(WORKS, pk="paper_draft"),
    "drafting:issue": post(WORKS, pk="paper_draft"),
    "drafting:list": get(SEES),
    "drafting:start": post(WORKS, wanted_id="wanted_to_draft", duty_id="draft_duty"),
    "drafting:submit": post(WORKS, pk="paper_draft"),
}
FORMS: dict[str, Door] = {
    "POST drafting:comment": post(WORKS, {"agrees": "on"}, asked_id="draft_asked"),
}
OPERATIONS: dict[str, Door] = {}  # "GET /api/v1/…"


def things(world: World) -> dict[str, int | str]:
    """Make what the addresses name; keys are the arguments' values in the tables above."""
    task = make_task(world.plan, lead=world.own_body)
    duty = make_duty(task, world.own_body)
    papers = [WantedPaper.objects.create(task=task, kind=kind) for kind in ("Đề án", "Quy chế")]
    draft = start_draft(wanted=papers[0], duty=duty, by=SYSTEM)
    version = add_version(draft=draft, file=("a.txt", b"Du thao"), by=SYSTEM)
    bodies = [make_body("Sở Hỏi Một"), world.steward_body]
    one, two = ask_opinions(draft=draft, bodies=bodies, due_on=date(2099, 1, 1), by=SYSTEM)
    comment(asked=one, points=[Point("Sửa Điều 3")], by=SYSTEM)
    return {
        "paper_draft": draft.pk,
        "draft_comment": one.comments.get().pk,
        "draft_asked": two.pk,
        "draft_file": version.file_id,
        "draft_duty": duty.pk,
        "wanted_to_draft": papers[1].pk,
    }
