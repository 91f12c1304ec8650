"""Default-deny: a view says which permission opens it, or that it is public; else it is closed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from django.http import HttpRequest

from hientai.kernel.errors import NotAllowed, noop
from hientai.kernel.permissions import ANONYMOUS, Actor, Permission

View = TypeVar("View", bound=Callable[..., object])

PUBLIC = "public"
SIGNED_IN = "signed_in"


def _opened(view: View, access: str) -> View:
    view.access = access  # type: ignore[attr-defined]  # read by DefaultDeny
    return view


def requires(permission: Permission) -> Callable[[View], View]:
    """Open a view to whoever holds the permission; services and selectors narrow it to bodies."""
    return lambda view: _opened(view, permission.value)


def public(view: View) -> View:
    """Open a view to everybody."""
    return _opened(view, PUBLIC)


def signed_in(view: View) -> View:
    """Open a view to every person with an account."""
    return _opened(view, SIGNED_IN)


def operation(permission: Permission) -> Callable[[View], View]:
    """Open an API operation to whoever holds the permission: DefaultDeny can't see into the API."""

    def closed(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: object, **kwargs: object) -> object:
            if not actor_of(request).holds(permission):
                raise NotAllowed(noop("Anh/chị chưa được giao dùng phần này của API."))
            return view(request, *args, **kwargs)

        return _opened(cast("View", checked), permission.value)

    return closed


def actor_of(request: HttpRequest) -> Actor:
    """Return who acts in this request."""
    return getattr(request, "actor", ANONYMOUS)
