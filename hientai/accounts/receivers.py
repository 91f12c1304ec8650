"""Coming and going, as lines of the log. What was typed wrongly is never kept: it may be a secret."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from hientai.accounts.models import User
from hientai.accounts.selectors import actor_for
from hientai.core.audit import record
from hientai.kernel.permissions import ANONYMOUS


def on_signed_in(*, user: User, request: HttpRequest | None = None, **_more: Any) -> None:
    record(by=actor_for(user), action="account.signed_in", target=user, ip=_address(request))


def on_signed_out(*, user: User | None, request: HttpRequest | None = None, **_more: Any) -> None:
    if user is not None:
        record(by=actor_for(user), action="account.signed_out", target=user, ip=_address(request))


def on_sign_in_failed(
    *, credentials: dict[str, Any], request: HttpRequest | None = None, **_more: Any
) -> None:
    """Name the account only if there is one: people type passwords into the wrong field."""
    user = User.objects.filter(username=str(credentials.get("username", ""))).first()
    target = user or User(full_name=_("tài khoản không có"))
    record(by=ANONYMOUS, action="account.sign_in_failed", target=target, ip=_address(request))


def _address(request: HttpRequest | None) -> str:
    return str(request.META.get("REMOTE_ADDR", "")) if request else ""
