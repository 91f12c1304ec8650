from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "hientai.duties"

    def ready(self) -> None:
        from hientai.duties import receivers  # noqa: PLC0415  # models are not loaded before
        from hientai.plans import signals  # noqa: PLC0415

        signals.plan_confirmed.connect(receivers.on_plan_confirmed)
        signals.task_assigned.connect(receivers.on_task_assigned)
