"""Who gets in where in statistics."""

from tests.architecture.access_doors import SEES, Door, get
from tests.architecture.access_world import World

PAGES: dict[str, Door] = {
    "statistics:explore": get(SEES),
    "statistics:export": get(SEES),
    "statistics:people": get(SEES),
}
FORMS: dict[str, Door] = {}
OPERATIONS: dict[str, Door] = {}


def things(_world: World) -> dict[str, int | str]:
    """Make what the addresses name."""
    return {}
