"""Accounts and posts: who may come in, and for which body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from hientai.accounts.domain import needs_body, new_password
from hientai.accounts.models import ROLE_LABELS, Membership, User
from hientai.accounts.selectors import held_on
from hientai.bodies.models import Body
from hientai.core.audit import record
from hientai.kernel.errors import Conflict, DomainError, noop
from hientai.kernel.permissions import Actor, Permission, Role

_LAST = noop("Đây là người quản trị cuối cùng; giao vai trò cho người khác trước.")


class Incomplete(DomainError):
    """What was given is not enough for an account."""

    code = "incomplete"


@dataclass(frozen=True)
class NewPassword:
    """An account and the password to hand over; it is kept nowhere else."""

    user: User
    password: str


@transaction.atomic
def add_person(
    *, username: str, full_name: str, role: Role, body: Body | None, by: Actor
) -> NewPassword:
    """Add a person with a post and a password that they must change when they first sign in."""
    by.require(Permission.USER_MANAGE)
    username, full_name = username.strip().lower(), " ".join(full_name.split())
    check_names(username, full_name)
    password = new_password()
    user = User.objects.create_user(
        username=username, password=password, full_name=full_name, password_temporary=True
    )
    record(by=by, action="account.added", target=user, username=username)
    add_post(user=user, role=role, body=body, by=by)
    return NewPassword(user, password)


def check_names(username: str, full_name: str) -> None:
    try:
        UnicodeUsernameValidator()(username)
    except ValidationError as error:
        sentence = noop("Tên đăng nhập chỉ gồm chữ, số và các dấu @ . + - _.")
        raise Incomplete(sentence) from error
    if not full_name:
        raise Incomplete(noop("Nhập họ và tên."))
    if User.objects.filter(username__iexact=username).exists():
        raise Conflict(noop("Đã có người dùng tên đăng nhập “%(name)s”."), name=username)


@transaction.atomic
def add_post(*, user: User, role: Role, body: Body | None, by: Actor) -> Membership:
    """Give a person one more post; a role that acts for a body needs one that is there today."""
    by.require(Permission.USER_MANAGE)
    if role is Role.INTELLECTUAL:
        raise Conflict(
            noop("Vai trò Trí thức chỉ có khi người đó nhận hồ sơ của mình qua thư mời.")
        )
    if body is None and needs_body(role):
        raise Incomplete(noop("Chọn đơn vị: vai trò này làm việc thay cho một đơn vị."))
    if body is not None and not body.valid_on(localdate()):
        raise Conflict(noop("%(body)s không còn hoạt động; chọn đơn vị kế thừa."), body=str(body))
    if Membership.objects.filter(held_on(localdate()), user=user, role=role, body=body).exists():
        raise Conflict(noop("%(user)s đã có vai trò này."), user=str(user))
    # One row a post: a post that was ended is taken up again.
    post, _ = Membership.objects.update_or_create(
        user=user, role=role, body=body, defaults={"since": localdate(), "until": None}
    )
    said = {"role": str(ROLE_LABELS[role]), "body": str(body) if body else ""}
    record(by=by, action="account.post_added", target=user, **said)
    return post


@transaction.atomic
def end_post(*, post: Membership, by: Actor) -> None:
    """Take a post away from today on; the last administrator keeps theirs."""
    by.require(Permission.USER_MANAGE)
    if post.role == Role.ADMINISTRATOR and _is_last_administrator(post.user):
        raise Conflict(_LAST)
    post.until = localdate() - timedelta(days=1)
    post.save(update_fields=["until"])
    said = {"role": post.role_label, "body": str(post.body or "")}
    record(by=by, action="account.post_ended", target=post.user, **said)


@transaction.atomic
def deactivate(*, user: User, by: Actor) -> None:
    """Close an account at once; its records stay, and so does one administrator."""
    by.require(Permission.USER_MANAGE)
    if user.pk == by.user_id:
        raise Conflict(noop("Anh/chị không tự ngừng tài khoản của mình được."))
    if _is_last_administrator(user):
        raise Conflict(_LAST)
    user.is_active = False
    user.save(update_fields=["is_active"])
    record(by=by, action="account.deactivated", target=user)


def _is_last_administrator(user: User) -> bool:
    # Locked, so that two administrators cannot close each other's accounts at the same moment.
    posts = Membership.objects.select_for_update(of=("self",)).filter(
        held_on(localdate()), role=Role.ADMINISTRATOR, user__is_active=True
    )
    return {post.user_id for post in posts} == {user.pk}


@transaction.atomic
def renew_password(*, user: User, by: Actor) -> NewPassword:
    """Give a person who forgot it a new password, to be changed at the next sign-in."""
    by.require(Permission.USER_MANAGE)
    password = new_password()
    user.set_password(password)
    user.password_temporary = True
    user.save(update_fields=["password", "password_temporary"])
    record(by=by, action="account.password_renewed", target=user)
    return NewPassword(user, password)


@transaction.atomic
def change_own_password(*, user: User, password: str, by: Actor) -> None:
    """Keep the password that a person chose for themselves."""
    if user.pk != by.user_id:
        raise Conflict(noop("Mỗi người tự đổi mật khẩu của mình."))
    user.set_password(password)
    user.password_temporary = False
    user.save(update_fields=["password", "password_temporary"])
    record(by=by, action="account.password_changed", target=user)
