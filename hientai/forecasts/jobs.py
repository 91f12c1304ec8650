"""Forecasts computed behind the pages; a job may run twice."""

from __future__ import annotations

from django.utils.timezone import localdate
from django_tasks import task

from hientai.forecasts.models import Forecast
from hientai.forecasts.services import running


@task()
def run_forecast(forecast_id: int) -> None:
    """Compute a forecast that waits; one that has its answer keeps it."""
    forecast = Forecast.objects.filter(pk=forecast_id).first()
    if forecast is not None and forecast.working:
        running.run(forecast=forecast, last=localdate().year - 1)
