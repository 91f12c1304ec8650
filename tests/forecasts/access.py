"""Who gets in where in forecasts."""

from hientai.forecasts.models import Forecast, Scenario, Whole
from tests.architecture.access_doors import REPORTS, STEWARD, Door, get, post
from tests.architecture.access_world import World
from tests.forecasts.made import DONE

PAGES: dict[str, Door] = {
    "forecasts:list": get(REPORTS),
    "forecasts:add": get(STEWARD),
    "forecasts:detail": get(REPORTS, pk="forecast"),
    "forecasts:workbook": get(REPORTS, pk="forecast"),
    "forecasts:paper": get(REPORTS, pk="forecast"),
    "forecasts:scenario-add": get(STEWARD),
    "forecasts:scenario": get(STEWARD, pk="scenario"),
    "forecasts:whole-add": get(STEWARD),
    "forecasts:whole": get(STEWARD, pk="whole"),
    "forecasts:whole-year": post(STEWARD, {"year": 2025, "value": 10, "source": "Mẫu"}, pk="whole"),
}
FORMS: dict[str, Door] = {
    "POST forecasts:add": post(STEWARD, {"what": "doctors"}),
    "POST forecasts:scenario-add": post(STEWARD),
    "POST forecasts:scenario": post(STEWARD, pk="scenario"),
    "POST forecasts:whole-add": post(STEWARD),
    "POST forecasts:whole": post(STEWARD, pk="whole"),
}
OPERATIONS: dict[str, Door] = {}


def things(_world: World) -> dict[str, int | str]:
    """Make what the addresses name."""
    made = Forecast.objects.create(until=2030, state=Forecast.State.DONE, result=DONE)
    return {
        "forecast": made.pk,
        "scenario": Scenario.objects.create(name="Mẫu", made_by="Mẫu").pk,
        "whole": Whole.objects.create(name="Mẫu").pk,
    }
