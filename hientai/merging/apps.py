from typing import ClassVar

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MergingConfig(AppConfig):
    name = "hientai.merging"
    actions: ClassVar = {
        "pair.decided": _("Quyết định hai hồ sơ có phải một người"),
        "people.merged": _("Gộp hai hồ sơ trí thức"),
        "people.unmerged": _("Hoàn tác lần gộp hồ sơ"),
        "people.searched": _("Tìm hồ sơ trùng nhau"),
    }

    def ready(self) -> None:
        # Models are not loaded before this.
        from hientai.merging import receivers  # noqa: PLC0415
        from hientai.merging.selectors.merges import kept_of  # noqa: PLC0415
        from hientai.people.selectors.merged import register  # noqa: PLC0415
        from hientai.people.signals import intake_undoing  # noqa: PLC0415

        register(kept_of)
        intake_undoing.connect(receivers.refuse_what_was_merged, dispatch_uid="merging")
