"""Nothing is open unless its view says so: see `hientai.core.access`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hientai.accounts.selectors import actor_for
from hientai.core.access import PUBLIC, SIGNED_IN
from hientai.core.middleware import API_PREFIX, refuse_json, refuse_page
from hientai.kernel.errors import DomainError, NotAllowed, noop
from hientai.kernel.permissions import Permission

OPEN_PREFIXES = ("/static/",)


class NotSignedIn(DomainError):
    code = "not_signed_in"
    http_status = 401


class DefaultDeny:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = actor_for(request.user)  # type: ignore[attr-defined]  # read by actor_of
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: object, kwargs: object
    ) -> HttpResponse | None:
        access = getattr(view, "access", None)
        if access == PUBLIC or request.path.startswith(OPEN_PREFIXES):
            return None
        api = request.path.startswith(API_PREFIX)
        if not request.user.is_authenticated:
            if api:
                return refuse_json(request, NotSignedIn(noop("Đăng nhập trước khi dùng API.")))
            return redirect_to_login(request.get_full_path())
        if getattr(request.user, "password_temporary", False):
            return self._change_password_first(request, api=api)
        if api or access == SIGNED_IN or self._holds(request, access):
            return None  # an API operation checks its own permission: see access.operation
        refusal = NotAllowed(
            noop("Anh/chị chưa được giao xem trang này. Liên hệ đầu mối theo dõi kế hoạch.")
        )
        return refuse_page(request, refusal)

    @staticmethod
    def _change_password_first(request: HttpRequest, *, api: bool) -> HttpResponse | None:
        """Lead whoever came in with a password of the administrator's to choose their own."""
        page = reverse("accounts:own-password")
        if api:
            return refuse_json(request, NotAllowed(noop("Đổi mật khẩu tạm trước khi dùng API.")))
        return None if request.path == page else redirect(page)

    @staticmethod
    def _holds(request: HttpRequest, access: str | None) -> bool:
        actor = request.actor  # type: ignore[attr-defined]  # set in __call__
        return access is not None and actor.holds(Permission(access))
