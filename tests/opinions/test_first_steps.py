"""What was raised before steps were kept has the steps that are known of it."""

from datetime import UTC, datetime
from importlib import import_module

import pytest
from django.apps import apps

from hientai.opinions.models import Opinion

pytestmark = pytest.mark.django_db
first_steps = import_module("hientai.opinions.migrations.0003_first_steps").first_steps


def test_an_old_difficulty_gets_its_steps_its_task_and_its_key(duty):
    old = Opinion.objects.create(
        plan=duty.plan,
        duty=duty,
        body=duty.body,
        collector=duty.body,
        text="Thiếu vốn",
        answer="Xong",
        answered_at=datetime(2026, 3, 9, tzinfo=UTC),
    )
    first_steps(apps, None)
    old.refresh_from_db()
    assert [step.act for step in old.steps.all()] == ["raised", "answered"]
    assert (old.task, old.text_key) == (duty.task, "thieu von")
