"""Who gets in where in drafting."""

from tests.architecture.access_doors import Door
from tests.architecture.access_world import World

PAGES: dict[str, Door] = {}
FORMS: dict[str, Door] = {}  # "POST app:name"
OPERATIONS: dict[str, Door] = {}  # "GET /api/v1/…"


def things(world: World) -> dict[str, int | str]:
    """Make what the addresses name; keys are the arguments' values in the tables above."""
    return {}
