"""Who may do what: roles as data. This page is the whole policy.

A grant has a reach: EVERYTHING, or OWN: only what belongs to a body that the person acts for
(a plan through its steward, a duty through the body that owes it, a difficulty through the body
that raised it or collects it, a finding through the body that supervises, a hand-over through the
body that is to take it). Views ask for a permission; services name the bodies.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from types import MappingProxyType

from hientai.kernel.errors import NotAllowed, noop


class Permission(StrEnum):
    PLAN_SEE = auto()
    PLAN_UPLOAD = auto()
    PLAN_CHECK = auto()
    PLAN_CONFIRM = auto()
    TASK_ASSIGN = auto()
    DUTY_SEE = auto()
    DUTY_REPORT = auto()
    DUTY_REMIND = auto()
    OPINION_SEE = auto()
    OPINION_RAISE = auto()
    OPINION_ANSWER = auto()
    OPINION_DECIDE = auto()
    SUPERVISION_SEE = auto()
    SUPERVISE = auto()
    RETURN_CHECK = auto()
    RETURN_ASK = auto()
    LADDER_SET = auto()
    EXPLANATION_ASK = auto()
    EXPLANATION_ANSWER = auto()
    REPORT_SEE = auto()
    REVIEW_EDIT = auto()
    OUTLINE_EDIT = auto()
    PROGRAMME_EDIT = auto()
    FIGURES_OPEN = auto()
    BODY_SEE = auto()
    BODY_EDIT = auto()
    EVENT_EDIT = auto()
    HANDOVER_ANSWER = auto()
    PEOPLE_SEE = auto()
    PEOPLE_CONTACT = auto()
    PEOPLE_SENSITIVE = auto()
    PEOPLE_IMPORT = auto()
    STATISTICS_SEE = auto()
    FORECAST_SEE = auto()
    FORECAST_EDIT = auto()
    PEOPLE_EDIT = auto()
    PEOPLE_MERGE = auto()
    PEOPLE_INVITE = auto()
    PEOPLE_ROUND = auto()
    PRIVACY_HANDLE = auto()
    PROFILE_OWN = auto()
    INDICATOR_SEE = auto()
    INDICATOR_EDIT = auto()
    INDICATOR_REPORT = auto()
    USER_MANAGE = auto()
    AUDIT_READ = auto()
    POLICY_READ = auto()


class Role(StrEnum):
    ADMINISTRATOR = auto()
    STEWARD = auto()
    BODY_OFFICER = auto()
    LEADER = auto()
    SUPERVISOR = auto()
    AUDITOR = auto()
    INTELLECTUAL = auto()


class Reach(StrEnum):
    EVERYTHING = auto()
    OWN = auto()
    SELF = auto()  # the one profile that the person claimed: `privacy.selectors.own`


_SEE_ALL = {
    Permission.PLAN_SEE: Reach.EVERYTHING,
    Permission.DUTY_SEE: Reach.EVERYTHING,
    Permission.OPINION_SEE: Reach.EVERYTHING,
    Permission.SUPERVISION_SEE: Reach.EVERYTHING,
    Permission.REPORT_SEE: Reach.EVERYTHING,
    Permission.BODY_SEE: Reach.EVERYTHING,
    Permission.PEOPLE_SEE: Reach.EVERYTHING,
    Permission.STATISTICS_SEE: Reach.EVERYTHING,
    Permission.FORECAST_SEE: Reach.EVERYTHING,
    Permission.INDICATOR_SEE: Reach.EVERYTHING,
    Permission.POLICY_READ: Reach.EVERYTHING,
}

GRANTS: Mapping[Role, Mapping[Permission, Reach]] = MappingProxyType(
    {
        Role.ADMINISTRATOR: {
            Permission.USER_MANAGE: Reach.EVERYTHING,
            Permission.BODY_SEE: Reach.EVERYTHING,
            Permission.BODY_EDIT: Reach.EVERYTHING,
            Permission.EVENT_EDIT: Reach.EVERYTHING,
            Permission.HANDOVER_ANSWER: Reach.EVERYTHING,
            Permission.POLICY_READ: Reach.EVERYTHING,
        },
        Role.STEWARD: {
            **_SEE_ALL,
            Permission.PLAN_UPLOAD: Reach.EVERYTHING,
            Permission.PLAN_CHECK: Reach.OWN,
            Permission.PLAN_CONFIRM: Reach.OWN,
            Permission.TASK_ASSIGN: Reach.OWN,
            Permission.PROGRAMME_EDIT: Reach.OWN,
            Permission.FIGURES_OPEN: Reach.OWN,
            Permission.DUTY_REPORT: Reach.OWN,
            Permission.DUTY_REMIND: Reach.OWN,
            Permission.RETURN_CHECK: Reach.OWN,
            Permission.RETURN_ASK: Reach.OWN,
            Permission.LADDER_SET: Reach.EVERYTHING,
            Permission.EXPLANATION_ASK: Reach.OWN,
            Permission.EXPLANATION_ANSWER: Reach.OWN,
            Permission.OPINION_RAISE: Reach.OWN,
            Permission.OPINION_ANSWER: Reach.OWN,
            Permission.REVIEW_EDIT: Reach.OWN,
            Permission.OUTLINE_EDIT: Reach.EVERYTHING,
            Permission.INDICATOR_EDIT: Reach.OWN,
            Permission.INDICATOR_REPORT: Reach.OWN,
            Permission.EVENT_EDIT: Reach.EVERYTHING,
            Permission.HANDOVER_ANSWER: Reach.EVERYTHING,
            Permission.PEOPLE_CONTACT: Reach.EVERYTHING,
            Permission.PEOPLE_SENSITIVE: Reach.EVERYTHING,
            Permission.FORECAST_EDIT: Reach.EVERYTHING,
            Permission.PEOPLE_IMPORT: Reach.EVERYTHING,
            Permission.PEOPLE_EDIT: Reach.EVERYTHING,
            Permission.PEOPLE_MERGE: Reach.EVERYTHING,
            Permission.PEOPLE_INVITE: Reach.EVERYTHING,
            Permission.PEOPLE_ROUND: Reach.EVERYTHING,
            Permission.PRIVACY_HANDLE: Reach.EVERYTHING,
        },
        Role.BODY_OFFICER: {
            Permission.PEOPLE_SEE: Reach.OWN,
            Permission.STATISTICS_SEE: Reach.OWN,
            Permission.PEOPLE_CONTACT: Reach.OWN,
            Permission.PEOPLE_SENSITIVE: Reach.OWN,
            Permission.PEOPLE_IMPORT: Reach.OWN,
            Permission.PEOPLE_EDIT: Reach.OWN,
            Permission.PEOPLE_MERGE: Reach.OWN,  # where both people are of the body
            Permission.PEOPLE_INVITE: Reach.OWN,
            Permission.PLAN_SEE: Reach.OWN,
            Permission.INDICATOR_SEE: Reach.OWN,
            Permission.INDICATOR_REPORT: Reach.OWN,
            # of plans that the body itself watches: its own, under the province's
            Permission.PLAN_UPLOAD: Reach.OWN,
            Permission.PLAN_CHECK: Reach.OWN,
            Permission.PLAN_CONFIRM: Reach.OWN,
            Permission.TASK_ASSIGN: Reach.OWN,
            Permission.DUTY_SEE: Reach.OWN,
            Permission.DUTY_REPORT: Reach.OWN,
            Permission.OPINION_SEE: Reach.OWN,
            Permission.SUPERVISION_SEE: Reach.OWN,
            Permission.OPINION_RAISE: Reach.OWN,
            Permission.OPINION_ANSWER: Reach.OWN,
            Permission.EXPLANATION_ANSWER: Reach.OWN,
            Permission.HANDOVER_ANSWER: Reach.OWN,
            Permission.BODY_SEE: Reach.EVERYTHING,
            Permission.POLICY_READ: Reach.EVERYTHING,
        },
        Role.LEADER: {
            **_SEE_ALL,
            Permission.RETURN_ASK: Reach.EVERYTHING,
            Permission.EXPLANATION_ASK: Reach.EVERYTHING,
            Permission.OPINION_DECIDE: Reach.EVERYTHING,
            Permission.PROGRAMME_EDIT: Reach.EVERYTHING,
            Permission.FIGURES_OPEN: Reach.EVERYTHING,
        },
        Role.SUPERVISOR: {**_SEE_ALL, Permission.SUPERVISE: Reach.OWN},
        Role.AUDITOR: {
            Permission.AUDIT_READ: Reach.EVERYTHING,
            Permission.BODY_SEE: Reach.EVERYTHING,
            Permission.POLICY_READ: Reach.EVERYTHING,
        },
        Role.INTELLECTUAL: {Permission.PROFILE_OWN: Reach.SELF},
    }
)


@dataclass(frozen=True)
class Post:
    """A role that a person holds, and the body for which they hold it."""

    role: Role
    body_id: int | None = None
    body: str = field(default="", compare=False)  # its name, for the eye only


@dataclass(frozen=True)
class Actor:
    """Whoever acts: a person with their posts, the system itself, or nobody known."""

    user_id: int | None
    label: str
    posts: tuple[Post, ...] = ()
    system: bool = False

    def holds(self, permission: Permission) -> bool:
        """Return whether any post grants the permission, whatever its reach."""
        return self.system or any(permission in GRANTS[post.role] for post in self.posts)

    @property
    def granted(self) -> frozenset[Permission]:
        """Return all that some post grants, whatever its reach: for links on pages."""
        return frozenset(one for post in self.posts for one in GRANTS[post.role])

    def reaches_all(self, permission: Permission) -> bool:
        return self.system or any(
            GRANTS[post.role].get(permission) is Reach.EVERYTHING for post in self.posts
        )

    def own_bodies(self, permission: Permission) -> frozenset[int]:
        """Return the bodies for which the permission is granted with reach OWN."""
        return frozenset(
            post.body_id
            for post in self.posts
            if post.body_id is not None and GRANTS[post.role].get(permission) is Reach.OWN
        )

    @property
    def only_themselves(self) -> bool:
        """Return whether the person is here for their own profile and nothing else."""
        return bool(self.posts) and all(post.role is Role.INTELLECTUAL for post in self.posts)

    @property
    def body_names(self) -> list[str]:
        """Return what the person's bodies are called, each once."""
        return self.names_of(self.body_ids)

    def names_of(self, body_ids: frozenset[int]) -> list[str]:
        """Return what those of the person's bodies are called, each once."""
        named = (post.body for post in self.posts if post.body and post.body_id in body_ids)
        return list(dict.fromkeys(named))

    @property
    def body_ids(self) -> frozenset[int]:
        return frozenset(post.body_id for post in self.posts if post.body_id is not None)

    def may(self, permission: Permission, *, of: Iterable[int | None] = ()) -> bool:
        """Return whether the permission holds over something that belongs to the bodies `of`."""
        return self.reaches_all(permission) or not self.own_bodies(permission).isdisjoint(of)

    def require(self, permission: Permission, *, of: Iterable[int | None] = ()) -> None:
        """Refuse with NotAllowed unless `may` holds."""
        if not self.may(permission, of=of):
            raise NotAllowed(
                noop("Anh/chị chưa được giao việc này. Liên hệ đầu mối theo dõi kế hoạch.")
            )


ANONYMOUS = Actor(user_id=None, label="")
SYSTEM = Actor(user_id=None, label="Hệ thống", system=True)
