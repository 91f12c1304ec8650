from typing import ClassVar

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OpinionsConfig(AppConfig):
    name = "hientai.opinions"
    actions: ClassVar = {
        "opinion.answered": _("Trả lời kiến nghị"),
        "opinion.classed": _("Tiếp nhận, phân loại kiến nghị"),
        "opinion.closed": _("Kết thúc kiến nghị"),
        "opinion.decided": _("Lãnh đạo quyết định về kiến nghị"),
        "opinion.heard": _("Ghi nhận cấp trên trả lời"),
        "opinion.joined": _("Gộp kiến nghị"),
        "opinion.parted": _("Tách kiến nghị đã gộp"),
        "opinion.passed_on": _("Chuyển kiến nghị tới đơn vị khác"),
        "opinion.proposed": _("Trình lãnh đạo kiến nghị"),
        "opinion.raised": _("Nêu khó khăn, vướng mắc"),
        "opinion.reopened": _("Nêu lại kiến nghị"),
        "opinion.returned": _("Lãnh đạo yêu cầu làm lại đề xuất"),
        "opinion.sent_up": _("Gửi kiến nghị lên cấp trên"),
        "opinion.withdrawn": _("Rút kiến nghị"),
    }

    def ready(self) -> None:
        # Models are not loaded before this.
        from hientai.bodies.domain.holding import register  # noqa: PLC0415
        from hientai.documents import signals  # noqa: PLC0415
        from hientai.opinions import receivers, services  # noqa: PLC0415
        from hientai.opinions.holding import COLLECTED, RAISED  # noqa: PLC0415

        register(RAISED)
        register(COLLECTED)
        signals.records_merged.connect(services.take_merged)
        signals.shown_asked.connect(receivers.on_shown_asked)
        signals.parts_asked.connect(receivers.on_parts_asked)
