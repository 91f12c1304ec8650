"""Who asks: the person behind the session, and what they may do."""

from django.http import HttpRequest
from ninja import Schema

from hientai.core.access import actor_of, signed_in
from hientai.core.api import GuardedRouter, Problem
from hientai.kernel.permissions import Permission, Role

router = GuardedRouter(tags=["Tài khoản"])


class PostOut(Schema):
    role: Role
    body_id: int | None


class MeOut(Schema):
    id: int
    name: str
    posts: list[PostOut]
    permissions: list[Permission]


@router.get("", response={200: MeOut, 401: Problem}, summary="Người đang dùng phiên này")
@signed_in
def me(request: HttpRequest) -> MeOut:
    actor = actor_of(request)
    return MeOut(
        id=actor.user_id or 0,
        name=actor.label,
        posts=[PostOut(role=post.role, body_id=post.body_id) for post in actor.posts],
        permissions=[permission for permission in Permission if actor.holds(permission)],
    )
