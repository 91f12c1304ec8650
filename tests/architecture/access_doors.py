"""A door: who may go through it, and how it is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hientai.kernel.permissions import Role

EVERY_ROLE = frozenset(Role)
INTELLECTUAL = frozenset({Role.INTELLECTUAL})
STAFF = EVERY_ROLE - INTELLECTUAL
SEES = frozenset({Role.STEWARD, Role.BODY_OFFICER, Role.LEADER, Role.SUPERVISOR})
REPORTS = frozenset({Role.STEWARD, Role.LEADER, Role.SUPERVISOR})
WORKS = frozenset({Role.STEWARD, Role.BODY_OFFICER})
STEWARD = frozenset({Role.STEWARD})
OFFICER = frozenset({Role.BODY_OFFICER})
ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})
ENTERS = frozenset({Role.ADMINISTRATOR, Role.STEWARD})
ANSWERS = ENTERS | {Role.BODY_OFFICER}
AUDITOR = frozenset({Role.AUDITOR})


@dataclass(frozen=True)
class Door:
    """Who may go through, how it is asked for, with which things of the world as arguments."""

    roles: frozenset[Role]
    arguments: Mapping[str, str] = field(default_factory=dict)
    method: str = "get"
    public: bool = False
    data: Mapping[str, object] = field(default_factory=dict)
    json: bool = False


def get(roles: frozenset[Role], **arguments: str) -> Door:
    return Door(roles, arguments)


def post(
    roles: frozenset[Role], data: Mapping[str, object] | None = None, **arguments: str
) -> Door:
    return Door(roles, arguments, "post", data=data or {})


OPEN = Door(EVERY_ROLE, public=True)
OPEN_POST = Door(EVERY_ROLE, method="post", public=True)
