from typing import ClassVar

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChasingConfig(AppConfig):
    name = "hientai.chasing"
    actions: ClassVar = {
        "chasing.feed_made": _("Tạo địa chỉ lịch"),
        "chasing.feed_revoked": _("Thu hồi địa chỉ lịch"),
        "chasing.head_set": _("Ghi người đứng đầu đơn vị"),
        "chasing.ladder_set": _("Đặt bậc nhắc việc"),
        "explanation.accepted": _("Chấp nhận giải trình"),
        "explanation.answered": _("Giải trình"),
        "explanation.asked": _("Yêu cầu giải trình"),
        "explanation.asked_again": _("Yêu cầu giải trình lại"),
        "explanation.withdrawn": _("Rút yêu cầu giải trình"),
        "letter.issued": _("Ghi số công văn đôn đốc"),
        "letter.made": _("Soạn công văn đôn đốc"),
    }

    def ready(self) -> None:
        # Models are not loaded before this.
        from hientai.bodies.domain.holding import register  # noqa: PLC0415
        from hientai.chasing import jobs, services, signals  # noqa: PLC0415
        from hientai.chasing.holding import ExplanationHolder  # noqa: PLC0415
        from hientai.chasing.selectors.happenings import happened_to  # noqa: PLC0415
        from hientai.core.notices import notice_told  # noqa: PLC0415
        from hientai.duties.domain import happenings  # noqa: PLC0415

        register(ExplanationHolder())
        happenings.register(happened_to)
        notice_told.connect(services.on_notice_told)
        signals.delivery_queued.connect(jobs.on_delivery_queued)
