"""Who gets in where on boards."""

from hientai.dashboard.models import OpenPlan
from hientai.kernel.permissions import Role
from tests.architecture.access_doors import EVERY_ROLE, OPEN, SEES, Door, get, post
from tests.architecture.access_world import World

OPENS = frozenset({Role.STEWARD, Role.LEADER})

PAGES: dict[str, Door] = {
    "dashboard:board": get(SEES),
    "dashboard:export": get(SEES),
    "dashboard:heat": get(SEES),
    "dashboard:heat-export": get(SEES),
    "dashboard:home": get(EVERY_ROLE),
    "dashboard:open": get(OPENS),
    "dashboard:open-plan": post(OPENS, {"shown": "on"}, plan_id="plan"),
    "dashboard:public": OPEN,
    "dashboard:public-plan": Door(EVERY_ROLE, {"plan_id": "shown"}, public=True),
    "dashboard:silent": get(SEES),
    "dashboard:tasks": get(SEES),
    "dashboard:unowned": get(SEES),
}
FORMS: dict[str, Door] = {}
OPERATIONS: dict[str, Door] = {}


def things(world: World) -> dict[str, int | str]:
    """Open the figures of the plan."""
    return {"shown": OpenPlan.objects.create(plan=world.plan).plan_id}
