from typing import ClassVar

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OpinionsConfig(AppConfig):
    name = "hientai.opinions"
    actions: ClassVar = {
        "opinion.answered": _("Trả lời kiến nghị"),
        "opinion.closed": _("Kết thúc kiến nghị"),
        "opinion.raised": _("Nêu khó khăn, vướng mắc"),
    }

    def ready(self) -> None:
        # Models are not loaded before this.
        from hientai.bodies.domain.holding import register  # noqa: PLC0415
        from hientai.opinions.holding import COLLECTED, RAISED  # noqa: PLC0415

        register(RAISED)
        register(COLLECTED)
