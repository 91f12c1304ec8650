from typing import ClassVar

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DraftingConfig(AppConfig):
    name = "hientai.drafting"
    actions: ClassVar = {
        "draft.asked": _("Lấy ý kiến dự thảo"),
        "draft.commented": _("Góp ý dự thảo"),
        "draft.issued": _("Ban hành văn bản đã soạn"),
        "draft.opinions": _("Chuyển dự thảo sang lấy ý kiến"),
        "draft.returned": _("Trả lại dự thảo"),
        "draft.started": _("Bắt đầu soạn thảo văn bản"),
        "draft.submission": _("Trình dự thảo"),
        "draft.version": _("Thêm bản dự thảo"),
    }

    def ready(self) -> None:
        # Models are not loaded before this.
        from hientai.bodies.domain import holding as bodies  # noqa: PLC0415
        from hientai.documents.signals import parts_asked  # noqa: PLC0415
        from hientai.drafting import receivers  # noqa: PLC0415
        from hientai.drafting.holding import HOLDERS, Papers  # noqa: PLC0415
        from hientai.duties.domain import works  # noqa: PLC0415

        works.register(Papers())
        parts_asked.connect(receivers.on_parts_asked)
        for holder in HOLDERS:
            bodies.register(holder)
