"""Accounts and posts: who may come in, and for which body."""

from hientai.accounts.services.own import (
    end_own_role,
    forget_account,
    give_own_role,
    open_own_account,
)
from hientai.accounts.services.people import (
    Incomplete,
    NewPassword,
    add_person,
    add_post,
    change_own_password,
    deactivate,
    end_post,
    renew_password,
)
from hientai.accounts.services.samples import DemoAccount, make_demo_people

__all__ = [
    "DemoAccount",
    "Incomplete",
    "NewPassword",
    "add_person",
    "add_post",
    "change_own_password",
    "deactivate",
    "end_own_role",
    "end_post",
    "forget_account",
    "give_own_role",
    "make_demo_people",
    "open_own_account",
    "renew_password",
]
