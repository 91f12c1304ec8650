"""Who gets in where in supervision."""

from datetime import date

from hientai.core.files import store
from hientai.kernel.permissions import SYSTEM, Role
from hientai.supervision.models import Finding, Visit, YearPlan
from tests.architecture.access_doors import SEES, Door, get, post
from tests.architecture.access_world import World

SUPERVISOR = frozenset({Role.SUPERVISOR})
WATCHES = SEES - {Role.BODY_OFFICER}
YEAR = {"body": "front", "year": "2027"}
HELD = {"held_on": "02/03/2026", "members": "Bà Mẫu"}
FOUND = {"category": "good", "text": "Làm hay"}

PAGES: dict[str, Door] = {
    "supervision:conclude": get(SUPERVISOR, pk="visit"),
    "supervision:docx": get(WATCHES, pk="visit"),
    "supervision:export": get(SEES),
    "supervision:finding-add": get(SUPERVISOR, pk="visit"),
    "supervision:finding-drop": post(SUPERVISOR, pk="finding"),
    "supervision:finding-edit": get(SUPERVISOR, pk="finding"),
    "supervision:list": get(SEES),
    "supervision:minutes": get(WATCHES, pk="visit"),
    "supervision:visit": get(WATCHES, pk="visit"),
    "supervision:visit-add": get(SUPERVISOR, pk="year_plan"),
    "supervision:visit-drop": get(SUPERVISOR, pk="visit"),
    "supervision:visit-edit": get(SUPERVISOR, pk="visit"),
    "supervision:visit-record": get(SUPERVISOR, pk="visit"),
    "supervision:year": get(WATCHES, pk="year_plan"),
    "supervision:year-add": get(SUPERVISOR),
}
FORMS: dict[str, Door] = {
    "POST supervision:conclude": post(SUPERVISOR, {"on": "05/03/2026"}, pk="visit"),
    "POST supervision:finding-add": post(SUPERVISOR, FOUND, pk="visit"),
    "POST supervision:finding-edit": post(SUPERVISOR, FOUND, pk="finding"),
    "POST supervision:visit-add": post(SUPERVISOR, {}, pk="year_plan"),
    "POST supervision:visit-drop": post(SUPERVISOR, {"why": "Hoãn"}, pk="visit"),
    "POST supervision:visit-edit": post(SUPERVISOR, {}, pk="visit"),
    "POST supervision:visit-record": post(SUPERVISOR, HELD, pk="visit"),
    "POST supervision:year-add": post(SUPERVISOR, YEAR),
}
OPERATIONS: dict[str, Door] = {}


def things(world: World) -> dict[str, int | str]:
    """Make what the addresses name; keys are the arguments' values in the tables above."""
    plan = YearPlan.objects.create(body=world.supervising_body, year=2026)
    visit = Visit.objects.create(
        year_plan=plan,
        plan=world.plan,
        body=world.own_body,
        planned_from=date(2026, 3, 1),
        planned_to=date(2026, 3, 5),
        held_on=date(2026, 3, 2),
        state=Visit.State.HELD,
        minutes=store(name="bien-ban.pdf", data=b"%PDF-1.4 mau", by=SYSTEM),
    )
    finding = Finding.objects.create(visit=visit, category="good", text="Làm hay")
    return {"year_plan": plan.pk, "visit": visit.pk, "finding": finding.pk}
