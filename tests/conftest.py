"""What every test gets: files, mail and jobs that stay inside the test."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models.signals import post_migrate
from django.test import override_settings

from hientai.people.domain.tables import rows
from hientai.people.models import CountingRule, Sector
from tests.kept_tables import start_from_kept


def own_settings(folder: Path) -> dict[str, Any]:
    """Return the settings that keep files, mail and jobs inside a test."""
    files = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(folder / "files"), "base_url": None},
    }
    return {
        "STORAGES": {**settings.STORAGES, "default": files},
        "EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend",
        "TASKS": {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}},
        "PDF": False,  # LibreOffice takes seconds: tests that mean it switch it on
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
    }


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path) -> Iterator[None]:
    with override_settings(**own_settings(tmp_path)):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None,  # the usual names of workers' databases
    request: pytest.FixtureRequest,
) -> None:
    cache = getattr(request.config, "cache", None)  # `-p no:cacheprovider` leaves none
    if connection.vendor == "sqlite" and cache:
        start_from_kept(connection, cache.mkdir("tables"))


def _first_rows(**_: object) -> None:
    """Put back what a migration put in: a test that really commits empties every table."""
    if not CountingRule.objects.exists():
        CountingRule.objects.bulk_create(CountingRule(**row) for row in rows("counting"))
    if not Sector.objects.exists():
        Sector.objects.bulk_create(
            Sector(
                name=row["name"],
                place=place,
                body_words=row["bodies"],
                speciality_words=row["specialities"],
            )
            for place, row in enumerate(rows("sectors"), start=1)
        )


post_migrate.connect(_first_rows, sender=apps.get_app_config("people"))
