"""What every test gets: files, mail and jobs that stay inside the test."""

import pytest
from django.apps import apps
from django.db.models.signals import post_migrate

from hientai.people.domain.tables import rows
from hientai.people.models import CountingRule, Sector


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path / "files"), "base_url": None},
        },
    }
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    }
    settings.PDF = False  # LibreOffice takes seconds: tests that mean it switch it on
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


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
