"""Who gets in where in privacy."""

from tests.architecture.access_doors import Door
from tests.architecture.access_world import World
from tests.people.making import make_person

PAGES: dict[str, Door] = {}
FORMS: dict[str, Door] = {}
OPERATIONS: dict[str, Door] = {}


def things(_world: World) -> dict[str, int | str]:
    """Make what the addresses name; `mine` is the profile of whoever comes as an intellectual."""
    return {"mine": make_person().pk}
