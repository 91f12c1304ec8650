from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "hientai.duties"

    def ready(self) -> None:
        # Models are not loaded before this.
        from hientai.duties import jobs, signals  # noqa: PLC0415
        from hientai.duties.services import opening  # noqa: PLC0415
        from hientai.plans.signals import plan_confirmed, task_assigned  # noqa: PLC0415

        plan_confirmed.connect(opening.on_plan_confirmed)
        task_assigned.connect(opening.on_task_assigned)
        signals.reminder_asked.connect(jobs.on_reminder_asked)
