"""What is typed to sign in, and about people."""

from __future__ import annotations

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.utils.translation import gettext_lazy as _

from hientai.accounts.models import ROLE_LABELS
from hientai.accounts.selectors import bodies_called
from hientai.bodies.models import Body
from hientai.kernel.permissions import Role


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

    def clean_username(self) -> str:
        """Names are kept in small letters; a telephone's keyboard begins with a capital."""
        return str(self.cleaned_data["username"]).strip().lower()


class OwnPasswordForm(PasswordChangeForm):
    error_messages = {  # noqa: RUF012 -- Django's own attribute of this type
        "password_mismatch": _("Hai lần nhập mật khẩu mới chưa giống nhau."),
        "password_incorrect": _("Mật khẩu hiện tại chưa đúng."),
    }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they come
        self.fields["old_password"].label = _("Mật khẩu hiện tại")
        self.fields["new_password1"].label = _("Mật khẩu mới")
        self.fields["new_password1"].help_text = _("Ít nhất 10 ký tự, không phải từ hay gặp.")
        self.fields["new_password2"].label = _("Nhập lại mật khẩu mới")
        self.fields["new_password2"].help_text = ""


class BodyField(forms.CharField):
    """A body typed by its name, with suggestions; one that is there today."""

    widget = forms.TextInput(attrs={"list": "bodies", "autocomplete": "off"})

    def clean(self, value: object) -> Body | None:
        name = str(super().clean(value)).strip()
        if not name:
            return None
        found = bodies_called(name)
        if not found:
            raise forms.ValidationError(_("Chưa có đơn vị tên này; chọn trong gợi ý."))
        if len(found) > 1:
            raise forms.ValidationError(_("Nhiều tỉnh có đơn vị tên này; thêm tên tỉnh."))
        return found[0]


GIVEN = [role for role in Role if role is not Role.INTELLECTUAL]  # that one is claimed


class PostForm(forms.Form):
    role = forms.ChoiceField(
        label=_("Vai trò"),
        choices=[("", _("Chọn vai trò")), *((role.value, ROLE_LABELS[role]) for role in GIVEN)],
    )
    body = BodyField(
        label=_("Đơn vị"),
        required=False,
        help_text=_(
            "Cần với đầu mối theo dõi, cán bộ đầu mối đơn vị và giám sát, ví dụ Sở Nội vụ (Bắc Ninh)."
        ),
    )

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class AddPersonForm(PostForm):
    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    username = forms.CharField(
        label=_("Tên đăng nhập"), max_length=150, help_text=_("Chữ thường, không dấu cách.")
    )
    field_order = ("full_name", "username", "role", "body")
