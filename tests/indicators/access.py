"""Who gets in where in indicators."""

from datetime import timedelta

from django.utils import timezone
from django.utils.timezone import localdate

from hientai.core.files import store
from hientai.indicators.models import Ask, Indicator, Target
from hientai.kernel.permissions import SYSTEM, Role
from tests.architecture.access_doors import (
    OFFICER,
    OPEN,
    SEES,
    STEWARD,
    Door,
    get,
    post,
)
from tests.architecture.access_world import World

OPENS = frozenset({Role.STEWARD, Role.LEADER})
NAMED = {"name": "Mẫu", "method": "things", "period": "year", "source": "reported"}
FOLLOWED = {"indicator": "", "rhythm": "by", "operator": ">=", "value": "1"}
VALUE = {"period": "2025", "value": "1", "paper": "Niên giám"}

PAGES: dict[str, Door] = {
    "indicators:add": get(STEWARD),
    "indicators:ask": get(SEES, pk="indicator_ask"),
    "indicators:ask-form": get(STEWARD, pk="indicator"),
    "indicators:asks": get(SEES),
    "indicators:confirm": get(STEWARD, plan_id="plan"),
    "indicators:decide": post(STEWARD, {"do": "withdraw"}, pk="indicator_ask"),
    "indicators:detail": get(SEES, pk="indicator"),
    "indicators:drop": post(STEWARD, pk="indicator_target"),
    "indicators:edit": get(STEWARD, pk="indicator"),
    "indicators:enter": get(STEWARD, pk="indicator"),
    "indicators:evidence": get(SEES, pk="indicator_ask"),
    "indicators:export": get(SEES),
    "indicators:judge": get(STEWARD, pk="objective"),
    "indicators:list": get(SEES),
    "indicators:open": OPEN,
    "indicators:open-csv": Door(OPEN.roles, {"pk": "indicator"}, public=True),
    "indicators:open-index": OPEN,
    "indicators:open-json": Door(OPEN.roles, {"pk": "indicator"}, public=True),
    "indicators:parts": get(STEWARD, pk="indicator"),
    "indicators:people": get(SEES, pk="indicator"),
    "indicators:recompute": post(STEWARD, pk="indicator"),
    "indicators:set-open": post(OPENS, {"shown": "1"}, pk="indicator"),
    "indicators:table": get(STEWARD),
    "indicators:target": get(STEWARD, pk="indicator_target"),
    "indicators:upload": get(STEWARD),
}
FORMS: dict[str, Door] = {
    "POST indicators:add": post(STEWARD, NAMED),
    "POST indicators:ask": post(OFFICER, {"value0": "1"}, pk="indicator_ask"),
    "POST indicators:ask-form": post(STEWARD, {}, pk="indicator"),
    "POST indicators:confirm": post(STEWARD, {}, plan_id="plan"),
    "POST indicators:edit": post(STEWARD, NAMED, pk="indicator"),
    "POST indicators:enter": post(STEWARD, VALUE, pk="indicator"),
    "POST indicators:judge": post(STEWARD, {"state": "met", "words": "Mẫu"}, pk="objective"),
    "POST indicators:parts": post(STEWARD, {"x": "1"}, pk="indicator"),
    "POST indicators:target": post(STEWARD, FOLLOWED, pk="indicator_target"),
    "POST indicators:upload": post(STEWARD, {}),
}
OPERATIONS: dict[str, Door] = {}


def things(world: World) -> dict[str, int | str]:
    """Make what the addresses name."""
    indicator = Indicator.objects.create(
        name="Mẫu", made_by="Mẫu", open_since=timezone.now(), computation="doctors"
    )
    target = Target.objects.create(
        plan=world.plan,
        indicator=indicator,
        clause="Mẫu",
        operator=">=",
        value=1,
        stage=Target.Stage.CONFIRMED,
    )
    asked = Ask.objects.create(
        indicator=indicator,
        body=world.own_body,
        steward=world.steward_body,
        period="2025",
        due_on=localdate() + timedelta(days=9),
        evidence=store(name="minh-chung.pdf", data=b"%PDF-1.4 mau", by=SYSTEM),
        asked_at=timezone.now(),
        asked_by="Mẫu",
    )
    objective = Target.objects.create(plan=world.plan, clause="Mẫu", stage=Target.Stage.CONFIRMED)
    return {
        "indicator": indicator.pk,
        "indicator_target": target.pk,
        "indicator_ask": asked.pk,
        "objective": objective.pk,
    }
