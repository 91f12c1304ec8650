"""`python -m tests.simulation`: let the simulated province live in this machine's (empty) database.

What it leaves can be looked at in the pages. Everybody's password is `mat-khau-mau`.
"""

import os
import sys

import django


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- needs django.setup
    from django.test import override_settings  # noqa: PLC0415

    from hientai.plans.models import Plan  # noqa: PLC0415
    from tests.simulation.story import live  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    if Plan.objects.exists():
        sys.stderr.write("Cơ sở dữ liệu này đã có kế hoạch; chỉ chạy trên cơ sở dữ liệu trống.\n")
        return 2
    with override_settings(
        TASKS={"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}},
        EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend",
    ):
        story = live()
    sys.stdout.write(f"{len(story.done)} việc đã xong, {len(story.mails)} thư nhắc.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
