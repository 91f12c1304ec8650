"""Who gets in where in upkeep."""

from datetime import timedelta

from django.utils.timezone import localdate

from hientai.kernel.permissions import SYSTEM
from hientai.upkeep.services import rounds
from tests.architecture.access_doors import SEES, STEWARD, WORKS, Door, get, post
from tests.architecture.access_world import World
from tests.people.making import make_person

PAGES: dict[str, Door] = {
    "upkeep:add": get(STEWARD),
    "upkeep:answer": get(SEES, pk="answer"),
    "upkeep:close": post(STEWARD, pk="round"),
    "upkeep:confirm": post(WORKS, pk="answer"),
    "upkeep:export": get(SEES, pk="round"),
    "upkeep:list": get(SEES),
    "upkeep:person": get(WORKS, pk="answer", person="asked_person"),
    "upkeep:round": get(SEES, pk="round"),
    "upkeep:sheet": post(WORKS, pk="answer"),
}
FORMS: dict[str, Door] = {
    "POST upkeep:add": post(STEWARD, {"title": "Rà soát mẫu"}),
    "POST upkeep:person": post(WORKS, {"status": "retired"}, pk="answer", person="asked_person"),
}
OPERATIONS: dict[str, Door] = {}


def things(world: World) -> dict[str, int | str]:
    """Make what the addresses name."""
    person = make_person("Nguyễn Mẫu Ràng", body=world.own_body)
    made = rounds.open_round(
        title="Rà soát mẫu", due_on=localdate() + timedelta(days=30), by=SYSTEM
    )
    answer = made.answers.get(body=world.own_body)
    return {"round": made.pk, "answer": answer.pk, "asked_person": person.pk}
