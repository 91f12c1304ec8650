from django.apps import AppConfig


class OpinionsConfig(AppConfig):
    name = "hientai.opinions"

    def ready(self) -> None:
        # Models are not loaded before this.
        from hientai.bodies.domain.holding import register  # noqa: PLC0415
        from hientai.opinions.holding import COLLECTED, RAISED  # noqa: PLC0415

        register(RAISED)
        register(COLLECTED)
