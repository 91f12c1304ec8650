from typing import ClassVar

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UpkeepConfig(AppConfig):
    name = "hientai.upkeep"
    actions: ClassVar = {
        "people.confirmed": _("Đơn vị xác nhận danh sách trí thức"),
        "round.closed": _("Đóng đợt rà soát trí thức"),
        "round.opened": _("Mở đợt rà soát trí thức"),
    }

    def ready(self) -> None:
        # Models are not loaded before this.
        from hientai.duties.domain.works import register  # noqa: PLC0415
        from hientai.people.selectors import confirming  # noqa: PLC0415
        from hientai.upkeep.holding import Confirmed  # noqa: PLC0415
        from hientai.upkeep.selectors.rounds import last_confirmed  # noqa: PLC0415

        register(Confirmed())
        confirming.register(last_confirmed)
