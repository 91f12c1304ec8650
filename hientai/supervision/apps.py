from typing import ClassVar

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SupervisionConfig(AppConfig):
    name = "hientai.supervision"
    actions: ClassVar = {
        "finding.added": _("Ghi phát hiện giám sát"),
        "finding.changed": _("Sửa phát hiện giám sát"),
        "finding.dropped": _("Bỏ phát hiện giám sát"),
        "supervision.concluded": _("Gửi kết luận giám sát"),
        "supervision.planned": _("Lập kế hoạch giám sát năm"),
        "supervision.visit_changed": _("Sửa cuộc giám sát"),
        "supervision.visit_dropped": _("Thôi một cuộc giám sát"),
        "supervision.visit_held": _("Ghi biên bản giám sát"),
        "supervision.visit_planned": _("Lên lịch cuộc giám sát"),
    }

    def ready(self) -> None:
        # Models are not loaded before this.
        from hientai.bodies.domain.holding import register  # noqa: PLC0415
        from hientai.supervision.holding import VISITED  # noqa: PLC0415

        register(VISITED)
