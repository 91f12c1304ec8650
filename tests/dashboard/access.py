"""Who gets in where on boards."""

from tests.architecture.access_doors import EVERY_ROLE, OPEN, SEES, Door, get
from tests.architecture.access_world import World

PAGES: dict[str, Door] = {
    "dashboard:board": get(SEES),
    "dashboard:export": get(SEES),
    "dashboard:heat": get(SEES),
    "dashboard:heat-export": get(SEES),
    "dashboard:home": get(EVERY_ROLE),
    "dashboard:public": OPEN,
    "dashboard:silent": get(SEES),
    "dashboard:tasks": get(SEES),
    "dashboard:unowned": get(SEES),
}
FORMS: dict[str, Door] = {}
OPERATIONS: dict[str, Door] = {}


def things(world: World) -> dict[str, int | str]:
    """Name nothing more."""
    return {}
