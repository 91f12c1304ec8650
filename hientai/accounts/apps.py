from typing import ClassVar

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "hientai.accounts"
    actions: ClassVar = {
        "account.signed_in": _("Đăng nhập"),
        "account.signed_out": _("Đăng xuất"),
        "account.sign_in_failed": _("Đăng nhập chưa được"),
        "account.added": _("Thêm người dùng"),
        "account.opened_by_owner": _("Mở tài khoản từ thư mời"),
        "account.post_added": _("Giao vai trò"),
        "account.post_ended": _("Thôi giao vai trò"),
        "account.deactivated": _("Ngừng tài khoản"),
        "account.password_renewed": _("Cấp lại mật khẩu"),
        "account.password_changed": _("Đổi mật khẩu"),
        "account.samples_made": _("Tạo tài khoản mẫu"),
    }

    def ready(self) -> None:
        from django.contrib.auth import signals  # noqa: PLC0415  # models are not loaded before

        from hientai.accounts import receivers  # noqa: PLC0415
        from hientai.accounts.holding import PostHolder  # noqa: PLC0415
        from hientai.bodies.domain.holding import register  # noqa: PLC0415

        register(PostHolder())
        signals.user_logged_in.connect(receivers.on_signed_in)
        signals.user_logged_out.connect(receivers.on_signed_out)
        signals.user_login_failed.connect(receivers.on_sign_in_failed)
