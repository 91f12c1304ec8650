"""Who gets in where in programmes."""

from hientai.kernel.permissions import Role
from hientai.programmes.models import Member, Part, Programme
from tests.architecture.access_doors import SEES, Door, get, post
from tests.architecture.access_world import World

SHARED = frozenset({Role.STEWARD, Role.BODY_OFFICER, Role.LEADER})
ARRANGES = frozenset({Role.STEWARD, Role.LEADER})
# far above what a sequence of ids reaches: a form names it before the world is made
PART = 1_000_000
HEAD = {"name": "Chuyển đổi số", "sees": "all"}

PAGES: dict[str, Door] = {
    "programmes:add": get(ARRANGES),
    "programmes:arrange": post(ARRANGES, {"do": "up", "part": str(PART)}, pk="programme"),
    "programmes:delete": get(ARRANGES, pk="programme"),
    "programmes:detail": get(SHARED, pk="programme"),
    "programmes:edit": get(ARRANGES, pk="programme"),
    "programmes:fill": get(ARRANGES, pk="programme", plan_id="plan"),
    "programmes:list": get(SEES),
}
FORMS: dict[str, Door] = {
    "POST programmes:add": post(ARRANGES, HEAD),
    "POST programmes:delete": post(ARRANGES, pk="programme"),
    "POST programmes:edit": post(ARRANGES, HEAD, pk="programme"),
    "POST programmes:fill": post(
        ARRANGES, {"part": "I", "whole": "on"}, pk="programme", plan_id="plan"
    ),
}
OPERATIONS: dict[str, Door] = {}


def things(world: World) -> dict[str, int | str]:
    """Make a programme of the steward's that is shared with the officer's body."""
    programme = Programme.objects.create(name="Mẫu", sees="bodies", body=world.steward_body)
    programme.bodies.add(world.own_body)
    part = Part.objects.create(pk=PART, programme=programme, name="Phần một", position=1)
    Member.objects.create(part=part, plan=world.plan, task=world.task, position=1)
    return {"programme": programme.pk}
