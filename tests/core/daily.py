"""A job for the tests of daily jobs."""

from django_tasks import task


@task()
def nothing() -> None:
    pass
