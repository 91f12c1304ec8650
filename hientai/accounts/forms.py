"""What is typed to sign in."""

from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    """Never says which of the two was wrong."""

    error_messages = {  # noqa: RUF012 -- Django's own attribute of this type
        "invalid_login": _("Tên đăng nhập hoặc mật khẩu chưa đúng."),
        "inactive": _("Tên đăng nhập hoặc mật khẩu chưa đúng."),
    }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they come
        self.fields["username"].label = _("Tên đăng nhập")
        self.fields["password"].label = _("Mật khẩu")
