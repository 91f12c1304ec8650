from django.apps import AppConfig


class BodiesConfig(AppConfig):
    name = "hientai.bodies"

    def ready(self) -> None:
        # Models are not loaded before this.
        from hientai.bodies import jobs, signals  # noqa: PLC0415
        from hientai.bodies.domain.holding import register  # noqa: PLC0415
        from hientai.bodies.holding import RulesHolder  # noqa: PLC0415

        register(RulesHolder())
        signals.reform_applied.connect(jobs.on_reform_applied)
