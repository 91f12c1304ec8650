"""Work of indicators that runs behind the pages."""

from __future__ import annotations

from django_tasks import task

from hientai.indicators.models import Indicator
from hientai.indicators.services import asking
from hientai.indicators.services.computing import compute


@task()
def compute_all() -> None:
    """Run daily: count the indicators of the register; what did not change is not written."""
    for pk in Indicator.objects.exclude(computation="").values_list("pk", flat=True):
        compute_one.func(pk)


@task()
def ask_due() -> None:
    """Run daily: ask bodies for the last period of what they report; asked once, however often run."""
    asking.ask_due()


@task()
def compute_one(indicator_id: int) -> None:
    indicator = Indicator.objects.filter(pk=indicator_id).exclude(computation="").first()
    if indicator:
        compute(indicator=indicator)
