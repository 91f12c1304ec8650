"""Work on lists that runs behind the pages; every job may be run twice."""

from __future__ import annotations

from django_tasks import task

from hientai.kernel.permissions import SYSTEM
from hientai.people.models import Intake
from hientai.people.services import intakes


@task()
def look_through(intake_id: int) -> None:
    """Make the account of a list that waits for it."""
    intake = Intake.objects.filter(pk=intake_id, state__in=intakes.LOOKING).first()
    if intake is not None:
        intakes.look_through(intake)


@task()
def write(intake_id: int) -> None:
    """Write a confirmed list; one that is written stays as it is."""
    intake = Intake.objects.filter(pk=intake_id).first()
    if intake is not None:
        intakes.write(intake=intake, by=SYSTEM)
