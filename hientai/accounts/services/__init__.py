"""Accounts and posts: who may come in, and for which body."""

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
    "end_post",
    "make_demo_people",
    "renew_password",
]
