from typing import ClassVar

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammesConfig(AppConfig):
    name = "hientai.programmes"
    actions: ClassVar = {
        "programme.made": _("Lập chương trình"),
        "programme.edited": _("Sửa chương trình"),
        "programme.filled": _("Thêm nhiệm vụ vào chương trình"),
        "programme.arranged": _("Sắp xếp chương trình"),
        "programme.deleted": _("Bỏ chương trình"),
    }
