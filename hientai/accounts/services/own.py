"""Accounts of people who came by an invitation to their own profile.

Whoever calls asked for the invitation and for the right person first (`privacy`).
"""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from hientai.accounts.models import Membership, User
from hientai.accounts.selectors import actor_for
from hientai.accounts.services.people import Incomplete, check_names
from hientai.core.audit import record
from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor, Role


@transaction.atomic
def open_own_account(*, username: str, full_name: str, password: str, email: str = "") -> User:
    """Open an account that its owner named and whose password only they know."""
    username, full_name = username.strip().lower(), " ".join(full_name.split())
    check_names(username, full_name)
    try:
        validate_password(password)
    except ValidationError as error:
        sentence = noop("Chọn mật khẩu dài ít nhất 10 ký tự, không phải từ hay gặp.")
        raise Incomplete(sentence) from error
    user = User.objects.create_user(
        username=username, password=password, full_name=full_name, email=email
    )
    record(by=actor_for(user), action="account.opened_by_owner", target=user)
    return user


@transaction.atomic
def give_own_role(*, user: User) -> None:
    """Let an account into the pages of its own profile."""
    Membership.objects.update_or_create(
        user=user,
        role=Role.INTELLECTUAL,
        body=None,
        defaults={"since": localdate(), "until": None},
    )


@transaction.atomic
def end_own_role(*, user: User, by: Actor) -> None:
    """Take the role away; an account that was there for nothing else is closed."""
    yesterday = localdate() - timedelta(days=1)
    own = Membership.objects.filter(user=user, role=Role.INTELLECTUAL)
    own.update(until=yesterday)
    if not user.memberships.exclude(role=Role.INTELLECTUAL).exists():
        user.is_active = False
        user.save(update_fields=["is_active"])
        record(by=by, action="account.deactivated", target=user)


@transaction.atomic
def forget_account(*, user: User) -> None:
    """Take every personal value out of an account that was there for its own profile only."""
    if user.memberships.exclude(role=Role.INTELLECTUAL).exists():
        return
    user.username, user.full_name, user.email = f"da-xoa-{user.pk}", "", ""
    user.is_active = False
    user.set_unusable_password()
    user.save()
