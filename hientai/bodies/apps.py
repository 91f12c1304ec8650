from django.apps import AppConfig


class BodiesConfig(AppConfig):
    name = "hientai.bodies"

    def ready(self) -> None:
        # Models are not loaded before this.
        from hientai.bodies.domain.holding import register  # noqa: PLC0415
        from hientai.bodies.holding import RulesHolder  # noqa: PLC0415

        register(RulesHolder())
