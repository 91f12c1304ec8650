"""Work on lists that runs behind the pages; every job may be run twice."""

from __future__ import annotations

from django_tasks import task

from hientai.kernel.permissions import SYSTEM
from hientai.people.models import Intake, Recount
from hientai.people.selectors import following
from hientai.people.services import indexing, intakes, placing, recounting, running


@task()
def look_through(intake_id: int) -> None:
    """Make the account of a list that waits for it."""
    intake = Intake.objects.filter(pk=intake_id, state__in=intakes.LOOKING).first()
    if intake is not None:
        running.look_through(intake)


@task()
def write(intake_id: int) -> None:
    """Write a confirmed list, or go on with it; one that is written stays as it is."""
    intake = Intake.objects.filter(pk=intake_id).first()
    if intake is not None:
        running.write(intake=intake, by=SYSTEM)
        placing.place_intake(intake_id)
        put_down.enqueue()


@task()
def take_back(intake_id: int) -> None:
    """Take back what was written of a list that somebody cancelled."""
    intake = Intake.objects.filter(pk=intake_id).first()
    if intake is not None:
        running.take_back(intake)


@task()
def count_again(recount_id: int) -> None:
    """Count what a change of a list or rule would move."""
    recount = Recount.objects.filter(pk=recount_id, state=Recount.State.COUNTING).first()
    if recount is not None:
        recounting.count(recount)


@task()
def write_again(recount_id: int) -> None:
    """Bring profiles up to a change that holds."""
    recount = Recount.objects.filter(pk=recount_id, state=Recount.State.WRITING).first()
    if recount is not None:
        recounting.write(recount)


@task()
def put_down() -> None:
    """Run daily, after a list and when somebody was erased: keep the register's columns as they are now."""
    following.put_down()
    indexing.shorten()
