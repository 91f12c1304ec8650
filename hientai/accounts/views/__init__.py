"""Signing in and out, the policy, the people, the log."""

from django.views.i18n import set_language as set_language_view

from hientai.accounts.views.door import choose_theme, locked_out, own_password, sign_in, sign_out
from hientai.accounts.views.people import (
    add_person,
    add_post,
    deactivate,
    end_post,
    people,
    person,
    renew_password,
)
from hientai.accounts.views.records import log, policy
from hientai.core.access import public

set_language = public(set_language_view)

__all__ = [
    "add_person",
    "add_post",
    "choose_theme",
    "deactivate",
    "end_post",
    "locked_out",
    "log",
    "own_password",
    "people",
    "person",
    "policy",
    "renew_password",
    "set_language",
    "sign_in",
    "sign_out",
]
