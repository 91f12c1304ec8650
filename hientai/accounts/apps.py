from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "hientai.accounts"

    def ready(self) -> None:
        from django.contrib.auth import signals  # noqa: PLC0415  # models are not loaded before

        from hientai.accounts import receivers  # noqa: PLC0415
        from hientai.accounts.holding import PostHolder  # noqa: PLC0415
        from hientai.bodies.domain.holding import register  # noqa: PLC0415

        register(PostHolder())
        signals.user_logged_in.connect(receivers.on_signed_in)
        signals.user_logged_out.connect(receivers.on_signed_out)
        signals.user_login_failed.connect(receivers.on_sign_in_failed)
